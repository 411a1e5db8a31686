"""When a simulated person comes in: any hour, zones of every kind, and often close to a clock change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from checklist.guidance import in_zone, local_date

ZONES = (
    "America/New_York", "America/Chicago", "America/Los_Angeles", "America/Phoenix", "America/Santiago",
    "America/St_Johns", "Europe/London", "Europe/Berlin", "Africa/Cairo", "Asia/Tokyo", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Pacific/Auckland", "UTC",
)  # fmt: skip
FIRST, DAYS = datetime(2027, 1, 1, tzinfo=UTC), 730
LEADS = (0, 0.5, 1, 1.5, 2, 2, 3, 5, 11, 14, 18, 26)
STAYS = (1.5, 3, 8, 26, 52, 130)
AHEAD = (0.5, 5, 20, 47, 100, 240, 500, 800, 1500, -3, -60, -2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """A person's moments. One of procedure and arrival is there."""

    timezone: str
    made_at: datetime
    procedure_at: datetime | None
    arrival_at: datetime | None
    discharge_at: datetime | None

    @property
    def day_zero(self) -> date:
        """The date of the procedure, or of the arrival where only that is known."""
        moment = self.procedure_at or self.arrival_at
        assert moment is not None
        return local_date(moment, ZoneInfo(self.timezone))


def moments(chance: Random) -> Moments:
    """One person's moments in one zone."""
    key = chance.choice(ZONES)
    zone = ZoneInfo(key)
    start = _start(chance, key)
    arrival = start - timedelta(hours=chance.choice(LEADS))
    known = chance.choice(("both", "both", "both", "both", "procedure", "arrival"))
    stay = chance.choice((None, None, *STAYS))
    made = start - timedelta(hours=chance.choice(AHEAD))
    return Moments(
        timezone=key, made_at=in_zone(made, zone),
        procedure_at=None if known == "arrival" else in_zone(start, zone),
        arrival_at=None if known == "procedure" else in_zone(arrival, zone),
        discharge_at=None if stay is None else in_zone(start + timedelta(hours=stay), zone),
    )  # fmt: skip


def _start(chance: Random, key: str) -> datetime:
    """Mostly in working hours, at times at any hour, and one in three around a clock change."""
    changes = clock_changes(key)
    if changes and chance.random() < 0.35:
        return chance.choice(changes) + timedelta(minutes=5 * chance.randint(-50, 200))
    day = local_date(FIRST + timedelta(days=chance.randint(1, DAYS)), ZoneInfo(key))
    hour = chance.randint(7, 17) if chance.random() < 0.8 else chance.randint(0, 23)
    wall = datetime(day.year, day.month, day.day, hour, 5 * chance.randint(0, 11), tzinfo=ZoneInfo(key))
    return wall.astimezone(UTC)


@cache
def clock_changes(key: str) -> tuple[datetime, ...]:
    """The hours in which the clocks of a zone are changed, in the years people are drawn from."""
    zone, days = ZoneInfo(key), [FIRST + timedelta(days=n) for n in range(DAYS + 1)]
    changed = [day for day, after in pairwise(days) if _offset(day, zone) != _offset(after, zone)]
    return tuple(_hour_of_change(day, zone) for day in changed)


def _hour_of_change(day: datetime, zone: ZoneInfo) -> datetime:
    hours = (day + timedelta(hours=n) for n in range(1, 25))
    return next(hour for hour in hours if _offset(hour, zone) != _offset(day, zone))


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()
