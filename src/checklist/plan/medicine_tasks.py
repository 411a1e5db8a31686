"""The deeds that medicines ask for. While a medicine is unconfirmed there is one only: ask."""

from datetime import date, datetime

from checklist.guidance import Anchor, Anchors, Offset, RuleId, Span, Window, Wording, day_date, local_date, whole_day
from checklist.medication import Action, MorningOf, folded
from checklist.plan.booking import Booking
from checklist.plan.events import TaskId
from checklist.plan.medicines import Decided, spoken_dose
from checklist.plan.plan import Task
from checklist.procedure import Actor, Phase, TaskKind, Weight

UNTIL_ARRIVAL = Span(opens=Offset(anchor=Anchor.NOW, hours=0), closes=Offset(anchor=Anchor.ARRIVAL, hours=0))
MORNING_RULE = {MorningOf.TAKE_WITH_SIP: "morning", MorningOf.SKIP: "skip_morning"}
START_AGAIN = "start_again"
AFTERWARDS = Span(opens=Offset(hours=0), closes=Offset(days=2))


def tasks(decided: Decided, morning: MorningOf | None, booking: Booking, wording: Wording) -> list[Task]:
    """The deeds one medicine asks for. While unconfirmed there is one only: ask."""
    made = _Maker(decided, booking, wording)
    if decided.open:
        return [made.task("ask", UNTIL_ARRIVAL.window(made.anchors), blocking=True)]
    if decided.action is Action.ADJUST:
        return [made.task("changed_dose" if decided.new_dose else "adjust", UNTIL_ARRIVAL.window(made.anchors))]
    last = decided.last_day(booking.zone)
    if last is not None:
        return made.hold_tasks(last)
    rule = MORNING_RULE.get(morning) if morning else None
    return [made.task(rule, _morning(made.anchors), Phase.DAY_OF)] if rule else []


def _morning(anchors: Anchors) -> Window:
    """Day 0 until arrival; until the procedure for someone who comes in the day before."""
    day = whole_day(anchors.day_zero, anchors.zone)
    end = next((moment for moment in (anchors.arrival, anchors.procedure) if moment > day.start), day.end)
    return Window(start=day.start, end=end)


class _Maker:
    """Makes one medicine's tasks, worded and sourced alike."""

    def __init__(self, decided: Decided, booking: Booking, wording: Wording) -> None:
        self.decided, self.booking, self.wording = decided, booking, wording
        self.anchors: Anchors = booking.anchors

    def say(self, key: str) -> str:
        """One sentence about this medicine."""
        when = self._restart if key.startswith(f"medicine.{START_AGAIN}") else self.decided.last_dose
        day, dose, by = spoken_dose(when, self.booking), self.decided.new_dose, self.decided.source.title
        return self.wording.say(key, self.booking.language, name=self._name(), day=day, dose=dose, by=by)

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

    def hold_tasks(self, last: date) -> list[Task]:
        """Last dose, then each day without it, then starting again, or the question when."""
        found = [self.task("last_dose", whole_day(last, self.booking.zone))]
        for n in range((last - self.anchors.day_zero).days + 1, 1):
            window = whole_day(day_date(self.anchors, n), self.booking.zone)
            found.append(self.task("hold", window, Phase.PREPARE if n < 0 else Phase.DAY_OF, day=n))
        return [*found, self._again()]

    def _again(self) -> Task:
        """Starting again on the day that was set; without one, the question when."""
        if self._restart is None:
            return self.task("restart", AFTERWARDS.window(self.anchors), Phase.HOSPITAL)
        zone, when = self.booking.zone, self._restart
        day = local_date(when, zone) if isinstance(when, datetime) else when
        phase = Phase.RECOVER if day > self.anchors.day_zero else Phase.HOSPITAL
        return self.task(START_AGAIN, whole_day(day, zone), phase)

    @property
    def _restart(self) -> date | datetime | None:
        return self.decided.confirmed.restart if self.decided.confirmed else None

    def _name(self) -> str:
        medicine, name = self.decided.ruling.match.medicine, self.decided.taken.name
        if medicine is None or folded(medicine.generic) == folded(name):
            return name
        return f"{name} ({medicine.generic.replace(' (', ', ').replace(')', '')})"
