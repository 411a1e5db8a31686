"""What one person stops eating and drinking, which diet holds before that, and which doses of bowel prep stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from checklist.diet import DietTime, PrepDose, diet_notices, diet_stops, diet_times, dose_stands, in_turn, last_drink
from checklist.fasting import FastingCase, FoodClass, Stop, fast
from checklist.guidance import Anchor, FactId, Notice, Offset, RuleId, Source, SourceKind, Span, Wording
from checklist.plan.booking import Booking
from checklist.plan.events import TaskId
from checklist.plan.plan import PlannedDiet, Task
from checklist.procedure import Actor, FactBase, Phase, Procedure, TaskKind, TaskRule, Weight, task_rules

ASK = "prep_ask"
UNTIL_ARRIVAL = Span(opens=Offset(anchor=Anchor.NOW, hours=0), closes=Offset(anchor=Anchor.ARRIVAL, hours=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Eating:
    """One person's stops and diets; `asked` are doses of bowel prep whose times the team has to say: all, or none."""

    stops: tuple[Stop, ...]
    diets: tuple[PlannedDiet, ...]
    asked: tuple[TaskRule, ...]
    notices: tuple[Notice, ...]

    def stop_of(self, what: FoodClass | None) -> datetime | None:
        """When a class stops; None for none, and where it is sipped till sent for."""
        return next((stop.stop_at for stop in self.stops if stop.what is what), None)


def eating(procedure: Procedure, booking: Booking, base: FactBase, facts: Mapping[FactId, str]) -> Eating:
    """Food and drink before the procedure, for one person."""
    case = fasting_case(booking, facts)
    held = [diet for diet in procedure.diets if diet.condition.holds(facts)]
    fasting = fast(procedure.fasting, base.fasting, case, diet_stops(held))
    times = diet_times(held, fasting.stops, case)
    doses = [rule for rule in task_rules(procedure, base) if rule.bowel_prep and rule.condition.holds(facts)]
    asked = tuple(doses) if _unsettled(doses, fasting.stops, base, case) else ()
    return Eating(
        stops=fasting.stops,
        diets=tuple(_planned(time, booking, base.wording, facts) for time in times),
        asked=asked,
        notices=(
            *fasting.notices,
            *diet_notices(held, times, case, prep=bool(doses), facts=facts),
            *(notice for rule in doses for notice in _dose_notices(rule, bool(asked), fasting.stops, booking)),
        ),
    )


def fasting_case(booking: Booking, facts: Mapping[FactId, str]) -> FastingCase:
    """What one person's fast is worked out from."""
    signed = booking.fasting_policy_signed
    return FastingCase(
        anchors=booking.anchors,
        facts=facts,
        policy=booking.fasting_policy,
        signed_by=Source(kind=SourceKind.CLINICIAN, title=signed.by) if signed else None,
        anchor=booking.fasting_from,
    )


def _unsettled(doses: Sequence[TaskRule], stops: Sequence[Stop], base: FactBase, case: FastingCase) -> bool:
    """Whether a dose cannot stand at its time, or one comes before another is over: then all are asked about."""
    timed = [(rule.bowel_prep, rule.window(case.anchors)) for rule in doses]
    late = any(not dose_stands(where, window, stops, base.fasting, case) for where, window in timed if where)
    return late or not in_turn([window for _, window in timed])


def _planned(time: DietTime, booking: Booking, wording: Wording, facts: Mapping[FactId, str]) -> PlannedDiet:
    diet, language = time.diet, booking.language
    return PlannedDiet(
        id=diet.id, clear=diet.clear, window=time.window, source=diet.source, because=diet.condition.because(facts),
        says=diet.says.said(language) if diet.says else wording.say("diet.clear.title", language),
    )  # fmt: skip


def _dose_notices(rule: TaskRule, asked: bool, stops: Sequence[Stop], booking: Booking) -> list[Notice]:
    if asked:
        return [Notice(code="prep_asked", about=rule.id, text=ASKED)]
    inside = rule.bowel_prep is PrepDose.DURING_FAST and rule.window(booking.anchors).end > last_drink(stops)
    return [Notice(code="prep_in_fast", about=rule.id, text=INSIDE)] if inside else []


ASKED = (
    "A dose of bowel prep falls into the fast, its last hours, another dose, or after they come in. "
    "They are told to ask about all doses. Tell them this one's time."
)
INSIDE = "This dose of bowel prep falls inside the fast, because the document says so. It ends before the last hours."


def diet_task(diet: PlannedDiet, booking: Booking, wording: Wording) -> Task:
    """Keeping to a diet: it lasts as long as the diet, and is over with it."""
    return Task(
        id=TaskId(diet.id), rule=diet.id, phase=Phase.PREPARE, kind=TaskKind.FASTING_PREP, title=diet.says,
        why=wording.say("diet.why", booking.language), weight=Weight.IMPORTANT, actor=Actor.PATIENT,
        window=diet.window, source=diet.source, because=diet.because, lapses=True,
    )  # fmt: skip


def ask_tasks(asked: Sequence[TaskRule], booking: Booking, wording: Wording, because: str | None) -> list[Task]:
    """Asking when to take doses whose own times cannot stand, once for all; the document's words are only told."""
    if not asked:
        return []
    language, anchors = booking.language, booking.anchors
    return [Task(
        id=TaskId(ASK), rule=RuleId(ASK), phase=Phase.PREPARE, kind=TaskKind.MEDICINE,
        title=wording.say("prep.ask.title", language), why=wording.say("prep.ask.why", language),
        weight=Weight.BLOCKING, actor=Actor.PATIENT, source=asked[0].source, because=because,
        window=UNTIL_ARRIVAL.window(anchors, by=min(rule.window(anchors).start for rule in asked)),
        note=wording.say("prep.ask.note", language, told=" ".join(rule.title.said(language) for rule in asked)),
        question=wording.say("prep.ask.question", language),
    )]  # fmt: skip
