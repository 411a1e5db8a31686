"""Timing quotes and how right an answer to one is: the same generous rule for every reader.

An answer is taken as the numbers it holds, in what the quote is asked about. A duration and a date that far from
`BASE` count alike; whether it lies before or after, lasts or begins, is not asked, so 14 days are right for "for
2 weeks" and for "after 2 weeks". A date is right within a fortieth from 60 days on: months are not all of 30 days.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from benchmarks.readers import BASE, Answer

OWN = Path(__file__).parent / "timings.yaml"
#: a kind → how many hours its unit has
UNITS = {"hours": 1.0, "before": 24.0, "after": 24.0, "minutes": 1 / 60}
#: a quote without any of these has its time from elsewhere in its text, such as the heading above it
TIMED = re.compile(
    r"\b(?:min(?:ute)?s?|h(?:ou)?rs?|days?|nights?|overnight|evening|morning|week(?:end)?s?|wks?|fortnight|months?|years?"
    r"|midnight|noon|midday|today|tomorrow|tonight|[ap]\.?m)\b|\d\s?[ap]\.?m\b|\b\d?\d:\d\d\b|\bPOD\b",
    re.IGNORECASE,
)
SHORTEST_INEXACT, INEXACT = 60, 1 / 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words and what they say: the ends in the kind's unit, or a clock time, or neither where nothing is to be read."""

    text: str
    kind: str
    ends: tuple[float, ...] = ()
    clock: str | None = None

    @property
    def silent(self) -> bool:
        """Whether the right answer is none."""
        return not self.ends and self.clock is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many timed quotes got both ends or any end, and how many others got no answer, as is right for them."""

    timed: int
    both: int
    any: int
    others: int
    silent: int


def own() -> list[Quote]:
    """The quotes of our own."""
    groups = yaml.safe_load(OWN.read_text(encoding="utf-8"))
    silent = groups.pop("silent")
    timed = [_quote(text, kind, said) for kind, quotes in groups.items() for text, said in quotes.items()]
    return timed + [Quote(text=text, kind=kind) for kind, quotes in silent.items() for text in quotes]


def of_corpus(folder: Path) -> list[Quote]:
    """The quotes of `folder/gold/*.yaml` that have numbers, or a vague amount, and name a time themselves."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder / "gold").glob("*.yaml"))]
    if not texts:
        raise SystemExit(f"There is no gold/*.yaml in {folder}.")
    found = [quote for text in texts for quote in _of_document(yaml.safe_load(text))]
    return [quote for quote in dict.fromkeys(found) if TIMED.search(quote.text)]


def score(quotes: Sequence[Quote], answers: Sequence[Sequence[Answer]]) -> Score:
    """All quotes with their answers."""
    pairs = list(zip(quotes, answers, strict=True))
    timed = [(quote, given) for quote, given in pairs if not quote.silent]
    others = [given for quote, given in pairs if quote.silent]
    return Score(
        timed=len(timed),
        both=sum(both_ends(quote, given) for quote, given in timed),
        any=sum(any_end(quote, given) for quote, given in timed),
        others=len(others),
        silent=sum(not given for given in others),
    )


def both_ends(quote: Quote, given: Sequence[Answer]) -> bool:
    """One of the answers holds just the numbers of the quote, or all of the answers together do."""
    if quote.clock is not None:
        return quote.clock in _clocks(given)
    wanted = _stated(quote.ends)
    each = [_numbers(answer, quote.kind) for answer in given]
    return any(_same(wanted, _stated(numbers)) for numbers in [*each, [one for part in each for one in part]])


def any_end(quote: Quote, given: Sequence[Answer]) -> bool:
    """Some number of some answer is one that the quote states."""
    if quote.clock is not None:
        return both_ends(quote, given)
    said = [number for answer in given for number in _numbers(answer, quote.kind)]
    return any(_near(one, number) for one in _stated(quote.ends) for number in said)


def _stated(ends: Sequence[tuple[float, bool]] | Sequence[float]) -> list[Any]:
    """The ends without the 0 that "for n" and "within n" begin at, each once."""
    once = list(dict.fromkeys(ends))
    above = [end for end in once if (end[0] if isinstance(end, tuple) else end)]
    return above or once


def _same(wanted: Sequence[float], said: Sequence[tuple[float, bool]]) -> bool:
    matched = [any(_near(one, number) for number in said) for one in wanted]
    needed = [any(_near(one, number) for one in wanted) for number in said]
    return bool(said) and all(matched) and all(needed)


def _near(wanted: float, said: tuple[float, bool]) -> bool:
    """The number, exactly; one that was counted out on a calendar, nearly."""
    number, dated = said
    allowed = wanted * INEXACT if dated and wanted >= SHORTEST_INEXACT else 0.01
    return abs(wanted - number) <= allowed


def _numbers(answer: Answer, kind: str) -> list[tuple[float, bool]]:
    """An answer's numbers in the kind's unit, each with whether it was a date."""
    if "hours" in answer:
        return [(_in_unit(float(hours), kind), False) for hours in answer["hours"]]
    return [(_apart(str(end), kind), True) for end in answer.get("at", ())]


def _in_unit(hours: float, kind: str) -> float:
    value = hours / UNITS[kind]
    return 0 if UNITS[kind] == 24 and value < 1 else round(value, 2)


def _apart(end: str, kind: str) -> float:
    """How far a date is from `BASE`: in whole days where days are asked for or it has no time."""
    moment = datetime.fromisoformat(end)
    days = abs((moment.date() - BASE.date()).days)
    if UNITS[kind] == 24:
        return days
    hours = days * 24 if "T" not in end else abs((moment - BASE).total_seconds()) / 3600
    return _in_unit(hours, kind)


def _clocks(given: Sequence[Answer]) -> set[str]:
    said = {str(clock) for answer in given for clock in answer.get("clock", ())}
    return said | {str(end)[11:16] for answer in given for end in answer.get("at", ()) if "T" in str(end)}


def _quote(text: str, kind: str, said: Any) -> Quote:
    if kind == "clock":
        return Quote(text=text, kind=kind, clock=_clock(said))
    return Quote(text=text, kind=kind, ends=tuple(end for end in said if end is not None))


def _clock(said: str | int) -> str:
    """HH:MM; YAML reads 11:00 as 660."""
    if isinstance(said, int):
        return f"{said // 60:02d}:{said % 60:02d}"
    return "00:00" if said == "midnight" else said.zfill(5)


def _of_document(gold: Mapping[str, Any]) -> Iterator[Quote]:
    for item in gold.get("fasting") or ():
        yield from _fasting(item)
    for item in gold.get("medications") or ():
        yield from _said(item, item.get("when") or "before", item.get("offset_days"))
    for item in gold.get("preparation_tasks") or ():
        yield from _said(item, "before", item.get("offset_days"))
    for item in gold.get("follow_up") or ():
        yield from _said(item, "after", item.get("at_days"))
    for item in gold.get("recovery_milestones") or ():
        ends = (item.get("from_days"), item.get("to_days"))
        yield from _said(item, "after", ends if item.get("vague") or ends != (None, None) else None)


def _fasting(item: Mapping[str, Any]) -> Iterator[Quote]:
    yield from _said(item, "hours", item.get("hours_before"))
    yield from _said(item, "clock", item.get("clock"))


def _said(item: Mapping[str, Any], kind: str, said: Any) -> Iterator[Quote]:
    """The item's quote, when it says anything of this kind."""
    if said is not None:
        yield _quote(item["quote"], kind, said)
