"""One person on the board whose events a test tells, one after another."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from checklist.alerts import Alert, Step, Watched, alerts_of
from checklist.guidance import Window
from checklist.plan import Event, EventId, EventKind, PlanId, TaskId

ZONE = ZoneInfo("America/New_York")
STARTS = datetime(2027, 3, 16, 13, tzinfo=ZONE)
RIDE, SHOWER, BED = TaskId("ride"), TaskId("shower"), TaskId("bed")
NURSE, ANA, BOB = "nurse:u-1", "caregiver:ana", "caregiver:bob"


def on_day(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment so many days after the procedure, on the person's clock."""
    date = STARTS.date() + timedelta(days=day)
    return datetime(date.year, date.month, date.day, hour, minute, tzinfo=ZONE)


def a_step(id: TaskId, title: str, starts: datetime, *, needed: bool = True, before: bool = True) -> Step:
    window = Window(start=starts, end=STARTS)
    return Step(id=id, title=title, window=window, needed=needed, before=before)


def a_person(**facts: Any) -> Watched:
    known: dict[str, Any] = {
        "name": "Ruth Abel", "procedure": "lump", "title": "Lump taken out", "zone": "America/New_York",
        "arrives": on_day(0, 11), "starts": STARTS, "leaves": None, "born": None, "phone": None, "lives_alone": False,
        "clear_hours": 2.0, "ward": None, "fasts": (),
        "steps": (
            a_step(RIDE, "who drives you home?", on_day(-20)),
            a_step(BED, "Put clean sheets on your bed", on_day(-20), needed=False),
        ),
    }  # fmt: skip
    return Watched(**known | facts)


class Told:
    """What happened to one person, in order."""

    def __init__(self, **facts: Any) -> None:
        self.person = a_person(**facts)
        self.events: list[Event] = []

    def happens(
        self, kind: EventKind, at: datetime, task: TaskId | None = None, actor: str = "patient", **said: Any
    ) -> int:
        seq = len(self.events) + 1
        at = at.astimezone(UTC)
        self.events.append(
            Event(
                id=EventId(str(seq)), plan=PlanId("p"), seq=seq, at=at, received_at=at, actor=actor, kind=kind,
                task=task, payload=said,
            )
        )  # fmt: skip
        return seq

    def checks_in(
        self, at: datetime, tier: str | None = None, signs: tuple[str, ...] = (), actor: str = "patient", **said: Any
    ) -> int:
        day, value = self.person.day_of(at), said.pop("value", "said")
        reasons = [{"sign": sign, "tier": tier, "because": f"{sign} {value}."} for sign in signs]
        advice = {"tier": tier, "reasons": reasons, "unanswered": said.pop("unanswered", [])}
        return self.happens(EventKind.CHECKED_IN, at, actor=actor, day=day, answers={}, advice=advice, **said)

    def handles(
        self, alert: str, step: str, at: datetime, actor: str = NURSE, by: str = "Nadia Nair", **said: Any
    ) -> int:
        return self.happens(EventKind.HANDLED, at, actor=actor, alert=alert, step=step, by=by, **said)

    def standing(self, now: datetime) -> tuple[Alert, ...]:
        return alerts_of(self.events, self.person, now)

    def ids(self, now: datetime) -> list[str]:
        return [alert.id for alert in self.standing(now)]

    def one(self, id: str, now: datetime) -> Alert:
        return next(alert for alert in self.standing(now) if alert.id == id)
