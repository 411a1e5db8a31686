"""The documentation as text: its sentences, what stands in code font, its fenced blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.test_repository import tracked

FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def documents() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".md"]


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Block:
    """A fenced block: what its fence says, and what stands in it."""

    path: Path
    kind: str
    text: str


def blocks() -> Iterator[Block]:
    for path in documents():
        for kind, text in FENCE.findall(text_of(path)):
            yield Block(path, kind.strip(), text)


def examples(kind: str) -> list[str]:
    return [block.text for block in blocks() if block.kind == kind]


def spans(path: Path) -> list[str]:
    """What stands in code font within the sentences."""
    return SPAN.findall(FENCE.sub("", text_of(path)))


def typed() -> Iterator[str]:
    """Every line that a reader may type: in a block that is no example, or in code font."""
    for block in blocks():
        yield from (line.split(" # ")[0].strip() for line in block.text.splitlines() if block.kind in ("", "ini"))
    for path in documents():
        yield from spans(path)


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its rank or above."""
    rank = heading.count("#")
    after = text.split(f"{heading}\n", 1)[1]
    return re.split(rf"^#{{1,{rank}}} ", after, maxsplit=1, flags=re.MULTILINE)[0]
