"""Clock times and days as a person says them, seen from now. Pure: the words come through `say`."""

from collections.abc import Callable
from datetime import datetime, timedelta

from checklist.guidance import Language
from checklist.reading import spoken_clock, spoken_date, spoken_moment
from checklist.timeline import Timeline

Say = Callable[..., str]
EVENING, DAWN = 17, 5


def day_words(at: datetime, now: datetime, language: Language, say: Say) -> str:
    """The day of `at` seen from `now`, both in the person's zone. Midnight belongs to the night before it."""
    days = (at.date() - now.date()).days
    if at.hour == 0 and at.minute == 0:
        return _midnight(at, days, language, say)
    if days == 0:
        return say("tonight") if at.hour >= EVENING else say("today")
    if days == 1:
        return say("tonight, after midnight") if at.hour < DAWN and now.hour >= EVENING else say("tomorrow")
    return say("on {date}", date=spoken_date(at.date(), language))


def _midnight(at: datetime, days: int, language: Language, say: Say) -> str:
    if days == 1:
        return say("tonight")
    weekday = spoken_date(at.date() - timedelta(days=1), language)
    return say("{date}, at night", date=weekday)


def clock(at: datetime, language: Language) -> str:
    """A clock time."""
    return spoken_clock(at, language)


def day_title(day: datetime, now: datetime, say: Say) -> str | None:
    """The heading of a day near now, or None when its date says enough."""
    days = (day.date() - now.date()).days
    if days <= 0:
        return say("Tonight") if now.hour >= EVENING else say("Today")
    return say("Tomorrow") if days == 1 else None


def day_of_all(line: Timeline, say: Say) -> str:
    """Which day after the procedure it is, of how many that the plan speaks about."""
    if line.today > line.last_day:
        return say("Day {day} after your procedure", day=line.today)
    return say("Day {day} of {days}", day=line.today, days=line.last_day)


def done_when(at: datetime, now: datetime, language: Language) -> str:
    """When something happened: the clock alone if it was today."""
    if at.date() == now.date():
        return spoken_clock(at, language)
    return spoken_moment(at, language)
