"""Readers that answer with amounts of time and clock times, most of them in the terms of TIMEX3 ("P6W", "T06:30")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.readers import BASE, Answer, Read

HOURS = {"second": 1 / 3600, "minute": 1 / 60, "minute of arc": 1 / 60, "hour": 1, "day": 24, "night": 24,
         "week": 168, "month": 720, "year": 8760}  # fmt: skip
OF_TIMEX = {"Y": 8760.0, "M": 720.0, "W": 168.0, "D": 24.0}
OF_CLOCK = {"H": 1.0, "M": 1 / 60, "S": 1 / 3600}
PERIOD = re.compile(r"P(?P<days>(?:[\d.]+[YMWD])*)(?:T(?P<clock>(?:[\d.]+[HMS])*))?$")
CLOCK = re.compile(r"T(?P<hour>\d\d)(?::(?P<minute>\d\d))?")
WHOLE_DAYS = ("day", "week", "month", "quarter", "year")


def recognizers() -> Read:
    """Microsoft's; written for an older `emoji`, whose table is given to it under the name it knows."""
    import emoji

    emoji.UNICODE_EMOJI = {"en": emoji.EMOJI_DATA}
    from recognizers_date_time import recognize_datetime

    def read(text: str, _kind: str) -> Sequence[Answer]:
        found = recognize_datetime(text, "en-us", reference=BASE)
        values = [value for one in found if one.resolution for value in one.resolution["values"]]
        return [answer for value in values for answer in _resolved(value)]

    return read


def quantulum3() -> Read:
    """Quantities whose unit is one of time; the middle and its uncertainty are a range."""
    from quantulum3.parser import parse

    def read(text: str, _kind: str) -> Sequence[Answer]:
        found = [(HOURS[one.unit.name], one) for one in parse(text) if one.unit.name in HOURS]
        return [
            {"hours": [(one.value - (one.uncertainty or 0)) * hours, (one.value + (one.uncertainty or 0)) * hours]}
            for hours, one in found
        ]

    return read


def timexy() -> Read:
    """A part of a spaCy pipeline that needs no model."""
    import spacy
    from timexy import Timexy  # noqa: F401 - makes the part known to spaCy

    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": True})
    return lambda text, _kind: [
        answer
        for entity in nlp(text).ents
        for value in re.findall('value="(.*?)"', entity.kb_id_)
        for answer in timex(value)
    ]


def duckling() -> Read:
    """The Rust binding of the Haskell library: times and durations."""
    from datetime import UTC

    import duckling as d

    zone = d.load_time_zones("/usr/share/zoneinfo")
    now = d.parse_ref_time(zone, "UTC", int(BASE.replace(tzinfo=UTC).timestamp()))
    language = d.default_locale_lang(d.parse_lang("EN"))
    context = d.Context(now, d.parse_locale("EN_US", language))
    wanted = d.parse_dimensions(["time", "duration"])
    return lambda text, _kind: [
        answer for found in d.parse(text, context, wanted, False) for answer in _of_duckling(found["value"])
    ]


def timelength() -> Read:
    """The one length it makes of the whole text."""
    from timelength import TimeLength

    def read(text: str, _kind: str) -> Sequence[Answer]:
        seconds = TimeLength(text).result.seconds
        return [{"hours": [seconds / 3600]}] if seconds else []

    return read


def timex(value: str) -> Iterator[Answer]:
    """A TIMEX3 value: an amount or a clock time; a vague one ("PXD") or a date gives nothing."""
    period, clock = PERIOD.match(value), CLOCK.search(value)
    if period and (period["days"] or period["clock"]):
        yield {"hours": [_sum(period["days"], OF_TIMEX) + _sum(period["clock"], OF_CLOCK)]}
    elif clock:
        yield {"clock": [f"{clock['hour']}:{clock['minute'] or '00'}"]}


def _sum(parts: str | None, hours: Mapping[str, float]) -> float:
    return sum(float(number) * hours[unit] for number, unit in re.findall(r"([\d.]+)([A-Z])", parts or ""))


def _resolved(value: Mapping[str, str]) -> Iterator[Answer]:
    """Microsoft's resolution: something that repeats is no answer."""
    kind = value["type"]
    ends = [value[end] for end in ("value", "start", "end") if value.get(end, "not resolved") != "not resolved"]
    if kind == "duration":
        yield {"hours": [float(end) / 3600 for end in ends]}
    elif kind in ("time", "timerange"):
        yield {"clock": [end[:5] for end in ends]}
    elif kind != "set" and ends:
        yield {"at": [end.replace(" ", "T") for end in ends]}


def _of_duckling(value: Mapping[str, Any]) -> Iterator[Answer]:
    if "normalized" in value:
        yield {"hours": [value["normalized"]["value"] / 3600]}
        return
    ends = [value[end] for end in ("from", "to") if end in value] or [value]
    yield {"at": [_day_or_time(end) for end in ends]}


def _day_or_time(end: Mapping[str, str]) -> str:
    return end["value"][:10] if end["grain"] in WHOLE_DAYS else end["value"][:19]
