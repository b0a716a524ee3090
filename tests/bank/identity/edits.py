# SPDX-License-Identifier: GPL-3.0-or-later
"""What authors do to their banks. Each edit takes a bank and how much of it to touch; topics keep their
uid through all of them, new ones get one of their own."""
import copy


def renumber(bank, share):
    bank.first_number += bank.random.randint(1, 30)


def reorder(bank, share):
    for section in bank.sections():
        bank.random.shuffle(section.topics)


def mutate_words(bank, words, share):
    """At least one word, at most what is said, and not always word for word."""
    random, words = bank.random, list(words)
    for index in random.sample(range(len(words)), min(len(words), max(1, int(len(words) * share)))):
        words[index] = bank.words.word(random)
    return words


def touched(bank, share):
    topics = bank.all()
    return bank.random.sample(topics, max(1, int(len(topics) * share)))


def split_title(bank, title):
    return title.split(" ") if bank.words.spaced or " " in title else [title[i : i + 2] for i in range(0, len(title), 2)]


def reword(bank, share):
    for topic in touched(bank, share):
        parts = split_title(bank, topic.title)
        joint = " " if bank.words.spaced or " " in topic.title else ""
        topic.title = joint.join(mutate_words(bank, parts, bank.random.uniform(0.1, 0.5)))


def edit_block(bank, block, share):
    kind, data = block
    if kind == "stock":
        return block
    if kind == "code":
        fresh = bank.code(["value", "item"])
        return kind, [bank.random.choice(fresh) if bank.random.random() < share else line for line in data]
    return kind, mutate_words(bank, data, share)


def answer(bank, share):
    """Words here and there, or whole sentences."""
    for topic in touched(bank, share):
        amount = bank.random.uniform(0.05, 0.6)
        if not topic.blocks:
            continue
        if bank.random.random() < 0.5:
            topic.blocks = [edit_block(bank, block, amount) for block in topic.blocks]
        else:
            n = int(len(topic.blocks) * amount)
            for index in bank.random.sample(range(len(topic.blocks)), n):
                topic.blocks[index] = bank.block(["value"])


def move_section(bank, share):
    sections = bank.sections()
    for topic in touched(bank, share):
        home = next(section for section in sections if topic in section.topics)
        target = bank.random.choice(sections)
        home.topics.remove(topic)
        target.topics.insert(bank.random.randint(0, len(target.topics)), topic)


def rename_files(bank, share):
    for document in bank.documents:
        if bank.random.random() < 0.5:
            document.path = "chapters/" + bank.noun() + "-" + document.path


def delete(bank, share):
    for topic in touched(bank, share):
        for section in bank.sections():
            if topic in section.topics:
                section.topics.remove(topic)


def insert(bank, share):
    for _ in touched(bank, share):
        section = bank.random.choice(bank.sections())
        section.topics.insert(bank.random.randint(0, len(section.topics)), bank.topic())


def near_copy(bank, share):
    """A topic like one that is there, beside it or elsewhere."""
    for topic in touched(bank, share):
        section = bank.random.choice(bank.sections())
        bank.next_uid += 1
        other = copy.deepcopy(topic)
        other.uid = bank.next_uid
        other.title = " ".join(mutate_words(bank, split_title(bank, other.title), 0.3))
        other.blocks = [edit_block(bank, block, bank.random.uniform(0.1, 0.3)) for block in other.blocks]
        at = section.topics.index(topic) + 1 if topic in section.topics else bank.random.randint(0, len(section.topics))
        section.topics.insert(at, other)


EDITS = {edit.__name__: edit for edit in (renumber, reorder, reword, answer, move_section, rename_files, delete, insert, near_copy)}
