"""What today's answers came to: what to do, who answered, the wish for a call, and what the team has done."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

import streamlit as st

from checklist.alerts import Outcome, StepKind, watched
from checklist.care.check_in import CheckingIn
from checklist.care.sent import Step, day_of, mistaken, on, standing, steps_about, wish_for_a_call
from checklist.plan import BY_HELPER, Event, advice_of, tier_of
from checklist.reading import spoken_date
from checklist.ui.checkin.urgent import draw_tier, draw_unanswered
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say, done_when


def draw_told(visit: Visit, one: CheckingIn) -> None:
    """What to do first, of everybody's answers of today, the worst first; nothing calm beside something that stands."""
    said = list(_said_today(one))
    advised = [(tier, event) for event in said if (tier := tier_of(advice_of(event)))]
    for tier, event in sorted(advised, key=lambda found: (-found[0], found[1].seq)):
        because = _because(event, one, visit.say)
        draw_tier(visit, one.journey, one.base, advice_of(event), tier, because)
    if said and not advised:
        calm = visit.say("Nothing in today's answers needs a call.")
        st.markdown(f"**{calm}**")
        st.markdown(visit.say("Call if it gets worse, or if you are worried."))
    for event in said:
        draw_unanswered(visit, one.journey, one.base, advice_of(event))
    for line in told_lines(one, visit.say):
        st.markdown(f":material/done_all: {escaped(line)}")
    for line in _saved_lines(said, one, visit.say):
        st.markdown(f":small[:gray[:material/cloud_done: {escaped(line)}]]")


def told_lines(one: CheckingIn, say: Say) -> list[str]:
    """The wish for a call that is open, then what the team has done and the person said, by time; never any notes."""
    mine = one.journey
    wish = wish_for_a_call(one.seen, mine.events, watched(mine.plan), mine.now)
    asked = [_wish_words(wish, one, say)] if wish else []
    steps = [step for step in steps_about(one.seen, mine.events) if _of_today(step, one)]
    return list(dict.fromkeys([*asked, *(_step_words(step, one, say) for step in steps)]))


def _said_today(one: CheckingIn) -> Iterator[Event]:
    """The check-ins that count today: each person's newest, those sent today for a day before, and what still stands.

    What was said to be a mistake counts no more.
    """
    mine, zone = one.journey, one.journey.plan.booking.zone
    newest = {event.seq for event in (one.sent, *one.helped) if event}
    stands = {event.seq for event in standing(one.seen, mine.events, watched(mine.plan), mine.now)}
    for event in one.seen:
        today, late = day_of(event) == one.day, day_of(event) != one.day and on(event, zone, mine.now)
        if (event.seq in newest or late or (today and event.seq in stands)) and not mistaken(event, mine.events):
            yield event


def _of_today(step: Step, one: CheckingIn) -> bool:
    zone, now = one.journey.plan.booking.zone, one.journey.now
    return day_of(step.about) == one.day or step.at.astimezone(zone).date() == now.date()


def _helper(event: Event, one: CheckingIn) -> str | None:
    """The name of whoever else answered."""
    return None if event.actor == one.actor else str(event.payload.get(BY_HELPER) or "") or None


def _because(event: Event, one: CheckingIn, say: Say) -> str:
    name = _helper(event, one)
    return say("Because {name} said:", name=name) if name else say("Because you said:")


def _when(event: Event, one: CheckingIn) -> str:
    return done_when(
        event.received_at.astimezone(one.journey.plan.booking.zone), one.journey.now, one.journey.plan.language
    )


def _saved_lines(said: list[Event], one: CheckingIn, say: Say) -> Iterator[str]:
    for event in said:
        name, at = _helper(event, one), _when(event, one)
        yield say("{name} answered for you, {at}", name=name, at=at) if name else say("Saved {at}", at=at)


def _wish_words(event: Event, one: CheckingIn, say: Say) -> str:
    name, when = _helper(event, one), _when(event, one)
    if name:
        return say("{name} asked your team for a call, {when}.", name=name, when=when)
    return say("You asked your team for a call, {when}.", when=when)


def _step_words(step: Step, one: CheckingIn, say: Say) -> str:
    """One step as the person reads it."""
    mine = one.journey
    when = done_when(step.at.astimezone(mine.plan.booking.zone), mine.now, mine.plan.language)
    if step.kind is StepKind.MISTAKE:
        return say("You said this was a mistake, {when}. Your team is told.", when=when)
    if step.kind is StepKind.PATIENT_CALLED:
        name = _helper(step.about, one)
        if name:
            return say("You or {name} said: I called, {when}.", name=name, when=when)
        return say("You said that you called, {when}.", when=when)
    return _team_words(step, _answers(step.about, one, say), when, say)


def _answers(event: Event, one: CheckingIn, say: Say) -> str:
    """The answers of a check-in; of another day than today, of which."""
    day = day_of(event)
    if not isinstance(day, int) or day == one.day:
        return say("your answers")
    date = one.journey.timeline.day_zero + timedelta(days=day)
    return say("your answers of {date}", date=spoken_date(date, one.journey.plan.language))


def _team_words(step: Step, what: str, when: str, say: Say) -> str:
    """What somebody of the team did."""
    said = {"by": step.by or say("Your team"), "what": what, "when": when}
    if step.kind is StepKind.ACKNOWLEDGED:
        return say("{by} has seen {what}, {when}.", **said)
    if step.kind is StepKind.RESOLVED:
        return say("{by} has closed this: {what}, {when}.", **said)
    words: Mapping[str | None, str] = {
        Outcome.REACHED: say("{by} has called about {what}, {when}.", **said),
        Outcome.NO_ANSWER: say("{by} called about {what} and reached nobody, {when}.", **said),
        Outcome.LEFT_MESSAGE: say("{by} called about {what} and left a message, {when}.", **said),
        Outcome.DECIDED: say("{by} has decided what to do about {what}, {when}.", **said),
    }
    return words.get(step.outcome, say("{by} has acted on {what}, {when}.", **said))
