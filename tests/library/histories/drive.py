# SPDX-License-Identifier: GPL-3.0-or-later
"""A library in a folder of its own: what drives it, and what it holds."""
import os
import sqlite3
import subprocess

REMOVED = 4


class Refused(Exception):
    """The library said no, and why."""


class Topic:
    """A row of the library."""

    def __init__(self, row):
        self.id, self.uuid, self.path, self.position, self.line, self.title, self.digest, self.removed, self.n_questions = row

    def text(self):
        return self.line, self.n_questions, self.digest or "", self.title


class Drive:
    def __init__(self, program, scratch):
        places = {name: str(scratch / name) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **places})
        self.path = scratch / "XDG_DATA_HOME/carrel/library.db"
        self.db = None
        self.ask("reopen")

    def ask(self, *words):
        """Returns what the answer says, in words."""
        self.process.stdin.write("\t".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        answer = []
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError(f"the library died of {words} ({self.process.wait()})")
            said = line.rstrip("\n").split("\t")
            if said[0] == "ok":
                return answer
            if said[0] == "error":
                raise Refused(said[1])
            answer.append(said)

    def query(self, sql, *values):
        if self.db is None:
            self.db = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        return self.db.execute(sql, values).fetchall()

    def topics(self):
        rows = self.query(
            "SELECT topic.id, uuid, path, topic.position, first_line, topic.title, body_hash, removed IS NOT NULL,"
            " (SELECT count (*) FROM question WHERE question.topic = topic.id AND retired IS NULL)"
            " FROM topic JOIN document ON document.id = topic.document ORDER BY path, topic.position"
        )
        return {row[0]: Topic(row) for row in rows}

    def marks(self):
        return Marks(dict(self.query("SELECT topic, text FROM note")), {row[0] for row in self.query("SELECT topic FROM bookmark")})

    def reviews(self):
        """How many answers the library has, and the topics that they are on."""
        rows = self.query("SELECT question.topic, count (*) FROM review JOIN question ON question.id = question GROUP BY 1")
        return sum(count for _, count in rows), {topic for topic, _ in rows}

    def close(self):
        if self.db is not None:
            self.db.close()
        self.process.stdin.close()
        assert self.process.wait() == 0, "the library did not end well"


class Marks:
    """Notes and bookmarks by the ids of their topics. Each note is made of tokens that stand in no other."""

    def __init__(self, notes, bookmarks):
        self.notes, self.bookmarks = notes, bookmarks

    def __eq__(self, other):
        return self.notes == other.notes and self.bookmarks == other.bookmarks

    def ids(self):
        return set(self.notes) | self.bookmarks

    def tokens(self):
        return [token for text in self.notes.values() for token in text.split()]

    def without(self, *ids):
        return Marks({id: text for id, text in self.notes.items() if id not in ids}, self.bookmarks - set(ids))
