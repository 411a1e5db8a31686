"""Ours: the grammar of time on a quote whose kind is known, and the whole of `extract` on a page."""

from collections.abc import Sequence

from benchmarks.readers import Answer, Read


def grammar() -> Read:
    """The grammar's answer for what the quote is asked about."""
    from checklist.extraction import times

    def read(text: str, kind: str) -> Sequence[Answer]:
        if kind == "clock":
            said = times.clock(text)
            return [{"clock": ["00:00" if said == "midnight" else said]}] if said else []
        if kind == "after":
            days = times.after(text)
            return _hours(24, (days.from_days, days.to_days)) if days else []
        asked = {"before": (times.before, 24), "hours": (times.hours_before, 1), "minutes": (times.minutes, 1 / 60)}
        function, hours = asked[kind]
        return _hours(hours, function(text) or ())

    return read


def whole() -> Read:
    """Everything that a page says, medicines known by every name we ship."""
    from checklist.extraction import extract
    from checklist.library import Library

    names = frozenset(Library.open().fact_base.formulary.spellings.values())

    def read(text: str, _kind: str) -> Sequence[Answer]:
        extract(text, names)
        return []

    return read


def _hours(each: float, ends: Sequence[float | None]) -> list[Answer]:
    said = [end * each for end in ends if end is not None]
    return [{"hours": said}] if said else []
