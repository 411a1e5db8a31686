"""A procedure as its authors would write it: the file that `load_procedure` reads back as the same procedure."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import time
from typing import Any

from checklist.checkin import RedFlag
from checklist.diet import Diet
from checklist.fasting import FoodClass, Instruction
from checklist.guidance import ENGLISH, Anchor, Condition, DayRange, Offset, Source, Span, Words, for_weeks
from checklist.library.authored_text import Flow, lines
from checklist.library.procedure_file import EVERYTHING
from checklist.library.windows import MOST_WEEKS
from checklist.procedure import Item, Procedure, Section, TaskRule, Variant
from checklist.recovery import FollowUp, Milestone

PARTS = (
    "sources",
    "sections",
    "fasting",
    "diets",
    "tasks",
    "milestones",
    "follow_up",
    "red_flags",
    "own_red_flags",
    "similar",
    "gaps",
)
TASK_KEYS = (
    "note", "weight", "actor", "question", "window", "condition", "done_once", "bowel_prep", "eats", "instead",
)  # fmt: skip
Fields = dict[str, Any]


def procedure_text(procedure: Procedure) -> str:
    """The procedure as YAML, its keys in the order of the shipped files and in their short forms."""
    said = _Said(procedure)
    return "".join(("\n" if key in PARTS else "") + _part(key, value) for key, value in said.file().items())


def _part(key: str, value: Any) -> str:
    return "".join(f"{line}\n" for line in lines({key: value}))


class _Said:
    """One procedure's values as authors write them, citing its sources by their keys."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.sources = _named(_cited_in(procedure))

    def file(self) -> Fields:
        """The whole file."""
        return _filled(self.top() | self.parts())

    def top(self) -> Fields:
        """What stands above the parts."""
        p = self.procedure
        review = (
            {"by": p.review.by, "on": str(p.review.on), "next_review": str(p.review.next_review)} if p.review else {}
        )
        return {
            "id": p.id, "version": p.version, "status": p.status, "review": Flow(review),
            "languages": Flow(p.languages),
            "title": _words(p.title), "plain_title": _words(p.plain_title), "anaesthesia": p.anaesthesia,
            "duration_minutes": Flow(p.duration_minutes or ()), "codes": Flow(p.codes), "keywords": Flow(p.keywords),
            "sources": {key: Flow(_source_fields(source)) for key, source in self.sources.items()},
            "source": self.cited(p.source),
        }  # fmt: skip

    def parts(self) -> Fields:
        """Everything that comes in lists."""
        p = self.procedure
        return {
            "sections": [_section(section) for section in p.sections],
            "fasting": [self.fasting(instruction) for instruction in p.fasting],
            "diets": [self.diet(diet) for diet in p.diets],
            "tasks": [self.task(rule) for rule in p.tasks],
            "milestones": [self.milestone(milestone) for milestone in p.milestones],
            "follow_up": [self.visit(visit) for visit in p.follow_up],
            "red_flags": list(p.red_flags), "own_red_flags": [self.sign(flag) for flag in p.own_red_flags],
            "similar": Flow(p.similar),
            "gaps": [{"field": gap.field, "what": _words(gap.what)} for gap in p.gaps],
        }  # fmt: skip

    def cited(self, source: Source) -> Any:
        """A source by its key, with what this rule takes from it."""
        key = next(key for key, named in self.sources.items() if _same(named, source))
        certainty = source.certainty if source.certainty is not self.sources[key].certainty else None
        more = _filled({"quote": source.quote, "at": Flow(source.at or ()), "certainty": certainty})
        return Flow({"use": key, **more}) if more else key

    def fasting(self, said: Instruction) -> Fields:
        """An instruction about food and drink."""
        what = EVERYTHING if said.what == tuple(FoodClass) else Flow(said.what)
        return _filled({"what": what, **_since(said), "source": self.cited(said.source)})

    def diet(self, said: Diet) -> Fields:
        """A diet before the stop times."""
        whole = said.clock is not None and not (said.clock.hour or said.clock.minute) and said.day < 0
        begins = {"days": -said.day} if whole else _since(said)
        return _filled({
            "id": said.id, "kind": said.kind, "says": _words(said.says), **begins,
            "condition": _condition(said.condition), "source": self.cited(said.source),
        })  # fmt: skip

    def task(self, rule: TaskRule) -> Fields:
        """A deed."""
        plain = {field.name: field.default for field in fields(TaskRule)}
        told = {
            "note": _words(rule.note), "weight": rule.weight, "actor": rule.actor, "question": _words(rule.question),
            "window": Flow(_window(rule.span)), "condition": _condition(rule.condition), "done_once": rule.done_once,
            "bowel_prep": rule.bowel_prep, "eats": rule.eats, "instead": [self.variant(one) for one in rule.instead],
        }  # fmt: skip
        kept = {key: told[key] for key in TASK_KEYS if key == "window" or getattr(rule, key) != plain[key]}
        head = {
            "id": rule.id,
            "phase": rule.phase,
            "kind": rule.kind,
            "title": _words(rule.title),
            "why": _words(rule.why),
        }
        return head | kept | {"source": self.cited(rule.source)}

    def variant(self, said: Variant) -> Fields:
        """What a deed is to certain people instead."""
        changes = {key: _words(value) if isinstance(value, Words) else value for key, value in said.changes.items()}
        cited = {"source": self.cited(said.source)} if said.source else {}
        return {"for": _condition(said.condition), **changes, **cited}

    def milestone(self, said: Milestone) -> Fields:
        """A line of the recovery timeline."""
        return _filled({
            "id": said.id, "topic": _words(said.topic), "text": _words(said.text), "kind": said.kind,
            **_days(said.days), "vague": said.vague or None, "condition": _condition(said.condition),
            "source": self.cited(said.source),
        })  # fmt: skip

    def visit(self, said: FollowUp) -> Fields:
        """A visit or call."""
        days = _days(said.days) if said.days else {}
        return {"id": said.id, "what": _words(said.what), **days, "source": self.cited(said.source)}

    def sign(self, flag: RedFlag) -> Fields:
        """A warning sign of the procedure's own."""
        return _filled({
            "id": flag.id, "tier": flag.tier.word, "sign": _words(flag.sign), "condition": _condition(flag.condition),
            "source": self.cited(flag.source),
        })  # fmt: skip


def _filled(fields_: Fields) -> Fields:
    """Without those that say nothing."""
    return {key: value for key, value in fields_.items() if value is not None and value != [] and value != Flow(())}


def _cited_in(procedure: Procedure) -> Iterator[Source]:
    yield procedure.source
    p = procedure
    for part in (p.fasting, p.diets, p.tasks, p.milestones, p.follow_up, p.own_red_flags):
        yield from (rule.source for rule in part)
    yield from (variant.source for rule in p.tasks for variant in rule.instead if variant.source)


def _same(one: Source, other: Source) -> bool:
    return (one.kind, one.title, one.url) == (other.kind, other.title, other.url)


def _named(cited: Iterator[Source]) -> dict[str, Source]:
    """Each source once, under the name of its kind, numbered from the second of a kind."""
    named: dict[str, Source] = {}
    for source in cited:
        if not any(_same(source, known) for known in named.values()):
            count = sum(known.kind is source.kind for known in named.values())
            named[f"{source.kind}_{count + 1}" if count else str(source.kind)] = source
    return named


def _source_fields(source: Source) -> Fields:
    return _filled({"kind": source.kind, "title": source.title, "url": source.url, "certainty": source.certainty})


def _words(words: Words | None) -> Any:
    """A text alone where it is English only."""
    if words is None:
        return None
    said = {str(language): text for language, text in words.by_language.items()}
    return said if set(said) != {ENGLISH} else said[ENGLISH]


def _section(section: Section) -> Fields:
    items = [_item(item) for item in section.items]
    said = {"id": section.id, "heading": _words(section.heading), "ordered": section.ordered or None}
    return _filled(said | {"text": [_words(text) for text in section.text], "items": items})


def _item(item: Item) -> Any:
    return {"label": _words(item.label), "text": _words(item.text)} if item.label else _words(item.text)


def _condition(condition: Condition) -> Any:
    """One fact alone where that is all."""
    if len(condition.all_of) == 1 and not condition.any_of and not condition.none_of:
        return condition.all_of[0]
    return Flow({key: Flow(facts) for key in ("any_of", "all_of", "none_of") if (facts := getattr(condition, key))})


def _window(span: Span) -> Fields:
    """`day` or `days` for whole days from the procedure's, otherwise `from` and `to`."""
    first, last = _whole_day(span.opens), _whole_day(span.closes)
    if first is None or last is None:
        return {"from": _moment(span.opens), "to": _moment(span.closes)}
    return {"day": first} if last == first + 1 else {"days": Flow((first, last - 1))}


def _whole_day(moment: Offset) -> int | None:
    return moment.days if moment.anchor is Anchor.PROCEDURE and moment.at is None else None


def _moment(moment: Offset) -> Any:
    """An anchor alone is its moment; counted from the procedure unless it says otherwise."""
    if not moment.hours and moment.days is None:
        return moment.anchor
    anchor = moment.anchor if moment.anchor is not Anchor.PROCEDURE else None
    at = _clock(moment.at) if moment.at is not None else None
    return Flow(_filled({"hours": moment.hours, "days": moment.days, "at": at, "anchor": anchor}))


def _since(said: Instruction | Diet) -> Fields:
    """Hours before, one where both ends agree, or a clock time on its day."""
    low, high = said.hours or (None, None)
    clock = {"clock": _clock(said.clock)} if said.clock is not None else {}
    return {"hours": low if low == high else Flow((low, high)), **clock, "day": said.day or None}


def _days(days: DayRange) -> Fields:
    """`weeks` where the days are a restriction of whole weeks."""
    weeks = ((days.to_day or 0) + 1) // 7
    if 0 < weeks <= MOST_WEEKS and days == for_weeks(weeks):
        return {"weeks": weeks}
    return {"days": Flow((days.from_day, days.to_day))}


def _clock(clock: time) -> str:
    return clock.strftime("%H:%M")
