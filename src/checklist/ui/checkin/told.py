"""What today's answers came to: what to do, who answered, the wish for a call, and what the team has done."""

from collections.abc import Iterable, Iterator, Mapping

import streamlit as st

from checklist.access import Action
from checklist.alerts import Outcome, StepKind
from checklist.care.check_in import CheckingIn
from checklist.care.sent import Step, day_of, steps_about
from checklist.care.told_to_call import Told
from checklist.plan import Event, advice_of, answers_of, reasons_of, unanswered_in
from checklist.ui.checkin.advice import date_of, draw_advised, helper_name
from checklist.ui.checkin.urgent import draw_unanswered
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say, done_when


def draw_told(visit: Visit, one: CheckingIn, found: Told) -> None:
    """What to do first, of everybody's answers, the worst first; nothing calm beside something that stands."""
    draw_advised(visit, one, found)
    if found.today and not found.advised:
        st.markdown(f"**{_calm(visit) if _all_said(found.today) else visit.say('Your answers are with your team.')}**")
        st.markdown(visit.say("Call if it gets worse, or if you are worried."))
    for event in found.today:
        draw_unanswered(visit, one.journey, one.base, advice_of(event))
    draw_steps(visit, one, found)
    for line in _saved_lines(found.today, one, visit.say):
        st.markdown(f":small[:gray[:material/cloud_done: {escaped(line)}]]")


def draw_steps(visit: Visit, one: CheckingIn, found: Told) -> None:
    """The wish for a call that is open, then what the team has done and the person said, by time; never any notes."""
    mine = one.journey
    asked = [_wish_words(found.wish, one, visit.say)] if found.wish else []
    steps = [step for step in steps_about(one.seen, mine.events) if _of_now(step, one, found)]
    for line in dict.fromkeys([*asked, *(_step_words(step, one, visit.say) for step in steps)]):
        st.markdown(f":material/done_all: {escaped(line)}")


def _calm(visit: Visit) -> str:
    """Of what this person knows: a helper sees nothing of the patient's answers."""
    if visit.visitor.may(Action.HELP):
        return visit.say("Nothing you answered needs a call.")
    return visit.say("Nothing in today's answers needs a call.")


def _all_said(today: Iterable[Event]) -> bool:
    """Whether every warning sign was answered for, and nothing stands in words that no rule reads."""
    return not any(unanswered_in(advice_of(event)) or answers_of(event).words for event in today)


def _of_now(step: Step, one: CheckingIn, found: Told) -> bool:
    """Whether a step is of today, or about something that stands."""
    zone, now = one.journey.plan.booking.zone, one.journey.now
    today = day_of(step.about) == one.day or step.at.astimezone(zone).date() == now.date()
    return today or step.about.seq in found.seqs


def _when(event: Event, one: CheckingIn) -> str:
    return done_when(
        event.received_at.astimezone(one.journey.plan.booking.zone), one.journey.now, one.journey.plan.language
    )


def _saved_lines(said: Iterable[Event], one: CheckingIn, say: Say) -> Iterator[str]:
    for event in said:
        name, at = helper_name(event, one), _when(event, one)
        yield say("{name} answered for you, {at}", name=name, at=at) if name else say("Saved {at}", at=at)


def _wish_words(event: Event, one: CheckingIn, say: Say) -> str:
    name, when = helper_name(event, one), _when(event, one)
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
        name = helper_name(step.about, one)
        if name:
            return say("You or {name} said: I called, {when}.", name=name, when=when)
        return say("You said that you called, {when}.", when=when)
    return _team_words(step, _answers(step, one, say), when, say)


def _answers(step: Step, one: CheckingIn, say: Say) -> str:
    """The answers that a step is about; of another day than that of the step, of which."""
    date = date_of(step.about, one, beside=step.at.astimezone(one.journey.plan.booking.zone).date())
    if date:
        return say("your answers of {date}", date=date)
    return say("your earlier answers") if _changed_since(step.about, one) else say("your answers")


def _changed_since(about: Event, one: CheckingIn) -> bool:
    """Whether the same person has given answers since, of the same day, that give other reasons."""
    newer = (e for e in one.seen if e.actor == about.actor and day_of(e) == day_of(about) and e.seq > about.seq)
    return any(reasons_of(advice_of(e)) != reasons_of(advice_of(about)) for e in newer)


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
