"""Lists, keys and values as YAML that `strict` reads back as they were: block style, flow style where it is marked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checklist.library.strict import HIDDEN, SPECIAL

IN_BLOCK = re.compile(r"[^\W\d_](?:[\w .,;!?()'/%’–-]|:(?=\w))*(?<![\s:])")
IN_FLOW = re.compile(r"[^\W\d_](?:[\w .;()'/’–-]|:(?=\w))*(?<![\s:])")


@dataclass(frozen=True)
class Flow:
    """A list or mapping that is written on one line."""

    value: Sequence[Any] | Mapping[str, Any]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Flow) and (self.value == other.value or not (self.value or other.value))

    __hash__ = None  # type: ignore[assignment]


def lines(value: Mapping[str, Any], indent: str = "") -> list[str]:
    """The lines of a mapping."""
    return [line for key, inner in value.items() for line in _entry(f"{indent}{key}:", inner, f"{indent}  ")]


def _entry(opening: str, value: Any, indent: str) -> list[str]:
    """What stands after a key."""
    if isinstance(value, list):
        return [opening, *(line for inner in value for line in _listed(inner, indent))]
    if isinstance(value, Mapping):
        return [opening, *lines(value, indent)]
    return [f"{opening} {_inline(value, IN_BLOCK)}"]


def _listed(value: Any, indent: str) -> list[str]:
    """One entry of a list: its first line after the dash."""
    if not isinstance(value, Mapping):
        return [f"{indent}- {_inline(value, IN_BLOCK)}"]
    first, *rest = lines(value, f"{indent}  ")
    return [f"{indent}- {first.strip()}", *rest]


def _inline(value: Any, plain: re.Pattern[str]) -> str:
    if not isinstance(value, Flow):
        return scalar(value, plain)
    if isinstance(value.value, Mapping):
        return "{" + ", ".join(f"{key}: {_inline(inner, IN_FLOW)}" for key, inner in value.value.items()) + "}"
    return "[" + ", ".join(_inline(inner, IN_FLOW) for inner in value.value) + "]"


def scalar(value: object, plain: re.Pattern[str] = IN_BLOCK) -> str:
    """A text, number, truth or nothing. A text that could be read as anything else stands in quotes.

    >>> [scalar("Rest."), scalar("true"), scalar("a: b"), scalar(8.0), scalar(None), scalar(True)]
    ['Rest.', '"true"', '"a: b"', '8', 'null', 'true']
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return f"{value:.15f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    text = str(value)
    return text if plain.fullmatch(text) and text not in SPECIAL else quoted(text)


def quoted(text: str) -> str:
    r"""A text in double quotes, with every sign escaped that no editor shows.

    >>> quoted('say "no"')
    '"say \\"no\\""'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + HIDDEN.sub(lambda sign: f"\\U{ord(sign[0]):08x}", escaped) + '"'
