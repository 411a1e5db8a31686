"""Readers that answer with dates: each is asked with `BASE` as its now."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import pairwise

from benchmarks.readers import BASE, Answer, Read


def dateparser() -> Read:
    """Its search, told the language so that it need not guess."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": BASE, "PREFER_DATES_FROM": "future"}
    return lambda text, _kind: [
        at(found) for _words, found in search_dates(text, languages=["en"], settings=settings) or []
    ]


def datefinder() -> Read:
    """Every date it finds."""
    from datefinder import find_dates

    return lambda text, _kind: [at(found) for found in find_dates(text, base_date=BASE)]


def parsedatetime() -> Read:
    """What `nlp` finds; a flag of 0 says that it is no time."""
    from parsedatetime import Calendar

    calendar = Calendar()
    return lambda text, _kind: [at(found) for found, flag, *_ in calendar.nlp(text, BASE) or () if flag]


def timefhuman() -> Read:
    """Dates, ranges, lists and amounts."""
    from timefhuman import tfhConfig
    from timefhuman import timefhuman as read

    config = tfhConfig(now=BASE)
    return lambda text, _kind: list(_of_any_shape(read(text, config)))


def stringtime() -> Read:
    """The dates of `extract_dates`."""
    from stringtime import extract_dates

    return lambda text, _kind: [
        at(match.date.to_datetime().replace(tzinfo=None)) for match in extract_dates(text, relative_to=BASE)
    ]


def dateparse() -> Read:
    """Dates without a time."""
    from dateparse import DateParser

    parser = DateParser(base_date=BASE.date())
    return lambda text, _kind: [at(found.date) for found in parser.get_all(text) or ()]


def parsewhen() -> Read:
    """Dates, which it counts from the real now, and amounts."""
    from parsewhen import generate

    def read(text: str, _kind: str) -> Sequence[Answer]:
        ahead = BASE.date() - date.today()  # noqa: DTZ011 - its own now
        return list(_of_any_shape([_moved(part, ahead) for part in generate(text) if not isinstance(part, str)]))

    return read


def chrono_python() -> Read:
    """Dates and ranges."""
    import chrono_python as chrono
    from chrono_python.types import DateTimeMoment

    now = DateTimeMoment.of(BASE)
    return lambda text, _kind: [at(found.datetime()) for found in chrono.parse(text, now)]


def ctparse() -> Read:
    """The one time it makes of the whole text, in at most a second."""
    from ctparse import ctparse as parse
    from ctparse.types import Duration, Interval

    hours = {"minutes": 1 / 60, "hours": 1, "days": 24, "nights": 24, "weeks": 168, "months": 720}

    def read(text: str, _kind: str) -> Sequence[Answer]:
        found = parse(text, ts=BASE, timeout=1)
        said = found.resolution if found else None
        if isinstance(said, Duration):
            return [{"hours": [said.value * hours[said.unit.value]]}]
        ends = [said.t_from, said.t_to] if isinstance(said, Interval) else [said]
        return [answer for end in ends if end is not None for answer in _of_parts(end)]

    return read


def at(*ends: date) -> Answer:
    """Dates as an answer."""
    return {"at": [end.isoformat() for end in ends]}


def _of_parts(end: object) -> Iterator[Answer]:
    """ctparse's time: a clock, a date, or both."""
    year, month, day, hour, minute = (getattr(end, part) for part in ("year", "month", "day", "hour", "minute"))
    if hour is not None:
        yield {"clock": [f"{hour:02d}:{minute or 0:02d}"]}
    if None not in (year, month, day):
        yield at(date(year, month, day))


def _of_any_shape(found: object) -> Iterator[Answer]:
    if isinstance(found, list):
        for one in found:
            yield from _of_any_shape(one)
    elif isinstance(found, timedelta):
        yield {"hours": [found.total_seconds() / 3600]}
    elif isinstance(found, time):
        yield {"clock": [found.strftime("%H:%M")]}
    elif isinstance(found, date):
        yield at(found)
    elif isinstance(found, tuple):
        yield from _of_ends([end for end in found if end is not None])


def _of_ends(ends: Sequence[object]) -> Iterator[Answer]:
    """A range as one answer, when both of its ends are of one sort."""
    parts = [answer for end in ends for answer in _of_any_shape(end)]
    same = all(one.keys() == other.keys() for one, other in pairwise(parts))
    if same and parts:
        (key,) = parts[0]
        yield {key: [value for part in parts for value in part[key]]}
    else:
        yield from parts


def _moved(found: object, ahead: timedelta) -> object:
    return found + ahead if isinstance(found, date) else found
