# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Carrel from outside: real keys by xdotool, and what a screen reader sees over D-Bus.

A small AT-SPI client of our own, because it can wait: every look is repeated until it is as
expected or the time is over.
"""
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

ATSPI = "org.a11y.atspi."
PROPERTIES = "org.freedesktop.DBus.Properties"
TIMEOUT = 30
FOCUSED = 12  # of AtspiStateType

APP_ID = "io.github.carrel_study.Carrel"


class Node:
    """An object of the accessibility tree."""

    def __init__(self, connection, bus, path):
        self.connection, self.bus, self.path = connection, bus, path

    def call(self, interface, method, signature="", *arguments):
        variant = GLib.Variant(f"({signature})", arguments) if signature else None
        return self.connection.call_sync(
            self.bus, self.path, interface, method, variant, None, Gio.DBusCallFlags.NONE, 3000, None
        ).unpack()

    def prop(self, interface, name):
        return self.call(PROPERTIES, "Get", "ss", ATSPI + interface, name)[0]

    @property
    def role(self):
        return self.call(ATSPI + "Accessible", "GetRoleName")[0]

    @property
    def name(self):
        """GTK 4.8 says the name of some buttons twice, once with the mark of the mnemonic."""
        name = self.prop("Accessible", "Name")
        twice = re.fullmatch(r"(.+) (.+)", name) and name.replace("_", "")
        half = len(twice) // 2 if twice else 0
        return twice[:half] if twice and twice[:half] == twice[half + 1:] else name

    @property
    def children(self):
        nodes = self.call(ATSPI + "Accessible", "GetChildren")[0]
        return [Node(self.connection, bus, path) for bus, path in nodes if not path.endswith("/null")]

    @property
    def text(self):
        count = self.prop("Text", "CharacterCount")
        return self.call(ATSPI + "Text", "GetText", "ii", 0, count)[0]

    def has_state(self, bit):
        states = self.call(ATSPI + "Accessible", "GetState")[0]
        return bool(states[bit // 32] >> (bit % 32) & 1)

    @property
    def pressed(self):
        return self.has_state(20) or self.has_state(4)

    def act(self):
        """Presses a button, as a screen reader does."""
        assert self.call(ATSPI + "Action", "DoAction", "i", 0)[0], f"{self.name} does nothing"

    def walk(self):
        yield self
        try:
            children = self.children
        except GLib.Error:
            return
        for child in children:
            yield from child.walk()

    def find_where(self, test):
        """The first object of which test is true; objects come and go while one looks."""
        for node in self.walk():
            try:
                if test(node):
                    return node
            except GLib.Error:
                continue
        return None

    def find(self, name, role=None):
        return self.find_where(lambda node: node.name == name and (role is None or node.role == role))


def wait_for(look, what, timeout=TIMEOUT):
    """Repeats look() until it gives something true, and returns that."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        try:
            found = look()
            if found:
                return found
        except (GLib.Error, IndexError, AttributeError):
            pass
        time.sleep(0.02)
    raise AssertionError(f"waited {timeout} s in vain for: {what}")


class Carrel:
    """One run of the app."""

    bus = None

    def __init__(self, program, *arguments):
        if Carrel.bus is None:
            Carrel.bus = self.connect()
        self.process = subprocess.Popen([program, *map(str, arguments)])
        self.app = wait_for(self.find_app, "the app on the accessibility bus")

    @staticmethod
    def connect():
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 5000, None
        ).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        start = GLib.Variant("(su)", (ATSPI + "Registry", 0))
        bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "StartServiceByName",
                      start, None, 0, 5000, None)
        return bus

    def dbus(self, method, signature=None, *arguments):
        variant = GLib.Variant(signature, arguments) if signature else None
        return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                  variant, None, 0, 3000, None).unpack()[0]

    def find_app(self):
        root = Node(self.bus, ATSPI + "Registry", "/org/a11y/atspi/accessible/root")
        for node in root.children:
            if self.dbus("GetConnectionUnixProcessID", "(s)", node.bus) == self.process.pid:
                return node
        return None

    def web_processes(self):
        return {name for name in self.dbus("ListNames") if name.startswith(APP_ID + ".Sandboxed.WebProcess")}

    def page_text(self, but=()):
        """What stands in the page: on GTK 4.8 the web process has a tree of its own on the bus."""
        texts = []
        for name in self.web_processes().difference(but):
            xml = self.bus.call_sync(name, "/org/a11y/webkit/accessible", "org.freedesktop.DBus.Introspectable",
                                     "Introspect", None, None, 0, 3000, None).unpack()[0]
            for child in re.findall(r'<node name="([0-9a-f_]+)"', xml):
                for node in Node(self.bus, name, f"/org/a11y/webkit/accessible/{child}").walk():
                    try:
                        texts.append(node.text)
                    except GLib.Error:
                        pass
        return "\n".join(texts)

    def windows(self):
        found = subprocess.run(["xdotool", "search", "--pid", str(self.process.pid), "--name", "."],
                               capture_output=True, text=True, check=False).stdout.split()
        return [subprocess.run(["xdotool", "getwindowname", window], capture_output=True, text=True,
                               check=False).stdout.strip() for window in found]

    def wait_title(self, start):
        wait_for(lambda: any(name.startswith(start) for name in self.windows()), f"a window titled {start}…")

    def wait_page(self, text):
        wait_for(lambda: text in self.page_text(), f"the page to say {text!r}")

    def wait_node(self, name, role=None):
        return wait_for(lambda: self.app.find(name, role), f"{role or 'something'} named {name}")

    def choose(self, *items):
        """Takes an item of the menu of banks, or of a menu in it. Its button is within another of the name."""
        outer = self.wait_node("Banks")
        wait_for(lambda: outer.find_where(lambda n: n.path != outer.path and n.name == "Banks"), "the menu of banks").act()
        for item in items:
            self.wait_node(item).act()

    def key(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)

    def close_window(self, name, behind):
        """With Escape; and gives the keys to the window behind, as a window manager would."""
        self.key("Escape")
        wait_for(lambda: name not in self.windows(), f"{name} to close")
        self.focus_window(behind)

    def focus_window(self, name):
        command = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", re.escape(name),
                   "windowfocus", "--sync"]
        wait_for(lambda: subprocess.run(command, check=False).returncode == 0, f"{name} to take the keys")

    def focus_note(self, note):
        """F8 shows the pane and goes there, or hides it when it was shown.

        Keys pressed before the pane is on the screen, a frame or two, go nowhere: only a key that
        arrives proves that the next ones will.
        """
        before = note.text
        self.key("F8")
        try:
            wait_for(lambda: note.has_state(FOCUSED), "the focus in the note", 3)
        except AssertionError:
            self.key("F8")
            wait_for(lambda: note.has_state(FOCUSED), "the focus in the note")

        def comes_true(look):
            try:
                return wait_for(look, "a key to arrive", 1)
            except AssertionError:
                return False

        def arrives():
            self.key("ctrl+End", "x")
            return comes_true(lambda: note.text != before)

        def is_as_before():
            surplus = len(note.text) - len(before)
            self.key(*["BackSpace"] * surplus)
            return comes_true(lambda: note.text == before)

        wait_for(arrives, "a key to arrive in the note")
        wait_for(is_as_before, "the note to be as before")

    def wait_text(self, node, text):
        try:
            wait_for(lambda: node.text == text, "", 10)
        except AssertionError:
            raise AssertionError(f"typed {text!r}, but {node.name} holds {node.text!r}") from None

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)

    def screenshot(self, folder, name):
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-window", "root", str(folder / f"{name}.png")], check=True)

    def quit(self):
        self.key("ctrl+q")
        assert self.process.wait(TIMEOUT) == 0, "the app ended with an error"

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(TIMEOUT)


def scratch(name):
    """A folder of the test's own, beside its other data."""
    folder = pathlib.Path(os.environ["XDG_DATA_HOME"]).parent / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def library():
    return pathlib.Path(os.environ["XDG_DATA_HOME"]) / "carrel" / "library.db"


def arguments():
    return sys.argv[1], sys.argv[2]
