"""The deeds that medicines ask for. While a medicine is unconfirmed there is one only: ask."""

from datetime import datetime

from checklist.guidance import Anchor, Anchors, Offset, RuleId, Span, Window, Wording, day_date, local_date, whole_day
from checklist.medication import Action, MorningOf
from checklist.plan.booking import Booking
from checklist.plan.events import TaskId
from checklist.plan.medicines import Decided, spoken_dose
from checklist.plan.plan import Task
from checklist.procedure import Actor, Phase, TaskKind, Weight

BEFORE_ARRIVAL = Span(opens=Offset(days=0), closes=Offset(anchor=Anchor.ARRIVAL, hours=0))
UNTIL_ARRIVAL = Span(opens=Offset(anchor=Anchor.NOW, hours=0), closes=Offset(anchor=Anchor.ARRIVAL, hours=0))
AFTERWARDS = Span(opens=Offset(hours=0), closes=Offset(days=2))


def tasks(decided: Decided, morning: MorningOf | None, booking: Booking, wording: Wording) -> list[Task]:
    """The deeds one medicine asks for. While unconfirmed there is one only: ask."""
    made = _Maker(decided, booking, wording)
    if decided.open or decided.action is Action.ASK:
        return [made.task("ask", UNTIL_ARRIVAL.window(booking.anchors), blocking=True)]
    if decided.action is Action.ADJUST:
        return [made.task("adjust", UNTIL_ARRIVAL.window(booking.anchors))]
    found = made.hold_tasks() if decided.confirmed and decided.confirmed.last_dose else []
    if morning is MorningOf.TAKE_WITH_SIP:
        found.append(made.task("morning", BEFORE_ARRIVAL.window(booking.anchors), Phase.DAY_OF))
    elif morning is MorningOf.SKIP and not found:
        found.append(made.task("skip_morning", BEFORE_ARRIVAL.window(booking.anchors), Phase.DAY_OF))
    return found


class _Maker:
    """Makes one medicine's tasks, worded and sourced alike."""

    def __init__(self, decided: Decided, booking: Booking, wording: Wording) -> None:
        self.decided, self.booking, self.wording = decided, booking, wording
        self.anchors: Anchors = booking.anchors

    def say(self, key: str) -> str:
        """One sentence about this medicine."""
        last = self.decided.confirmed.last_dose if self.decided.confirmed else None
        values = {"name": self._name(), "day": spoken_dose(last, self.booking), "by": self.decided.source.title}
        return self.wording.say(key, self.booking.language, **values)

    def task(
        self, rule: str, window: Window, phase: Phase = Phase.PREPARE, day: int | None = None, blocking: bool = False
    ) -> Task:
        """One deed; a rule that repeats by day carries the day in its id."""
        id_ = f"medicine_{rule}:{self.decided.taken.entry}" + ("" if day is None else f":{day}")
        return Task(
            id=TaskId(id_), rule=RuleId(f"medicine_{rule}"), phase=phase, kind=TaskKind.MEDICINE,
            title=self.say(f"medicine.{rule}.title"), why=self.say(f"medicine.{rule}.why"),
            weight=Weight.BLOCKING if blocking else Weight.IMPORTANT, actor=Actor.PATIENT, window=window,
            source=self.decided.source, because=self.say("because.takes"),
            question=self.say(f"medicine.{rule}.question") if blocking else None,
            note=self.say("medicine.ask.note") if rule == "ask" else None,
        )  # fmt: skip

    def hold_tasks(self) -> list[Task]:
        """Last dose, then each day without it, then the question when to start again."""
        assert self.decided.confirmed and self.decided.confirmed.last_dose
        last = self.decided.confirmed.last_dose
        day = local_date(last, self.booking.zone) if isinstance(last, datetime) else last
        offset = (day - self.anchors.day_zero).days
        found = [self.task("last_dose", whole_day(day, self.booking.zone))]
        for n in range(offset + 1, 1):
            window = whole_day(day_date(self.anchors, n), self.booking.zone)
            found.append(self.task("hold", window, Phase.PREPARE if n < 0 else Phase.DAY_OF, day=n))
        return [*found, self.task("restart", AFTERWARDS.window(self.anchors), Phase.HOSPITAL)]

    def _name(self) -> str:
        medicine, name = self.decided.ruling.match.medicine, self.decided.taken.name
        if medicine is None or medicine.generic.lower() == name.strip().lower():
            return name
        return f"{name} ({medicine.generic})"
