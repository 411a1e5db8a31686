"""Every medicine that waits, of everyone, the most urgent first: one at a time to decide, the list of all beside it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from checklist.care.waiting import Queued, Waiting, batches, look, waiting
from checklist.guidance import local_date
from checklist.medication import RuleAction
from checklist.reading import short_date
from checklist.ui.confirming.bulk import draw_batches, draw_bulk
from checklist.ui.confirming.card import arrives_words, draw_decision, draw_heard, draw_rule, name_of
from checklist.ui.confirming.person import WHO
from checklist.ui.confirming.words import facts_words, short_rule_words
from checklist.ui.session import Visit, field, fill, forget
from checklist.ui.text import escaped
from checklist.ui.when import Say

AT, WINDOW, ALL = "queue_at", "queue_window", ""
SHOWN = 25
NARROW = 162  # two of them beside each other on a phone


def draw_filters(visit: Visit, found: Sequence[Queued]) -> tuple[tuple[Waiting, ...], int]:
    """What is shown of those whom the picked day, ward and rule leave, and how many these are in all."""
    rows, say = waiting(found), visit.say
    rows = _narrowed(rows, say("Comes in"), say("Any day"), lambda one: one.queued.arrives.date(), short_date)
    rows = _narrowed(rows, say("Ward"), say("Any ward"), _ward, _ward_words(say))
    rows = _narrowed(rows, say("Rule"), say("Any rule"), _rule, lambda rule: short_rule_words(rule, say))
    return _window(visit, rows), len(rows)


def _narrowed(
    rows: tuple[Waiting, ...], label: str, everything: str, part: Callable[[Waiting], Any], words: Callable[[Any], str]
) -> tuple[Waiting, ...]:
    """One filter. It stands there only while it parts the rows."""
    options = sorted({part(one) for one in rows}, key=str)
    if len(options) < 2:
        return rows
    picked = st.selectbox(
        label, [ALL, *options], key=f"queue_{label}", width=NARROW,
        format_func=lambda option: everything if option == ALL else words(option),
    )  # fmt: skip
    return rows if picked == ALL else tuple(one for one in rows if part(one) == picked)


def _ward(one: Waiting) -> str:
    return one.queued.booking.contacts.ward or "-"


def _ward_words(say: Say) -> Callable[[str], str]:
    return lambda ward: say("No ward given") if ward == "-" else ward


def _rule(one: Waiting) -> RuleAction:
    return one.proposal.decided.ruling.action


def draw_everyone(visit: Visit, found: Sequence[Queued], shown: Sequence[Waiting], of: int) -> None:
    """What may go together, then one medicine to decide beside the list of those that are shown, then what went."""
    draw_bulk(visit, shown)
    if shown:
        by_id = {one.id: one for one in shown}
        if field(AT) not in by_id:
            forget(AT)
        card, list_ = st.columns([7, 4], gap="large")
        with list_:
            picked = by_id[_list(visit, by_id, of)]
        with card:
            _one(visit, picked, list(by_id.values()))
    draw_batches(visit, batches(found))


def _window(visit: Visit, rows: tuple[Waiting, ...]) -> tuple[Waiting, ...]:
    """So many at a time: a page that draws hundreds would answer no press at once."""
    if len(rows) <= SHOWN:
        return rows
    starts = list(range(0, len(rows), SHOWN))
    if field(WINDOW) not in starts:
        forget(WINDOW)
    start = st.selectbox(
        visit.say("Shown"), starts, key=WINDOW, width=NARROW,
        format_func=lambda n: visit.say(
            "{first} to {last} of {all}", first=n + 1, last=min(n + SHOWN, len(rows)), all=len(rows)
        ),
    )  # fmt: skip
    return rows[start : start + SHOWN]


def _list(visit: Visit, by_id: dict[str, Waiting], of: int) -> str:
    label = visit.say("Most urgent first: {n} of {all}", n=len(by_id), all=of)
    return str(st.radio(label, list(by_id), key=AT, format_func=lambda id_: _line(visit, by_id[id_])))


def _line(visit: Visit, one: Waiting) -> str:
    """The medicine, whose it is, what the rule says, and until when it is to be decided."""
    name = f"**{escaped(one.proposal.step.name)}**, {name_of(visit, one.queued)}"
    mark = ":material/warning: " if one.proposal.clashes else ""
    return f"{name}  \n:small[{mark}{due_words(one, visit.say)}: {short_rule_words(_rule(one), visit.say)}]"


def due_words(one: Waiting, say: Say) -> str:
    """By when it is to be decided: the first last dose that may be meant, or the day they come in."""
    due, booking = one.proposal.due, one.queued.booking
    day = short_date(local_date(due, booking.zone))
    if due >= one.queued.arrives:
        return say("Comes in {day}", day=day)
    return say("Last dose from {day}, passed", day=day) if _passed(one) else say("Last dose from {day}", day=day)


def _passed(one: Waiting) -> bool:
    """Whether the day of the first last dose is over."""
    zone = one.queued.booking.zone
    return local_date(one.proposal.due, zone) < local_date(one.queued.now, zone)


def _one(visit: Visit, one: Waiting, shown: Sequence[Waiting]) -> None:
    """Whose it is, the rule, the decision, and the steps to the next and the one before."""
    look(visit.house, visit.visitor, one.queued)
    name, say = name_of(visit, one.queued), visit.say
    place = [other.id for other in shown].index(one.id)
    with st.container(border=True):
        st.header(name, anchor=False)
        facts = facts_words(one.queued, say)
        st.markdown(say("Comes in **{when}**. {facts}", when=arrives_words(one.queued), facts=facts))
        draw_rule(visit, one.proposal)
        draw_heard(visit, one)
        after = shown[place + 1].id if place + 1 < len(shown) else None
        draw_decision(visit, one, "queue_confirm", partial(fill, AT, after) if after else None)
    with st.container(horizontal=True):
        _step(say("Back"), "k", shown, place - 1)
        _step(say("Next"), "j", shown, place + 1)
        all_ = say("All medicines of {name}", name=name)
        st.button(all_, key="queue_person", type="tertiary", on_click=fill, args=(WHO, one.queued.plan))


def _step(label: str, shortcut: str, shown: Sequence[Waiting], place: int) -> None:
    there = 0 <= place < len(shown)
    to = shown[place].id if there else ""
    st.button(label, key=f"queue_step_{shortcut}", shortcut=shortcut, disabled=not there, on_click=fill, args=(AT, to))
