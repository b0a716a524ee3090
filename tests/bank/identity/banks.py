# SPDX-License-Identifier: GPL-3.0-or-later
"""Banks as their authors write them, in a form that can be edited: topics have an identity that no edit
takes away, and rendering tells in which lines each of them stands."""
import copy

from words import SAME_TITLES, STOCK, TERMS, Words

LETTERS = "ABCDEF"


class Topic:
    """A title and blocks: ("text", words), ("item", words), ("code", lines), ("stock", text)."""

    def __init__(self, uid, title, blocks, options=None, key=0):
        self.uid, self.title, self.blocks, self.options, self.key = uid, title, blocks, options, key
        self.copied = False

    def body_text(self):
        """What is its own in its body."""
        parts = [("\n" if kind == "code" else " ").join(data) for kind, data in self.blocks if kind != "stock"]
        return "\n".join(parts + (self.options or []))


class Section:
    def __init__(self, title, topics):
        self.title, self.topics = title, topics


class Document:
    def __init__(self, path, title, sections):
        self.path, self.title, self.sections = path, title, sections


class Bank:
    """Documents, and the way in which they are written."""

    def __init__(self, random, style, language, n_topics):
        self.random, self.style, self.words = random, style, Words(language)
        self.first_number, self.next_uid = 1, 0
        per_section = 1 if style == "files" else random.randint(5, 25)
        self.documents = []
        while self.next_uid < n_topics:
            n_sections = 1 if style == "files" else random.randint(1, 4)
            name = f"{self.noun()}-{self.noun()}-{len(self.documents)}.md"
            sections = [Section(self.section_title(), [self.topic() for _ in range(per_section)]) for _ in range(n_sections)]
            self.documents.append(Document(name, self.noun().title(), sections))

    def copy(self, random):
        other = copy.deepcopy(self, {id(self.words): self.words})
        other.random = random
        other.titles = {topic.title for topic in self.all()}
        other.same_title = SAME_TITLES[self.words.language]
        return other

    def noun(self):
        return self.random.choice(TERMS)

    def section_title(self):
        """Not a sentence: one that asks would be read as a topic."""
        return f"{self.noun().capitalize()} {self.noun()} {self.random.randint(1, 9)}"

    def sections(self):
        return [section for document in self.documents for section in document.sections]

    def all(self):
        return [topic for section in self.sections() for topic in section.topics]

    def code(self, subject):
        lines = []
        for _ in range(self.random.choice([2, 3, 4, 6, 9])):
            a, b = self.noun().replace("-", "_"), self.random.choice(list(subject) + TERMS[:3]).replace("-", "_")
            lines.append(self.random.choice([f"const {a} = {b}({self.random.randrange(20)});", f"console.log({a});", f"if ({a} > {b}) {{", "}",
                                             f"  return {a} + {b};", f"let {b} = [];", f"{a}.{b}();", "} else {", f"  {a}++;"]))
        return lines

    def block(self, subject):
        kind = self.random.choice(["text", "text", "text", "item", "item", "code", "stock"])
        if kind == "code":
            return kind, self.code(subject)
        if kind == "stock":
            return kind, self.random.choice(STOCK[self.words.language])
        return kind, self.words.sentence(self.random, subject)

    def option(self):
        random = self.random
        return random.choice([f"`{random.randrange(9)}` and `{self.noun()}`", "`undefined`", "`ReferenceError`", self.noun(),
                              f"{random.randrange(100)}", self.words.join(self.words.sentence(random)[:5])])

    def short_body(self, subject):
        """What says little: a sentence, a word, a number, code alone."""
        random = self.random
        return random.choice([
            lambda: [("text", self.words.sentence(random, subject)[:8])],
            lambda: [("text", [random.choice(["yes", "no", "true", "false"])])],
            lambda: [("text", [self.noun()])],
            lambda: [("text", [str(random.randrange(1000))])],
            lambda: [("code", self.code(subject))],
            lambda: [("stock", random.choice(STOCK[self.words.language]))],
        ])()

    def topic(self):
        random, title, subject = self.random, *self.words.title(self.random)
        self.next_uid += 1
        if self.style in ("outputs", "boxes", "labels"):
            if self.style == "outputs" and random.random() < 0.8:
                title = SAME_TITLES[self.words.language]
            options = [self.option() for _ in range(4)]
            blocks = [("code", self.code(subject))] if self.style == "outputs" else []
            blocks += [("text", self.words.sentence(random, subject))] * random.choice([0, 1, 1])
            return Topic(self.next_uid, title, blocks, options, random.randrange(4))
        if self.style == "list":
            return Topic(self.next_uid, title, [])
        if random.random() < 0.25:
            return Topic(self.next_uid, title, self.short_body(subject))
        return Topic(self.next_uid, title, [self.block(subject) for _ in range(random.choice([1, 1, 2, 3, 4, 6, 10, 16]))])

    def settle(self):
        """Where a file is a question, each that came to another's file gets one of its own."""
        if self.style != "files":
            return
        documents = []
        for document in self.documents:
            for place, topic in enumerate(document.sections[0].topics):
                path = document.path if place == 0 else f"{self.noun()}-{topic.uid}.md"
                documents.append(Document(path, document.title, [Section("", [topic])]))
        self.documents = documents

    # Rendering

    def body(self, topic):
        out, code = [], None
        for kind, data in topic.blocks:
            if kind == "code":
                out += ["", "```js", *data, "```", ""]
            elif kind == "item":
                out.append("- " + self.words.join(data))
            else:
                text = data if kind == "stock" else self.words.join(data).capitalize() + ("." if self.words.spaced else "。")
                out += ["", text, ""]
        return out

    def render_topic(self, topic, number):
        body, title, style = self.body(topic), topic.title, self.style
        letters = list(zip(LETTERS, topic.options or []))
        if style == "headings":
            return [f"### {number}. {title}", "", *body, "", "**[⬆ Back to Top](#table-of-contents)**", ""]
        if style == "plain":
            return [f"## {title}", "", *body, ""]
        if style == "details":
            return ["<details>", f"<summary>{number}. {title}</summary>", "", *body, "", "</details>", ""]
        if style == "bold":
            return [f"**{number}. {title}**", "", *body, ""]
        if style == "cards":
            text = [line for line in body if line]
            return [f"Q: {title}", "A:" + ("\n" if text and text[0].startswith("```") else " ") + "\n".join(text or ["-"]), ""]
        if style == "files":
            return [f"# {title}", "", "## Answer", "", *body, ""]
        if style == "list":
            return [f"{number}. {title}"]
        if style == "outputs":
            code = [line for kind, data in topic.blocks if kind == "code" for line in ["```javascript", *data, "```", ""]]
            rest = [self.words.join(data) for kind, data in topic.blocks if kind == "text"]
            return [f"###### {number}. {title}", "", *code, *(f"- {a}: {text}" for a, text in letters), "", "<details><summary><b>Answer</b></summary>",
                    "<p>", "", f"#### Answer: {LETTERS[topic.key]}", "", *rest, "", "</p>", "</details>", "", "---", ""]
        if style == "boxes":
            return [f"#### Q{number}. {title}", "", *(f"- [{'x' if k == topic.key else ' '}] {text}" for k, (_, text) in enumerate(letters)), "", *body, ""]
        assert style == "labels", style
        return [f"### {number}. {title}", "", *(f"- {a}. {text}" for a, text in letters), "", f"Answer: {LETTERS[topic.key]}", "", *body, ""]

    def render(self):
        """Paths with their texts, and (path, first line, topic) of each topic in order."""
        files, places = {}, []
        for document in self.documents:
            lines, number = [], self.first_number
            if self.style != "files":
                lines += [f"# {document.title}", ""]
            for section in document.sections:
                if self.style != "files":
                    lines += [f"## {section.title}" if self.style != "plain" else f"# {section.title}", ""]
                for topic in section.topics:
                    places.append((document.path, len(lines) + 1, topic))
                    lines += "\n".join(self.render_topic(topic, number)).split("\n")
                    number += 1
                lines.append("")
            files[document.path] = "\n".join(lines)
        return files, places
