"""What the Today component draws: one journey as data, every sentence said. Pure; the words come through `say`."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from checklist.care.journey import Journey
from checklist.discharge import needed
from checklist.fasting import FoodClass
from checklist.guidance import Anchor
from checklist.plan import EventKind, Turn
from checklist.reading import spoken_clock
from checklist.ui.foods_words import ANCHOR
from checklist.ui.site_policy.words import signature
from checklist.ui.today_diet import (
    NEAR,
    clear_diet,
    diet_heading,
    diet_lines,
    diet_moments,
    dose_now,
    dose_step,
    doses_ahead,
    worded_diet_ahead,
)
from checklist.ui.today_rows import Data, groups, spoken_source
from checklist.ui.today_words import reasons
from checklist.ui.when import Say, day_of_all, day_words


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
        "card": _card(journey, say) if journey.ahead else None,
        "blocking": _blocking(journey),
        "groups": groups(journey, since, say),
        "phone": journey.plan.booking.contacts.ward,
        "reasons": reasons(say),
        "questions": _questions(journey),
        "words": dict(words),
    }


def states(journey: Journey, say: Say) -> list[Data]:
    """What holds from one stop to the next, in order; the screen shows the last that has begun."""
    if not journey.ahead:
        return [_after(journey, say)]
    found = [_state(journey, since, say) for since in (None, *_moments(journey))]
    return [*found, _procedure_day(journey, journey.plan.booking.anchors.procedure)]


def _moments(journey: Journey) -> list[datetime]:
    """Every moment at which the card changes."""
    stops, anchors = journey.turns, journey.plan.booking.anchors
    found = {turn.at for turn in stops} | {turn.at - NEAR for turn in stops[:1]}
    if (not stops or stops[-1].at < anchors.arrival) and anchors.arrival < anchors.procedure:
        found.add(anchors.arrival)
    return sorted(found | diet_moments(journey))


def _state(journey: Journey, since: datetime | None, say: Say) -> Data:
    ahead = [turn for turn in journey.turns if since is None or since < turn.at]
    allowed = _allowed(journey, since)
    return {
        "from": since.isoformat() if since else None,
        "heading": diet_heading(journey, since, allowed) or journey.say(f"card.heading.{allowed}"),
        "next": _next(journey, since, allowed, ahead, say),
        "later": _steps(journey, since, allowed, ahead, say),
        "note": None,
        "lines": diet_lines(journey, since, allowed),
        "hides": ["clear"] if clear_diet(journey, since, allowed) else [],
    }


def _steps(journey: Journey, since: datetime | None, allowed: str, ahead: Sequence[Turn], say: Say) -> list[Data]:
    """What comes after the next: stops and doses of bowel prep, by the clock."""
    diet = worded_diet_ahead(journey, since, ahead[0].at if ahead else None)
    found = [(turn.at, _later(journey, turn, say)) for turn in (ahead if diet else ahead[1:])]
    taken = [dose for dose in doses_ahead(journey, since) if dose != dose_now(journey, since, allowed)]
    found += [(dose.window.start, dose_step(journey, dose, say)) for dose in taken]
    return [step for _, step in sorted(found, key=lambda one: one[0])]


def _allowed(journey: Journey, since: datetime | None) -> str:
    """What is allowed from a moment on; before the first stop, whether that is near."""
    begun = [turn for turn in journey.turns if since and turn.at <= since]
    if begun:
        return begun[-1].allowed
    near = since and journey.turns and since >= journey.turns[0].at - NEAR
    return "all" if near else "usual"


def _next(journey: Journey, since: datetime | None, allowed: str, ahead: Sequence[Turn], say: Say) -> Data:
    """Until when a dose or clear drinks go on; else the next stop or diet; without any, coming in and the start."""
    dose = dose_now(journey, since, allowed)
    if dose:
        label, then = journey.say("card.prep.until"), journey.say("card.prep.then")
        return _moment(journey, dose.window.end, label, then, say)
    if ahead and clear_diet(journey, since, allowed):
        label, then = journey.say("card.diet.until"), journey.say("card.diet.then")
        return _moment(journey, ahead[0].at, label, then, say)
    diet = worded_diet_ahead(journey, since, ahead[0].at if ahead else None)
    if diet:
        return _moment(journey, diet.window.start, say("From"), diet.says, say)
    if ahead:
        return _moment(journey, ahead[0].at, say("Next stop"), _what(journey, ahead[0]), say)
    return _coming_in(journey, since, say)


def _coming_in(journey: Journey, since: datetime | None, say: Say) -> Data:
    anchors = journey.plan.booking.anchors
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
    begins = any(diet.clear and diet.window.start == turn.at for diet in journey.plan.diets)
    after = [journey.say("card.diet.after")] if begins else []
    return " ".join([*(journey.say(f"card.stop.{key}") for key in turn.stop_keys), *after])


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
        "ask": {"link": say("Can I have this now?"), "href": f"#{ANCHOR}"} if journey.base.foods.foods else None,
        "panels": [
            {"id": "clear", "link": journey.say("card.clear.title"), "lines": clear},
            {"id": "who", "link": say("Who says so?"), "lines": _who_says(journey, say)},
            {"id": "late", "link": say("I ate or drank too late"), "lines": late, "phone": booking.contacts.ward,
             "event": event},
        ],
    }  # fmt: skip


def _who_says(journey: Journey, say: Say) -> list[str]:
    """Who signed the times, if the site did, their sources, then the rules that would allow more, for information."""
    signed = signature(journey.plan, say)
    first = list(dict.fromkeys(spoken_source(stop.source, say) for stop in journey.plan.fasting))
    lost = {
        say("{what}: {source} allows until {clock}. For information: follow the earlier time.",
            what=journey.say(f"card.class.{stop.what}"), source=claim.source.title,
            clock=spoken_clock(claim.stop_at, journey.plan.language))
        for stop in journey.plan.fasting for claim in stop.others
        if stop.what is FoodClass.CLEAR_FLUIDS and stop.stop_at is not None
    }  # fmt: skip
    return [*([signed] if signed else []), *first, *sorted(lost)]


def _blocking(journey: Journey) -> list[Data]:
    if not journey.ahead:
        return []
    return [{"task": task.id, "question": task.question} for task in needed(journey.plan.tasks)]


def _questions(journey: Journey) -> list[str]:
    """What the person has asked so far, in their words."""
    asked = (event.payload.get("text") for event in journey.events if event.kind is EventKind.ASKED)
    return [text for text in asked if isinstance(text, str)]
