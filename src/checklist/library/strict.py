"""YAML in which nothing changes meaning, read without recursion trouble, with the line of every field.

Only `true`, `false`, plain decimal numbers, `null`, `~` and nothing at all are special: `no`, `on`, `1e3`, `12:30`
and dates stay text. What YAML offers beyond lists, keys and values is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from checklist.library.problem import Problem, Way, spelled

MOST_BYTES = 2_000_000
MOST_LEVELS = 40
MOST_ENTRIES = 100_000
MOST_PROBLEMS = 100

_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
SPECIAL: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
HIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_TOO_BIG = f"the file is larger than {MOST_BYTES // 1_000_000} MB and was not read: content is far smaller"
_SIGNS = {
    "mapping values are not allowed": "a second colon stands here: put the text in quotes",
    "could not find expected ':'": "a key stands here without a colon after it",
    "did not find expected key": "this line does not line up with the lines above it, or a quote is not closed",
    "did not find expected '-' indicator": "this line does not line up with the list above it",
    "found unexpected end of stream": "a quote or bracket is opened and never closed",
    "while scanning a quoted scalar": "a quote is opened and never closed, or holds a sign YAML does not know",
    "while parsing a flow": "a bracket is opened and not closed, or a comma is missing",
    "cannot start any token": "a sign stands here that YAML keeps for itself: put the text in quotes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as plain data with each field's line, and what is wrong with it as YAML. `complete`: read to its end."""

    name: str
    data: object
    lines: Mapping[Way, int]
    problems: tuple[Problem, ...] = ()
    complete: bool = True

    def line(self, way: Way) -> int:
        """The line of a field, or of the nearest field above it that is there."""
        return next((self.lines[way[:n]] for n in range(len(way), -1, -1) if way[:n] in self.lines), 1)

    def problem(self, way: Way, what: str) -> Problem:
        """A problem at one field of this file."""
        return Problem(file=self.name, line=self.line(way), path=spelled(way), what=" ".join(what.split()))


def read_file(path: Path, name: str | None = None) -> Document:
    """The file at `path`; one that is too big is refused after the first part of it."""
    with path.open("rb") as file:
        return read_bytes(file.read(MOST_BYTES + 1), name or str(path))


def read_bytes(raw: bytes, name: str) -> Document:
    """A file's bytes, which must be UTF-8."""
    if len(raw) > MOST_BYTES:
        return _refused(name, 1, _TOO_BIG)
    try:
        return read_text(raw.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _refused(name, line, "these letters are not UTF-8: save the file with the encoding UTF-8")


def read_text(text: str, name: str) -> Document:
    """A file's text."""
    if len(text) > MOST_BYTES:
        return _refused(name, 1, _TOO_BIG)
    hidden = HIDDEN.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        return _refused(name, line, "a control character stands here that no editor shows: delete it")
    outline = _Outline(name, text)
    outline.read()
    return _Meaning(name, outline.problems).document(outline.root)


def _refused(name: str, line: int, what: str) -> Document:
    problem = Problem(file=name, line=line, path="", what=what)
    return Document(name=name, data=None, lines={(): line}, problems=(problem,), complete=False)


@dataclass(slots=True)
class _Node:
    """A scalar, alias, list, or mapping with its keys and values in turn."""

    event: yaml.NodeEvent
    line: int
    children: list["_Node"] = field(default_factory=list)

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.event, yaml.MappingStartEvent)

    def step(self, reached: int) -> Way:
        """The way from here to the child `reached`: a mapping's keys and values are both children."""
        if not self.is_mapping:
            return (reached,)
        return (_key(self.children[reached - 1]),) if reached % 2 else ()


class _Stop(Exception):
    """Reading on makes no sense."""


class _Outline:
    """Nodes from YAML events, on a stack of our own, within the limits."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.root: _Node | None = None
        self.problems: list[Problem] = []
        self.open: list[_Node] = []
        self.entries = 0

    def read(self) -> None:
        """Everything up to the first place that cannot be read."""
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self.take(event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.note(mark.line + 1 if mark else 1, self.said(error, mark))
        except _Stop:
            pass

    def take(self, event: yaml.Event) -> None:
        """One event."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent) and self.root:
            self.note(line, "a second document starts here (---): a file holds one")
            raise _Stop
        if isinstance(event, yaml.NodeEvent):
            self.add(_Node(event, line))
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.open.pop()

    def add(self, node: _Node) -> None:
        """A node, under the one that is open."""
        self.entries += 1
        if self.entries > MOST_ENTRIES:
            self.note(node.line, f"the file has more than {MOST_ENTRIES} entries and was not read to its end")
            raise _Stop
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        if isinstance(node.event, yaml.CollectionStartEvent):
            self.open.append(node)
        if len(self.open) > MOST_LEVELS:
            self.note(node.line, f"nested more than {MOST_LEVELS} levels deep: nothing here needs that")
            raise _Stop

    def note(self, line: int, what: str) -> None:
        """A problem where reading stopped."""
        reached = [len(node.children) - 1 for node in self.open[:-1]] + [len(node.children) for node in self.open[-1:]]
        way = tuple(step for node, n in zip(self.open, reached, strict=True) for step in node.step(n))
        self.problems.append(Problem(file=self.name, line=line, path=spelled(way), what=what))

    def said(self, error: yaml.MarkedYAMLError, mark: yaml.Mark | None) -> str:
        """What is wrong, without YAML's own words where we know better ones."""
        lines = self.text.splitlines()
        here = lines[mark.line] if mark and mark.line < len(lines) else ""
        if "\t" in here[: len(here) - len(here.lstrip())]:
            return "a tab stands in front of this line: indent with spaces"
        told = f"{error.context or ''} {error.problem or ''}"
        return "this is not YAML: " + next((what for sign, what in _SIGNS.items() if sign in told), told.strip())


class _Meaning:
    """Plain data from nodes. Recursive: the outline is at most 40 levels deep."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name, self.complete = name, not problems
        self.problems = list(problems)
        self.lines: dict[Way, int] = {(): 1}

    def document(self, root: _Node | None) -> Document:
        """The whole file. One with too many problems has no data."""
        try:
            data = self.value(root, ()) if root else None
        except _Stop:
            data, self.complete = None, False
        if data is None and not self.problems:
            self.problems.append(Problem(file=self.name, line=1, path="", what="the file is empty"))
        complete = self.complete and data is not None
        return Document(name=self.name, data=data, lines=self.lines, problems=tuple(self.problems), complete=complete)

    def value(self, node: _Node, way: Way) -> object:
        """What a node means at its place."""
        self.lines.setdefault(way, node.line)
        self.refuse_extras(node, way)
        if isinstance(node.event, yaml.ScalarEvent):
            return _plain(node.event)
        if isinstance(node.event, yaml.SequenceStartEvent):
            return [self.value(child, (*way, n)) for n, child in enumerate(node.children)]
        return self.fields(node, way) if node.is_mapping else None

    def fields(self, node: _Node, way: Way) -> dict[str, object]:
        """A mapping's fields. A key that cannot be kept takes its value with it."""
        found: dict[str, object] = {}
        for key, value in zip(node.children[::2], node.children[1::2], strict=False):
            here = (*way, _key(key))
            wrong = self.wrong_key(key, here)
            if wrong:
                self.note(key.line, here if _key(key) else way, wrong)
                continue
            self.lines[here] = key.line
            found[_key(key)] = self.value(value, here)
        return found

    def wrong_key(self, key: _Node, here: Way) -> str | None:
        """Why a key cannot be kept, if so."""
        if not isinstance(key.event, yaml.ScalarEvent):
            return "a list or mapping stands where a key must be"
        if not _key(key).strip():
            return "a value stands here without a key in front of its colon"
        if _key(key) == "<<":
            return "merging (<<) is not used here: write the fields out"
        return f"this key stands here twice: first on line {self.lines[here]}" if here in self.lines else None

    def refuse_extras(self, node: _Node, way: Way) -> None:
        """Anchors, aliases and tags are refused where they stand."""
        anchor, tag = node.event.anchor, getattr(node.event, "tag", None)
        if isinstance(node.event, yaml.AliasEvent):
            self.note(node.line, way, f"*{anchor} copies from another place: write it out here")
        elif anchor:
            self.note(node.line, way, f"&{anchor} marks a place to copy from: write it out where it is needed")
        if tag:
            self.note(node.line, way, f"the tag {tag} is not used here: take it away")

    def note(self, line: int, way: Way, what: str) -> None:
        """A problem. After very many of them reading stops."""
        self.problems.append(Problem(file=self.name, line=line, path=spelled(way), what=what))
        if len(self.problems) == MOST_PROBLEMS:
            self.note(line, (), f"{MOST_PROBLEMS} problems were found; there may be more after them")
            raise _Stop


def _key(node: _Node) -> str:
    return str(node.event.value) if isinstance(node.event, yaml.ScalarEvent) else ""


def _plain(event: yaml.ScalarEvent) -> object:
    """What a scalar means: quoted is always text."""
    text = str(event.value)
    if not event.implicit[0]:
        return text
    if text in SPECIAL:
        return SPECIAL[text]
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
