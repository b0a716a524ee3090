# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the parts of the topics of the bundled Node.js bank: what its tests judge.

The bank's form is told in the help, "Write your own bank". This is no general reader of Markdown."""
import dataclasses
import pathlib
import re

FENCE = re.compile(r"^(`{3,})(\w*)\s*$")


@dataclasses.dataclass
class Code:
    line: int
    language: str
    text: str

    @property
    def file_name(self):
        """The name that the first line gives, such as "// app.mjs"."""
        match = re.match(r"(?://|#) ([\w.-]+\.\w+)\n", self.text)
        return match.group(1) if match else None

    @property
    def needs(self):
        """The oldest major version that "Needs Node.js 22" names, or 0."""
        match = re.search(r"^// Needs Node\.js (\d+)", self.text, re.M)
        return int(match.group(1)) if match else 0


@dataclasses.dataclass
class Choice:
    line: int
    prompt: str
    codes: list
    options: list  # (text, correct)
    explanations: list  # (lead, text)


@dataclasses.dataclass
class Part:
    line: int
    lines: list

    @property
    def text(self):
        return "\n".join(self.lines).strip()

    @property
    def codes(self):
        return find_codes(self.lines, self.line + 1)


@dataclasses.dataclass
class Topic:
    path: pathlib.Path
    line: int
    section: str
    title: str
    parts: dict

    @property
    def where(self):
        return f"{self.path.name}:{self.line}"


def find_codes(lines, first_line):
    codes = []
    start = None
    for number, line in enumerate(lines, first_line):
        match = FENCE.match(line)
        if start is None and match:
            start = (number, match)
            body = []
        elif start is not None and line.strip() == start[1].group(1):
            codes.append(Code(start[0], start[1].group(2), "".join(f"{text}\n" for text in body)))
            start = None
        elif start is not None:
            body.append(line)
    return codes


def read_topics(path):
    """All topics of a file, each with its parts by name; what stands above the first part is "Answer"."""
    topics = []
    section = None
    part = None
    fence = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        match = FENCE.match(line)
        if fence is None and match:
            fence = match.group(1)
        elif fence is not None and line.strip() == fence:
            fence = None
        elif fence is None and (heading := re.match(r"(#{1,6}) (.+)$", line)):
            level, title = len(heading.group(1)), heading.group(2)
            if level <= 2:
                section, part = title, None
            elif level == 3:
                part = Part(number, [])
                topics.append(Topic(path, number, section, title, {"Answer": part}))
            elif topics:
                part = Part(number, [])
                topics[-1].parts[title] = part
            continue
        if part is not None:
            part.lines.append(line)
    return topics


def read_choices(part):
    """The questions with options of a part, each beginning with "**1. …**", which may have several lines."""
    choices = []
    starts = [i for i, line in enumerate(part.lines) if re.match(r"\*\*\d+\. ", line)]
    for start, end in zip(starts, starts[1:] + [len(part.lines)]):
        lines = part.lines[start:end]
        first = next((i for i, line in enumerate(lines) if re.match(r"- \[[ x]\] ", line)), len(lines))
        options = []
        explanations = []
        for line in lines[first:]:
            if match := re.match(r"- \[([ x])\] (.+)", line):
                options.append([match.group(2), match.group(1) == "x"])
            elif match := re.match(r"- \*\*(.+?)\*\*:? (.+)", line):
                explanations.append([match.group(1), match.group(2)])
            elif line.startswith("  ") and explanations:
                explanations[-1][1] += " " + line.strip()
            elif line.startswith("  ") and options:
                options[-1][0] += " " + line.strip()
        prompt = re.match(r"\*\*\d+\. (.+?)\*\*(?:\n\n|$)", "\n".join(lines), re.S).group(1)
        codes = find_codes(lines[:first], part.line + 1 + start)
        choices.append(Choice(part.line + 1 + start, " ".join(prompt.split()), codes, options, explanations))
    return choices


def read_bank(folder):
    return [topic for path in sorted(pathlib.Path(folder).glob("[0-9]*.md")) for topic in read_topics(path)]
