"""What a helper is shown of somebody's plan: their own list and the warning signs, and what the patient shares."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from checklist.access import Action, Role
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.visitor import Visitor
from checklist.checkin import PAIN_AT_REST, PAIN_MOVING, TEMPERATURE, QuestionId
from checklist.plan import Event, EventKind, Plan

SHARED_ANSWERS = (PAIN_AT_REST, PAIN_MOVING, TEMPERATURE, QuestionId("activity"))


def seen(house: House, visitor: Visitor, action: Action) -> Journey:
    """The visitor's plan as far as `action` shows it: all of it to the patient, to a helper that part and no more."""
    visitor.require(action)
    whole = journey_of(house, visitor.own_plan)
    return whole if visitor.role is Role.PATIENT else CUTS[action](whole)


def helpers_steps(house: House, visitor: Visitor) -> Journey:
    """The helpers' list of the visitor's own plan, as a helper sees it."""
    visitor.require(Action.SHARE_OWN_PLAN)
    return to_help(journey_of(house, visitor.own_plan))


def to_help(whole: Journey) -> Journey:
    """The helper's own tasks as the only ones, what happened to them, and the warning signs."""
    tasks = whole.plan.of_helper
    own = {task.id for task in tasks}
    bare = replace(_bare(whole.plan), tasks=tasks, red_flags=whole.plan.red_flags)
    return replace(whole, plan=bare, events=tuple(_told(e) for e in whole.events if _is_move(e) or e.task in own))


def _with_medicines(whole: Journey) -> Journey:
    medicines = {"medications": whole.plan.booking.medications, "confirmed": whole.plan.booking.confirmed}
    bare = replace(_bare(whole.plan, **medicines), medications=whole.plan.medications)
    return replace(whole, plan=bare, events=())


def _with_recovery(whole: Journey) -> Journey:
    """The weeks, the warning signs, and of each daily answer the pain, the temperature and what was done."""
    bare = replace(_bare(whole.plan), timeline=whole.plan.timeline, red_flags=whole.plan.red_flags)
    return replace(whole, plan=bare, events=tuple(_pain(e) for e in whole.events if e.kind is EventKind.CHECKED_IN))


def _with_questions(whole: Journey) -> Journey:
    asked = (e for e in whole.events if e.kind is EventKind.ASKED and e.task is None)
    return replace(whole, plan=_bare(whole.plan), events=tuple(asked))


CUTS: Mapping[Action, Callable[[Journey], Journey]] = {
    Action.HELP: to_help,
    Action.SEE_MEDICINES: _with_medicines,
    Action.SEE_RECOVERY: _with_recovery,
    Action.SEE_QUESTIONS: _with_questions,
}


def _bare(plan: Plan, **said: object) -> Plan:
    """A plan that says who, what, when and whom to call, and nothing else; of health only what is `said`."""
    booking = replace(
        plan.booking,
        **{  # type: ignore[arg-type]
            "conditions": (), "medications": (), "confirmed": (), "devices": (), "sex": None, "pregnant": None,
            "breastfeeding": None, "crcl": None, "bleeding_risk": None, "smoker": None, "alcohol": None,
            "lives_alone": None, "far_away": None, "caregiver": None, "interpreter": None, "work": None, **said,
        },
    )  # fmt: skip
    return Plan(
        procedure=plan.procedure, fact_base_version=plan.fact_base_version, booking=booking, tasks=(), fasting=(),
        medications=(), timeline=(), red_flags=(), follow_up=(), notices=(), gaps=(),
    )  # fmt: skip


def _is_move(event: Event) -> bool:
    return event.kind is EventKind.MOVED


def _told(event: Event) -> Event:
    """That it happened and when; what was said with it stays with the patient."""
    return replace(event, payload={})


def _pain(event: Event) -> Event:
    """Of a day's answers pain, temperature and what was done: no mood, no words, nothing of the advice."""
    kept = event.payload.get("answers")
    answers = {name: kept[name] for name in SHARED_ANSWERS if name in kept} if isinstance(kept, Mapping) else None
    said = {key: event.payload[key] for key in ("day", "pain") if key in event.payload}
    return replace(event, payload=said if answers is None else {**said, "answers": answers})
