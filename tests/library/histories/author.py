# SPDX-License-Identifier: GPL-3.0-or-later
"""Who edits a bank and writes its files, for good or by accident."""
import copy
import shutil

from edits import EDITS, home_of, new_topic

TEXTS = "renumber reorder reword answer move rename_files delete insert near_copy split merge".split()
FILES = "restore drop_document restore_document copy_document end_copies move_document spoil mend".split()


class Author:
    """@bank is what is meant; files may say something else: @broken ones nothing, @copies what they said before."""

    def __init__(self, bank, folder):
        self.bank, self.folder, self.random = bank, folder, bank.random
        self.broken, self.copies, self.deleted, self.dropped = {}, {}, {}, []
        self.all_broken = False

    # Edits

    def edit(self):
        names = self.random.choices(TEXTS + FILES, k=self.random.choice([0, 1, 1, 2, 3]))
        for name in names:
            before = {topic.uid: topic for topic in self.bank.all()}
            if name in FILES:
                getattr(self, name)()
            elif name != "delete" or len(before) > 3:
                EDITS[name](self.bank, self.random.choice([0.05, 0.1, 0.3]))
            self.bank.settle()
            self.fill()
            left = {topic.uid for topic in self.bank.all()}
            self.deleted.update((uid, copy.deepcopy(topic)) for uid, topic in before.items() if uid not in left)
        return names

    def fill(self):
        """A bank of nothing cannot be edited."""
        while len(self.bank.all()) < 3:
            self.random.choice(self.bank.sections()).topics.append(new_topic(self.bank))

    def restore(self):
        """What was deleted comes back, anywhere."""
        there = {topic.uid for topic in self.bank.all()}
        for uid in [uid for uid in self.deleted if uid not in there][:3]:
            section = self.random.choice(self.bank.sections())
            section.topics.insert(self.random.randint(0, len(section.topics)), self.deleted.pop(uid))

    def drop_document(self):
        if len(self.bank.documents) > 1:
            document = self.random.choice(self.bank.documents)
            self.bank.documents.remove(document)
            self.dropped.append(copy.deepcopy(document))

    def restore_document(self):
        """As it was, but for what was restored of it elsewhere."""
        if not self.dropped:
            return
        document = self.dropped.pop()
        there = {topic.uid for topic in self.bank.all()}
        for section in document.sections:
            section.topics = [topic for topic in section.topics if topic.uid not in there]
        if document.path not in {other.path for other in self.bank.documents} and any(section.topics for section in document.sections):
            self.bank.documents.append(document)

    def copy_document(self):
        document = self.random.choice(self.bank.documents)
        self.copies[document.path] = (f"copies/{len(self.copies)}-{document.path.replace('/', '-')[-60:]}", self.bank.render()[0][document.path])

    def end_copies(self):
        """The copies stay, what they were made of goes."""
        for document in self.bank.documents:
            if document.path in self.copies:
                document.path = self.copies[document.path][0]
        self.copies = {}

    def move_document(self):
        document = self.random.choice(self.bank.documents)
        document.path = f"moved-{self.random.randrange(3)}/" + document.path.rsplit("/", 1)[-1]
        if [other.path for other in self.bank.documents].count(document.path) > 1:
            document.path += f"-{self.bank.next_uid}.md"

    def spoil(self):
        self.broken[self.random.choice(self.bank.documents).path] = self.random.choice(["empty", "binary", "large", "folder"])

    def mend(self):
        self.broken = {}

    # Files

    def write(self):
        """Returns the places of all topics that can be read."""
        files, places = self.bank.render()
        files.update(dict(copied for path, copied in self.copies.items() if path in files and copied[0] not in files))
        self.broken = {path: kind for path, kind in self.broken.items() if path in files}
        self.all_broken = len(self.broken) == len(files)
        present = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.md")}
        for path in present - set(files):
            self.remove(path)
        for path, text in files.items():
            target = self.folder / path
            kind = self.broken.get(path)
            if kind is None and target.is_file() and target.read_text() == text:
                continue
            self.remove(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            if kind == "folder":
                target.mkdir()
            elif kind == "large":
                with target.open("wb") as file:
                    file.truncate(101_000_000)
            else:
                target.write_bytes({"empty": b"", "binary": b"\0\1\2" + bytes(99)}.get(kind, text.encode()))
        return {(path, line): topic for path, line, topic in places if path not in self.broken}

    def remove(self, path):
        target = self.folder / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
