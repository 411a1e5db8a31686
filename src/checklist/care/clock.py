"""The clock of the house: the only reader of the time.

`now` is what people see; CHECKLIST_NOW sets it at process start and it runs on from there. `real_time` is for
sessions, tokens and rate limits, which no setting may move.
"""

import os
from datetime import UTC, datetime, timedelta

SETTING = "CHECKLIST_NOW"


class ClockError(ValueError):
    """CHECKLIST_NOW does not name a moment."""


def real_time() -> datetime:
    """The time it really is."""
    return datetime.now(UTC)


def shift(setting: str | None, started_at: datetime) -> timedelta:
    """How far the clock of the house is from the real one, for a value of CHECKLIST_NOW."""
    if not setting:
        return timedelta()
    try:
        moment = datetime.fromisoformat(setting)
        return moment - started_at
    except (ValueError, TypeError):
        raise ClockError(
            f"{SETTING} must be a date and time with an offset, such as 2027-03-15T20:40:00-07:00; it is {setting!r}."
        ) from None


_SHIFT = shift(os.environ.get(SETTING), real_time())


def now() -> datetime:
    """What time it is for the people of the house."""
    return real_time() + _SHIFT
