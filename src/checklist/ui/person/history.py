"""What happened, the newest first: every event in plain words, with who and when. Nothing is ever taken out."""

from collections.abc import Callable, Mapping

import streamlit as st

from checklist.care.person import Person
from checklist.plan import Event, EventKind
from checklist.reading import short_date, spoken_clock, spoken_date
from checklist.ui.discharge.happened import happened_words
from checklist.ui.person.said import advice_words, check_in_words
from checklist.ui.person.where import HISTORY
from checklist.ui.session import Visit, field, fill
from checklist.ui.text import capitalized, escaped
from checklist.ui.when import Say

SHOWN = 30
KEY = "person_history"


def draw_history(visit: Visit, one: Person) -> None:
    """Thirty at a time."""
    say, events = visit.say, sorted(one.journey.events, key=lambda event: -event.seq)
    st.header(say("What happened"), anchor=HISTORY)
    made = spoken_date(one.journey.plan.booking.made_at.astimezone(one.journey.plan.booking.zone).date())
    if not events:
        st.markdown(say("Nothing has happened yet. Plan made {date}.", date=made))
        return
    shown = int(field(KEY) or SHOWN)
    st.table([_row(one, event, say) for event in events[:shown]], border="horizontal", hide_index=True)
    more = len(events) - shown
    if more > 0:
        label = say("Show {n} more, of {all}", n=min(more, SHOWN), all=len(events))
        st.button(label, key="more_history", on_click=fill, args=(KEY, str(shown + SHOWN)))
    else:
        st.markdown(f":small[:gray[{say('Plan made {date}.', date=made)}]]")


def _row(one: Person, event: Event, say: Say) -> dict[str, str]:
    at = event.at.astimezone(one.journey.plan.booking.zone)
    return {
        say("When"): f"{short_date(at.date())}, {spoken_clock(at)}",
        say("Who"): f"**{who_words(one, event, say)}**",
        say("What"): what_words(one, event, say),
    }


def who_words(one: Person, event: Event, say: Say) -> str:
    """Who did it: staff and helpers by name, and the patient by theirs."""
    name = event.by or one.names.get(event.actor)
    if name:
        return escaped(name)
    if event.actor.startswith("caregiver"):
        return say("A helper")
    return say("Staff") if event.staff else escaped(one.journey.plan.booking.called or "") or say("The patient")


def what_words(one: Person, event: Event, say: Say) -> str:
    """What one event says, as a sentence; of a check-in also the advice that was shown."""
    if event.kind is EventKind.CHECKED_IN and event.payload:
        return "  \n".join([check_in_words(event, say), *advice_words(one, event, say)])
    return capitalized(happened_words(event, say, _names(one)))


def _names(one: Person) -> Callable[[str], str]:
    """What an event may name by its id: a task, a medicine, a milestone."""
    plan = one.journey.plan
    known: Mapping[str, str] = {
        **{row.id: row.topic for row in plan.timeline}, **{step.entry: step.name for step in plan.medications},
        **{task.id: task.title for task in (*plan.helping, *plan.tasks)},
    }  # fmt: skip
    return lambda id_: known.get(id_, id_.replace("_", " "))
