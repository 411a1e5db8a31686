"""What made-up people do: tick, check in, ask, fall silent; and what a made-up team does about most of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from checklist.alerts import Alert, Outcome, StepKind, Watched
from checklist.plan import EventId, EventKind, Plan, TaskId
from checklist.procedure import Weight
from checklist.store.events import Happened, NewEvent

NURSE, BY = "nurse:crowd", "Nadia Nair, sample nurse"
SIGNS = (("fever", "Your temperature is 101.1 F (38.4 C)."), ("cut", "Your cut is more red."),
         ("leg", "Your calf hurts and is swollen."), ("pain", "Your pain has been going up for 2 days."))  # fmt: skip
EMERGENCIES = (("chest_pain", "You have chest pain or pressure."), ("breathing", "You are short of breath."),
               ("faint", "You fainted."), ("cough_blood", "You cough up blood."))  # fmt: skip
OF_THE_TEAM = 12  # events of a person's share that are kept free for what the team does
CALM = timedelta(minutes=30)  # nothing happens in the last half hour, so that a look sees what a test adds


def story(plan: Plan, facts: Watched, chance: Random, now: datetime) -> Iterator[Happened]:
    """What the person did until now, in order."""
    news = [*_ticks(plan, chance, now), *_check_ins(facts, chance, now), *_asked(plan, chance, now)]
    for number, (at, kind, task, said) in enumerate(sorted(news, key=lambda one: one[0]), start=1):
        yield _happened("patient", at, number, kind, task, said)


def _happened(
    actor: str, at: datetime, number: int, kind: EventKind, task: TaskId | None, said: dict[str, Any]
) -> Happened:
    new = NewEvent(id=_id(number), kind=kind, at=at, task=task, payload=said)
    return Happened(actor=actor, received_at=at, new=new)


def _id(number: int) -> EventId:
    return EventId(f"crowd-{number}")


_New = tuple[datetime, EventKind, TaskId | None, dict[str, Any]]


def _ticks(plan: Plan, chance: Random, now: datetime) -> Iterator[_New]:
    """Most of what was open by now is ticked, some of it could not be done."""
    diligence = chance.uniform(0.6, 1.0)
    for task in plan.tasks:
        begins = max(task.window.start, plan.booking.made_at)
        at = begins + timedelta(minutes=chance.randint(5, 600))
        if at < now - CALM and chance.random() < diligence:
            could_not = chance.random() < 0.01
            kind, said = (EventKind.COULD_NOT, {"text": "There was no time"}) if could_not else (EventKind.DONE, {})
            yield at, kind, task.id, said


def _check_ins(facts: Watched, chance: Random, now: datetime) -> Iterator[_New]:
    """Each day's answers until they stop; now and then a sign to call about."""
    faithful, pain = chance.uniform(0.75, 1.0), chance.randint(3, 8)
    last = chance.randint(2, 12) if chance.random() < 0.1 else 30
    for day in range(facts.home_day, last + 1):
        at = facts.starts + timedelta(days=day, hours=chance.uniform(4, 9))
        if at < now - CALM and chance.random() < faithful:
            level = max(0, pain - day // 3 + chance.randint(-1, 1))
            yield at, EventKind.CHECKED_IN, None, _answers(day, min(level, 10), chance)


def _answers(day: int, pain: int, chance: Random) -> dict[str, Any]:
    drawn = chance.random()
    tier = "emergency" if drawn < 0.002 else "same_day" if drawn < 0.02 else None
    sign, because = chance.choice(EMERGENCIES if tier == "emergency" else SIGNS)
    said: dict[str, Any] = {"day": day, "answers": {"pain_rest": pain, "pain_moving": min(pain + 2, 10)}, "done": True}
    reasons = [{"sign": sign, "tier": tier, "because": because}] if tier else []
    said["advice"] = {"tier": tier, "reasons": reasons, "unanswered": ["breathing"] if chance.random() < 0.005 else []}
    return said | ({"call_me": True} if chance.random() < 0.004 else {})


def _asked(plan: Plan, chance: Random, now: datetime) -> Iterator[_New]:
    if chance.random() < 0.08:
        at = plan.booking.made_at + timedelta(hours=chance.uniform(1, 200))
        if at < now - CALM:
            yield at, EventKind.ASKED, None, {"text": "May I take a bath the evening before?"}


def handled(alerts: Sequence[Alert], chance: Random, now: datetime, number: int) -> Iterator[Happened]:
    """The team has closed what is older than four days, most of what is older than one, and has begun on the rest."""
    for alert in alerts:
        old = alert.since < now - timedelta(days=1)
        long_ago = alert.since < now - timedelta(days=4)
        if not alert.stands(now - CALM) or (not long_ago and chance.random() < (0.1 if old else 0.7)):
            continue
        for step in StepKind.ACKNOWLEDGED, StepKind.ACTED, StepKind.RESOLVED:
            number += 1
            yield _happened(NURSE, now - CALM, number, EventKind.HANDLED, None, _step(alert, step))
            if not old:
                break


def _step(alert: Alert, step: StepKind) -> dict[str, Any]:
    outcome = {"outcome": Outcome.REACHED.value} if step is StepKind.ACTED else {}
    return {"alert": alert.id, "step": step.value, "by": BY, **outcome}


def thinned(happened: Sequence[Happened], most: int, chance: Random) -> list[Happened]:
    """At most so many events: ordinary ticks are left out first, then the newest of the rest."""
    ticks = [n for n, one in enumerate(happened) if one.new.kind is EventKind.DONE]
    spare = max(min(len(happened) - most, len(ticks)), 0)
    left_out = set(chance.sample(ticks, spare))
    kept = [one for n, one in enumerate(happened) if n not in left_out][:most]
    return [replace(one, new=replace(one.new, id=_id(n))) for n, one in enumerate(kept, start=1)]


def topped_up(happened: Sequence[Happened], quota: int, plan: Plan, chance: Random, now: datetime) -> list[Happened]:
    """Just so many events: where there are too few, ticks that are set and taken back at the end."""
    ticks = [task.id for task in plan.tasks if task.weight is not Weight.BLOCKING]
    more = max(quota - len(happened), 0)
    kinds = (EventKind.DONE, EventKind.UNDONE)
    extra = [(kind, task) for task in chance.choices(ticks, k=-(-more // 2)) for kind in kinds][:more] if ticks else []
    first, at = len(happened) + 1, now - CALM / 2
    added = (_happened("patient", at, first + n, kind, task, {}) for n, (kind, task) in enumerate(extra))
    return [*happened[:quota], *added]
