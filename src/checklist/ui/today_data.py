"""What the Today component draws: one journey as data, every sentence said. Pure; the words come through `say`."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import groupby

from checklist.care.journey import Journey
from checklist.discharge import needed
from checklist.fasting import FoodClass
from checklist.guidance import Anchor, Source
from checklist.medication import Action
from checklist.plan import EventKind, Task, TaskState, TaskStatus, Turn
from checklist.procedure import Phase, Weight
from checklist.reading import spoken_clock, spoken_date
from checklist.ui.today_words import reasons
from checklist.ui.when import EVENING, Say, day_of_all, day_title, day_words, done_when

Data = dict[str, object]
NEAR = timedelta(hours=24)
BEFORE = (Phase.PREPARE, Phase.DAY_OF, Phase.HOSPITAL)
AFTER = (Phase.HOSPITAL, Phase.RECOVER)


def today_data(journey: Journey, since: datetime, words: Mapping[str, str], say: Say) -> Data:
    """Everything on *today*. Ticks from before `since` (the start of this visit) are folded away."""
    zone, language = journey.plan.booking.zone, journey.plan.language
    called = journey.plan.booking.called
    whose = say("{name}’s plan.", name=called) if called else say("Your plan.")
    return {
        "plan": journey.id,
        "endpoint": f"/api/plans/{journey.id}/events",
        "now": journey.now.isoformat(),
        "seq": max((event.seq for event in journey.events), default=0),
        "zone": zone.key,
        "locale": language,
        "heading_line": f"{whose} {{now}}",
        "states": states(journey, say),
        "card": _card(journey, say) if _before_procedure(journey) else None,
        "blocking": _blocking(journey),
        "groups": groups(journey, since, say),
        "phone": journey.plan.booking.contacts.ward,
        "reasons": reasons(say),
        "questions": _questions(journey),
        "words": dict(words),
    }


def _before_procedure(journey: Journey) -> bool:
    return journey.now < journey.plan.booking.anchors.procedure


def states(journey: Journey, say: Say) -> list[Data]:
    """What holds from one stop to the next, in order; the screen shows the last that has begun."""
    if not _before_procedure(journey):
        return [_after(journey, say)]
    stops = journey.turns
    found = [_state(journey, None, "usual", stops, say)]
    if stops:
        found.append(_state(journey, stops[0].at - NEAR, "all", stops, say))
    found += [_state(journey, turn.at, turn.allowed, stops[n + 1 :], say) for n, turn in enumerate(stops)]
    last, anchors = (stops[-1] if stops else None), journey.plan.booking.anchors
    if (last is None or last.at < anchors.arrival) and anchors.arrival < anchors.procedure:
        found.append(_state(journey, anchors.arrival, last.allowed if last else "usual", (), say))
    return [*found, _procedure_day(journey, anchors.procedure)]


def _state(journey: Journey, since: datetime | None, heading: str, ahead: tuple[Turn, ...], say: Say) -> Data:
    return {
        "from": since.isoformat() if since else None,
        "heading": journey.say(f"card.heading.{heading}"),
        "next": _next(journey, since, ahead, say),
        "later": [_later(journey, turn, say) for turn in ahead[1:]],
        "note": None,
    }


def _next(journey: Journey, since: datetime | None, ahead: tuple[Turn, ...], say: Say) -> Data:
    """The next stop; without one, coming in, and from then on the start."""
    anchors = journey.plan.booking.anchors
    if ahead:
        return _moment(journey, ahead[0].at, say("Next stop"), _what(journey, ahead[0]), say)
    if since is None or since < anchors.arrival:
        return _moment(journey, anchors.arrival, say("Next"), say("Arrive at the hospital."), say)
    return _moment(journey, anchors.procedure, say("Next"), say("Your procedure is planned to start."), say)


def _moment(journey: Journey, at: datetime, label: str, what: str, say: Say) -> Data:
    language = journey.plan.language
    return {
        "at": at.isoformat(),
        "clock": spoken_clock(at, language),
        "day": day_words(at, journey.now, language, say),
        "what": what,
        "label": label,
    }


def _what(journey: Journey, turn: Turn) -> str:
    return " ".join(journey.say(f"card.stop.{key}") for key in turn.stop_keys)


def _later(journey: Journey, turn: Turn, say: Say) -> Data:
    language = journey.plan.language
    day = day_words(turn.at, journey.now, language, say)
    may = journey.say("card.may.clear_fluids") if turn.stops == {FoodClass.CLEAR_FLUIDS} else ""
    note = f"{day[0].upper()}{day[1:]}. {may}".strip()
    return {"clock": spoken_clock(turn.at, language), "what": _what(journey, turn), "note": note}


def _after(journey: Journey, say: Say) -> Data:
    """From the procedure on: which day it is, and what holds."""
    line = journey.timeline
    if line.today == 0:
        return _procedure_day(journey, None)
    note = " ".join(row.text for row in line.holding()) or None
    return {"from": None, "heading": day_of_all(line, say), "next": None, "later": [], "note": note}


def _procedure_day(journey: Journey, since: datetime | None) -> Data:
    heading, note = journey.say("card.heading.procedure"), journey.say("card.note.procedure")
    return {"from": since.isoformat() if since else None, "heading": heading, "next": None, "later": [], "note": note}


def _card(journey: Journey, say: Say) -> Data:
    booking, language = journey.plan.booking, journey.plan.language
    from_arrival = not journey.plan.fasting or journey.plan.fasting[0].anchor is Anchor.ARRIVAL
    moment = booking.anchors.arrival if from_arrival else booking.anchors.procedure
    counted = journey.say(
        f"card.counted.{'arrival' if from_arrival else 'procedure'}", clock=spoken_clock(moment, language)
    )
    clear = [journey.say("card.clear.yes"), journey.say("card.clear.no")]
    late = [journey.say("card.late")] + ([] if booking.contacts.ward else [journey.say("card.late.no_number")])
    event = {"kind": "asked", "task": None, "payload": {"about": "ate_late"}}
    return {
        "counted": counted,
        "panels": [
            {"id": "clear", "link": journey.say("card.clear.title"), "lines": clear},
            {"id": "who", "link": say("Who says so?"), "lines": _who_says(journey, say)},
            {"id": "late", "link": say("I ate or drank too late"), "lines": late, "phone": booking.contacts.ward,
             "event": event},
        ],
    }  # fmt: skip


def _who_says(journey: Journey, say: Say) -> list[str]:
    """The strictest source of the stop times, then the rules that would allow more, for information."""
    first = list(dict.fromkeys(_spoken_source(stop.source, say) for stop in journey.plan.fasting))
    lost = {
        say("{what}: {source} allows until {clock}. For information: follow the earlier time.",
            what=journey.say(f"card.class.{stop.what}"), source=claim.source.title,
            clock=spoken_clock(claim.stop_at, journey.plan.language))
        for stop in journey.plan.fasting for claim in stop.others if stop.what is FoodClass.CLEAR_FLUIDS
    }  # fmt: skip
    return [*first, *sorted(lost)]


def _spoken_source(source: Source, say: Say) -> str:
    return say("{title}: “{quote}”", title=source.title, quote=source.quote) if source.quote else source.title


def _blocking(journey: Journey) -> list[Data]:
    if not _before_procedure(journey):
        return []
    return [{"task": task.id, "question": task.question} for task in needed(journey.plan.tasks)]


def _questions(journey: Journey) -> list[str]:
    """What the person has asked so far, in their words."""
    asked = (event.payload.get("text") for event in journey.events if event.kind is EventKind.ASKED)
    return [text for text in asked if isinstance(text, str)]


def groups(journey: Journey, since: datetime, say: Say) -> list[Data]:
    """The tasks in sight by day: what is open or late first, then each day to come."""
    ordered = sorted(
        (status for status in journey.statuses if _in_sight(status, journey)),
        key=lambda status: _order(status, journey),
    )
    return [
        _group(journey, list(members), since, say)
        for _, members in groupby(ordered, key=lambda status: _day(status, journey))
    ]


def _in_sight(status: TaskStatus, journey: Journey) -> bool:
    """Before the procedure, what leads up to it; after it, what belongs to the days now and to come."""
    if _before_procedure(journey):
        return status.task.phase in BEFORE
    past = status.task.phase is Phase.RECOVER and status.state is TaskState.OVERDUE
    return status.task.phase in AFTER and not past


def _day(status: TaskStatus, journey: Journey) -> datetime:
    """The day a task stands under: today once it has opened, else the day it opens."""
    return max(status.task.window.start.astimezone(journey.now.tzinfo), journey.now).replace(
        hour=0, minute=0, second=0, microsecond=0
    )


def _order(status: TaskStatus, journey: Journey) -> tuple[datetime, bool]:
    """By day, what is needed first; within that the plan's own order stays."""
    return (_day(status, journey), status.task.weight is not Weight.BLOCKING)


def _group(journey: Journey, members: Iterable[TaskStatus], since: datetime, say: Say) -> Data:
    statuses = list(members)
    day, language = _day(statuses[0], journey), journey.plan.language
    date = spoken_date(day.date(), language)
    return {
        "title": day_title(day, journey.now, say) or date,
        "date": date if day_title(day, journey.now, say) else None,
        "tasks": [_row(journey, status, since, say) for status in statuses],
        "all_done": _all_done(day, journey, say),
    }


def _all_done(day: datetime, journey: Journey, say: Say) -> str | None:
    """What stands where everything of this evening or day is done."""
    if day.date() != journey.now.date():
        return None
    return say("All done for tonight. Sleep well.") if journey.now.hour >= EVENING else say("All done for now.")


def _row(journey: Journey, status: TaskStatus, since: datetime, say: Say) -> Data:
    task, event = status.task, status.event
    return {
        "id": task.id,
        "title": task.title,
        "note": " ".join(part for part in (task.note, _due(journey, status, say)) if part) or None,
        "needed": task.weight is Weight.BLOCKING,
        "state": _state_word(status),
        "state_line": _state_line(journey, status, say),
        "reason": event.payload.get("reason") if event else None,
        "overdue": _overdue(journey, status, say),
        "folded": bool(event and status.settled and event.received_at < since),
        "moved": None,
        "why": task.why,
        "why_you": task.because,
        "who_says": _spoken_source(task.source, say),
        "could_not_then": journey.say("task.could_not"),
        "took_it": task.rule == "medicine_hold",
    }


def _state_word(status: TaskStatus) -> str:
    return {TaskState.DONE: "done", TaskState.COULD_NOT: "could_not"}.get(status.state, "todo")


def _state_line(journey: Journey, status: TaskStatus, say: Say) -> str | None:
    if status.event is None:
        return None
    at = done_when(status.event.at.astimezone(journey.plan.booking.zone), journey.now, journey.plan.language)
    if status.state is TaskState.DONE:
        return say("Done {when}", when=at)
    reason = str(status.event.payload.get("text") or say("no reason given"))
    return say("Could not: {reason}. Your team can see this.", reason=reason.rstrip("."))


def _due(journey: Journey, status: TaskStatus, say: Say) -> str | None:
    """The day or time a task must be done by, unless that is the end of its own day, or coming in."""
    anchors = journey.plan.booking.anchors
    if status.state in (TaskState.OVERDUE, TaskState.DONE) or status.task.window.end == anchors.arrival:
        return None
    end = status.task.window.end.astimezone(journey.plan.booking.zone)
    language = journey.plan.language
    if end.hour == 0 and end.minute == 0:
        last = end.date() - timedelta(days=1)
        return None if last == _day(status, journey).date() else say("By {date}", date=spoken_date(last, language))
    when = spoken_clock(end, language)
    same_day = end.date() == _day(status, journey).date()
    return say("By {clock}", clock=when) if same_day else say("By {date}", date=spoken_date(end.date(), language))


def _overdue(journey: Journey, status: TaskStatus, say: Say) -> str | None:
    if status.state is not TaskState.OVERDUE:
        return None
    end = status.task.window.end.astimezone(journey.plan.booking.zone) - timedelta(seconds=1)
    when = spoken_clock(status.task.window.end.astimezone(journey.plan.booking.zone), journey.plan.language)
    if end.date() != journey.now.date():
        when = spoken_date(end.date(), journey.plan.language)
    ward = journey.plan.booking.contacts.ward
    ask = say("Call {phone}.", phone=ward) if ward else say("Ask your team.")
    tail = ask if _for_the_team(status.task, journey) else say("Do it now.")
    return say("Was due {when}. {tail}", when=when, tail=tail)


def _for_the_team(task: Task, journey: Journey) -> bool:
    """Whether being late is for the team to judge: a medicine that is held, or a deed of the days after."""
    held = any(s.action is Action.HOLD and f":{s.entry}" in task.id for s in journey.plan.medications)
    return held or task.phase in AFTER
