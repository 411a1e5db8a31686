"""Words as a patient reads them: dates, clock times and amounts spoken plainly, and terms explained on the spot."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from checklist.guidance import ENGLISH, Language, Words

NO_BREAK = "\u00a0"


@lru_cache(maxsize=4096)
def spoken_date(day: date, language: Language = ENGLISH) -> str:
    """A weekday and date without the year.

    >>> spoken_date(date(2027, 3, 15))
    'Monday, March 15'
    """
    said = _spoken(language)
    return format_date(day, {ENGLISH: "EEEE, MMMM d"}.get(said, "EEEE d MMMM"), locale=said)


@lru_cache(maxsize=4096)
def short_date(day: date, language: Language = ENGLISH) -> str:
    """A weekday and date in little room.

    >>> short_date(date(2027, 3, 15))
    'Mon, Mar 15'
    """
    said = _spoken(language)
    return format_date(day, {ENGLISH: "EEE, MMM d"}.get(said, "EEE d MMM"), locale=said)


def spoken_clock(instant: datetime, language: Language = ENGLISH) -> str:
    """A clock time in the instant's own zone, number and unit kept together.

    >>> spoken_clock(datetime(2027, 3, 15, 22, 30)).replace(NO_BREAK, " ")
    '10:30 pm'
    """
    said = _spoken(language)
    if said != ENGLISH:
        return format_time(instant, "short", locale=said)
    return f"{instant:%I:%M}".lstrip("0") + NO_BREAK + ("am" if instant.hour < 12 else "pm")


def spoken_moment(at: datetime, language: Language = ENGLISH) -> str:
    """A day and a clock time, on the clock that `at` is in.

    >>> spoken_moment(datetime(2027, 3, 16, 13)).replace(NO_BREAK, " ")
    'Tuesday, March 16, 1:00 pm'
    """
    return f"{spoken_date(at.date(), language)}, {spoken_clock(at, language)}"


@lru_cache(maxsize=64)
def _spoken(language: Language) -> Language:
    """The language dates are said in: English where nobody knows how they are said in this one."""
    try:
        Locale(language)
    except UnknownLocaleError:
        return ENGLISH
    return language


def terms_in(text: str, terms: Mapping[str, Words]) -> tuple[str, ...]:
    """The terms of the list that `text` uses as whole words, longest first, none inside another."""
    found: list[str] = []
    rest = text.lower()
    for term in sorted(terms, key=len, reverse=True):
        pattern = rf"\b{re.escape(term.lower())}s?\b"
        if re.search(pattern, rest):
            found.append(term)
            rest = re.sub(pattern, " ", rest)
    return tuple(found)
