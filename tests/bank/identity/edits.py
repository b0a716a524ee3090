# SPDX-License-Identifier: GPL-3.0-or-later
"""What authors do to their banks. Each edit takes a bank and the share of its topics to touch; topics keep
their uid through all of them, and new ones get one of their own."""
import copy

from words import units


def renumber(bank, share):
    bank.first_number += bank.random.randint(1, 30)


def reorder(bank, share):
    for section in bank.sections():
        bank.random.shuffle(section.topics)


def change_words(bank, words, share):
    """Exchanges, drops and adds words: at least one, and at most @share of them goes."""
    random, words = bank.random, list(words)
    count = max(1, int(len(words) * share))
    for index in sorted(random.sample(range(len(words)), min(len(words), count)), reverse=True):
        what = random.random()
        if what < 0.7 or len(words) == 1:
            words[index] = bank.words.word(random)
        elif what < 0.85:
            del words[index]
        else:
            words[index : index + 1] = [bank.words.word(random), bank.words.word(random)]
    return words


def touched(bank, share):
    topics = bank.all()
    return bank.random.sample(topics, max(1, int(len(topics) * share)))


def change_title(bank, title, share):
    if bank.words.spaced or " " in title:
        return " ".join(change_words(bank, title.split(" "), share))
    return "".join(change_words(bank, [title[i : i + 2] for i in range(0, len(title), 2)], share))


def reword(bank, share):
    for topic in touched(bank, share):
        topic.title = change_title(bank, topic.title, bank.random.uniform(0.1, 0.5))


def edit_block(bank, block, share):
    kind, data = block
    if kind == "stock":
        return block
    if kind == "code":
        fresh = bank.code(["value", "item"])
        return kind, [bank.random.choice(fresh) if bank.random.random() < share else line for line in data]
    return kind, change_words(bank, data, share)


def answer(bank, share):
    """Words here and there, whole sentences, options, or the key."""
    random = bank.random
    for topic in touched(bank, share):
        amount = random.uniform(0.05, 0.6)
        if topic.options and random.random() < 0.5:
            topic.key = random.randrange(len(topic.options))
            topic.options[random.randrange(len(topic.options))] = bank.option()
        elif not topic.blocks:
            continue
        elif random.random() < 0.6:
            topic.blocks = [edit_block(bank, block, amount) for block in topic.blocks]
        else:
            for index in random.sample(range(len(topic.blocks)), int(len(topic.blocks) * amount)):
                topic.blocks[index] = bank.block(["value"])
            if random.random() < 0.3:
                topic.blocks.append(bank.block(["value"]))


def home_of(bank, topic):
    return next(section for section in bank.sections() if topic in section.topics)


def move(bank, share):
    """To another section, mostly of another file."""
    for topic in touched(bank, share):
        home_of(bank, topic).topics.remove(topic)
        target = bank.random.choice(bank.sections())
        target.topics.insert(bank.random.randint(0, len(target.topics)), topic)


def rename_files(bank, share):
    for document in bank.documents:
        if bank.random.random() < 0.5:
            document.path = "chapters/" + bank.noun() + "-" + document.path


def delete(bank, share):
    for topic in touched(bank, share):
        if not topic.copied:
            home_of(bank, topic).topics.remove(topic)


def new_topic(bank):
    """Not a question that was there before: were that one deleted, this would be it with another answer. But
    titles that all of a bank's topics have are no question."""
    topic = bank.topic()
    while topic.title in bank.titles and topic.title != bank.same_title:
        topic = bank.topic()
    return topic


def insert(bank, share):
    for _ in touched(bank, share):
        section = bank.random.choice(bank.sections())
        section.topics.insert(bank.random.randint(0, len(section.topics)), new_topic(bank))


def near_copy(bank, share):
    """A topic like one that is there, beside it or elsewhere."""
    random = bank.random
    for topic in touched(bank, share):
        # Were the first of two such topics deleted, the other would be an edit of it to any reader.
        topic.copied = True
        section = home_of(bank, topic)
        place = section.topics.index(topic) + random.randint(0, 1)
        if random.random() < 0.4:
            section = random.choice(bank.sections())
            place = random.randint(0, len(section.topics))
        other = copy.deepcopy(topic)
        bank.next_uid += 1
        other.uid = bank.next_uid
        other.title = change_title(bank, other.title, 0.3)
        other.blocks = [edit_block(bank, block, random.uniform(0.1, 0.3)) for block in other.blocks]
        if other.options:
            other.options[random.randrange(len(other.options))] = bank.option()
        section.topics.insert(place, other)


def size(blocks):
    return sum(len(units(" ".join(data))) for kind, data in blocks if kind != "stock")


def split(bank, share):
    """The part with more of the body is the same topic, whichever has the title."""
    random = bank.random
    for topic in touched(bank, share):
        if len(topic.blocks) < 2 or topic.options or topic.copied:
            continue
        at = random.randint(1, len(topic.blocks) - 1)
        parts = [topic.blocks[:at], topic.blocks[at:]]
        sizes = [size(part) for part in parts]
        # What is nearly half and half is anybody's guess.
        if max(sizes) < 0.6 * sum(sizes):
            continue
        large, small = (0, 1) if sizes[0] > sizes[1] else (1, 0)
        bank.next_uid += 1
        other = copy.deepcopy(topic)
        other.uid, other.blocks, topic.blocks = bank.next_uid, parts[small], parts[large]
        other.copied = topic.copied = True
        (other if random.random() < 0.7 else topic).title = new_topic(bank).title
        section = home_of(bank, topic)
        section.topics.insert(section.topics.index(topic) + (small > large), other)


def merge(bank, share):
    """A topic takes in its neighbour; what comes of it is the one that gave more."""
    random = bank.random
    for first in touched(bank, share):
        section = next((section for section in bank.sections() if first in section.topics), None)
        place = section.topics.index(first) if section else -1
        if section is None or place + 1 >= len(section.topics):
            continue
        second = section.topics[place + 1]
        if first.copied or second.copied or first.options or second.options or not first.blocks or not second.blocks:
            continue
        sizes = size(first.blocks), size(second.blocks)
        if max(sizes) < 0.6 * sum(sizes):
            continue
        large, small = (first, second) if sizes[0] > sizes[1] else (second, first)
        large.blocks = first.blocks + second.blocks
        if random.random() < 0.3:
            large.title = small.title
        large.copied = True
        section.topics.remove(small)


EDITS = {edit.__name__: edit for edit in (renumber, reorder, reword, answer, move, rename_files, delete, insert, near_copy, split, merge)}
