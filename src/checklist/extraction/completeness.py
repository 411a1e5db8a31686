"""What complete guidance holds, and whether a text has it: present, missing, or not applicable, each with its because.

The list is the 12 components of Project RED (a hospital's discharge program) and the items of AHRQ's PEMAT that can be
worked out from text alone. Both are from memory and unverified; the words are our own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checklist.extraction.blocks import Block, Kind
from checklist.extraction.findings import Findings
from checklist.extraction.lint_aftercare import has_phone, result_is_told, sent_to_be_tested
from checklist.extraction.lint_medicines import is_name
from checklist.extraction.lint_wording import HIGHEST_GRADE, passive_in, vague_amounts
from checklist.extraction.moods import Mood
from checklist.extraction.outline import outline
from checklist.extraction.passages import Passage, passages
from checklist.plain import grade


class List(StrEnum):
    """Which list an item is from."""

    RED = "Project RED"
    PEMAT = "PEMAT"


class State(StrEnum):
    """Whether a text has an item."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One item of a list, its state, and because of what."""

    list: List
    item: str
    state: State
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A text as the items look at it."""

    text: str
    findings: Findings
    blocks: tuple[Block, ...]
    said: tuple[Passage, ...]

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text has these words anywhere."""
        return pattern.search(self.text) is not None

    def headed(self, pattern: re.Pattern[str]) -> bool:
        """Whether a heading has these words."""
        return any(block.kind is Kind.HEADING and pattern.search(block.text) for block in self.blocks)


Answer = tuple[State, str]
Item = tuple[List, str, Callable[[_Read], Answer]]


def completeness(text: str, findings: Findings) -> tuple[Component, ...]:
    """Every item of both lists, in their order, with its state in this text."""
    blocks = outline(text)
    read = _Read(text=text, findings=findings, blocks=blocks, said=tuple(passages(blocks)))
    return tuple(_components(read, ITEMS))


def _components(read: _Read, items: Sequence[Item]) -> Iterator[Component]:
    for from_list, item, answer in items:
        state, because = answer(read)
        yield Component(list=from_list, item=item, state=state, because=because)


def _if(holds: object, because: str, missing: str) -> Answer:
    return (State.PRESENT, because) if holds else (State.MISSING, missing)


def _words(pattern: str, because: str, missing: str) -> Callable[[_Read], Answer]:
    """Present where the text has the words."""
    compiled = re.compile(rf"\b(?:{pattern})", re.IGNORECASE)
    return lambda read: _if(read.says(compiled), because, missing)


def _heading(pattern: str, because: str, missing: str) -> Callable[[_Read], Answer]:
    """Present where a heading has the words."""
    compiled = re.compile(rf"\b(?:{pattern})", re.IGNORECASE)
    return lambda read: _if(read.headed(compiled), because, missing)


def _never(because: str) -> Callable[[_Read], Answer]:
    return lambda _: (State.NOT_APPLICABLE, because)


def _visits(read: _Read) -> Answer:
    visits = read.findings.follow_up
    why = "a visit is named, but not when it is" if visits else "no visit after the procedure is named"
    return _if(any(visit.at_days for visit in visits), "a visit has its time", why)


def _results(read: _Read) -> Answer:
    if not sent_to_be_tested(read.said):
        return State.NOT_APPLICABLE, "nothing is sent to be tested"
    return _if(result_is_told(read.said), "it says how the result is told", "nobody is said to tell the result")


def _medicines(read: _Read) -> Answer:
    found = read.findings.medications
    why = "no medicine is named" if found else "no sentence says what to do with a medicine"
    return _if(any(is_name(one.who) for one in found), "a medicine is named, with what to do", why)


def _plain(read: _Read) -> Answer:
    reached = grade(passage.text for passage in read.said)
    why = f"it reads at school grade {reached:g}"
    return _if(reached <= HIGHEST_GRADE, why, f"{why}, above {HIGHEST_GRADE:g}")


def _problems(read: _Read) -> Answer:
    signs, phone = len(read.findings.red_flags), has_phone(read.text)
    lacking = [what for what, there in (("no warning signs", signs), ("no phone number", phone)) if not there]
    return _if(not lacking, f"warning signs: {signs}, and a phone number", ", ".join(lacking))


def _active(read: _Read) -> Answer:
    count = sum(passive_in(passage) is not None for passage in read.said)
    return _if(count == 0, "no passive instruction found", f"passive instructions: {count}")


def _numbers(read: _Read) -> Answer:
    count = sum(1 for passage in read.said for _ in vague_amounts(passage))
    return _if(count == 0, "no amount without a number found", f"amounts without a number: {count}")


def _sections(read: _Read) -> Answer:
    count = sum(block.kind is Kind.HEADING for block in read.blocks)
    return _if(count > 1, f"{count} headings", "fewer than two headings")


def _deeds(read: _Read) -> Answer:
    count = sum(passage.mood in (Mood.DO, Mood.DO_NOT) for passage in read.said)
    return _if(count, f"sentences that say what to do: {count}", "no sentence says what to do")


def _steps(read: _Read) -> Answer:
    told = sum(passage.item and passage.mood in (Mood.DO, Mood.DO_NOT) for passage in read.said)
    return _if(told > 1, f"list items that say what to do: {told}", "what to do is not broken into list items")


WITH_THE_PERSON = "it is done with the person, not in a text"
R, P = List.RED, List.PEMAT
ITEMS: tuple[Item, ...] = (
    (
        R,
        "help with language",
        _words(
            r"interpret\w*|translat\w*|other languages",
            "help with language is offered",
            "no interpreter or translation is offered",
        ),
    ),
    (R, "follow-up visits", _visits),
    (R, "results of tests still out", _results),
    (
        R,
        "services and equipment at home",
        _words(
            r"crutch\w*|walker|wheelchair|home (?:health|care|nurs\w+|help)|district nurse|"
            r"equipment (?:at|for|you)|physical therap\w+|physio\w*|supplies|compression (?:garment|"
            r"stocking)",
            "services or equipment are named",
            "no service or equipment for home is named",
        ),
    ),
    (R, "the right medicines and how to get them", _medicines),
    (R, "agreement with guidelines", _never("a reviewer judges it; fasting hours are compared by the linter")),
    (R, "a written plan people can understand", _plain),
    (
        R,
        "what it is and why",
        _heading(
            r"why|purpose|indications?|reasons?|about|what (?:is|are)|overview|summary|introduction",
            "a section says it",
            "no section says what it is or why it is done",
        ),
    ),
    (R, "what to do if a problem arises", _problems),
    (R, "check of understanding", _never(WITH_THE_PERSON)),
    (
        R,
        "summary to the person's own doctor",
        _words(
            r"(?:letter|summary|report|copy)\b.{0,60}\b(?:your|family|own) (?:own |family )?(?:gp|"
            r"doctor|physician|provider)",
            "it says that the doctor is told",
            "it does not say that the person's own doctor is told",
        ),
    ),
    (
        R,
        "a call after going home",
        _words(
            r"(?:nurse|team|we|someone|staff)\b.{0,30}\b(?:will|to)\b.{0,20}\b(?:call|phone|ring) you",
            "a call is promised",
            "nobody is said to call the person at home",
        ),
    ),
    (
        P,
        "its purpose is evident",
        _heading(
            r"why|purpose|about|overview|summary|introduction|what (?:is|are|to expect)|prepar\w+|"
            r"instructions?",
            "a heading says it",
            "no heading says what the text is for",
        ),
    ),
    (P, "everyday words", _plain),
    (P, "active voice", _active),
    (P, "clear numbers", _numbers),
    (P, "sections with headings", _sections),
    (
        P,
        "a summary",
        _heading(
            r"summary|key points|in short|at a glance|remember|check\s?list", "a section sums up", "no section sums up"
        ),
    ),
    (P, "pictures that help", _never("a plain text shows no pictures")),
    (P, "at least one thing to do", _deeds),
    (P, "speaks to the reader", _words(r"you|your", "it says you", "it never says you")),
    (P, "steps in a list", _steps),
    (
        P,
        "a tool to act with",
        _words(
            r"check\s?list|diary|log\b|form\b|calendar|planner|tick",
            "a tool is named",
            "no checklist, diary or form is named",
        ),
    ),
)
