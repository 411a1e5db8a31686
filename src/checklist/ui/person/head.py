"""Who it is, where they are, how to reach them, and what can be done from here."""

import streamlit as st

from checklist.care.over import is_over
from checklist.care.person import Person
from checklist.care.rebooking import PlanChanged
from checklist.care.undoing import Undo, undo_move
from checklist.reading import spoken_date, spoken_moment
from checklist.ui.board.where import looked_at
from checklist.ui.person.cancelling import draw_cancelled
from checklist.ui.person.dialogs import open_button
from checklist.ui.person.opened import Dialog
from checklist.ui.places import PLACES, page
from checklist.ui.session import Visit
from checklist.ui.sharing import PRINT
from checklist.ui.text import escaped, telephone
from checklist.ui.when import Say


def draw_head(visit: Visit, one: Person) -> None:
    """The way back, the name, one line of facts, then the buttons."""
    back(visit)
    st.title(title_words(one, visit.say), anchor=False)
    st.markdown(facts_words(one, visit.say))
    with st.container(horizontal=True):
        if one.phone and not (one.row and one.row.alerts):
            label = visit.say("Call {phone}", phone=escaped(one.phone))
            st.link_button(label, telephone(one.phone), icon=":material/call:")
        open_button(visit, Dialog.CALL)
        open_button(visit, Dialog.MESSAGE)
        if not one.cancelled:
            _draw_of_the_plan(visit, one)
    visit.show_messages()
    if one.cancelled:
        draw_cancelled(visit, one, one.cancelled)
    if one.undo:
        _draw_undo(visit, one, one.undo)


def _draw_of_the_plan(visit: Visit, one: Person) -> None:
    """What there is only while the procedure takes place."""
    if not is_over(one.journey):
        open_button(visit, Dialog.MOVE)
        open_button(visit, Dialog.CANCEL)
    kind = "before" if one.journey.ahead else "home"
    st.link_button(visit.say("Booklet"), f"{PRINT}?who={one.id}&kind={kind}", icon=":material/menu_book:")


def back(visit: Visit) -> None:
    """The way back to everyone."""
    label = visit.say(PLACES["board"].title)
    st.page_link(page("board"), label=label, icon=":material/arrow_back:", query_params=looked_at())


def title_words(one: Person, say: Say) -> str:
    """The name and the age."""
    name = escaped(one.journey.plan.booking.called or "") or say("No name given")
    return f"{name}, {one.age}" if one.age is not None else name


def facts_words(one: Person, say: Say) -> str:
    """The procedure, which day it is, and the numbers."""
    plan = one.journey.plan
    ward = plan.booking.contacts.ward
    parts = [escaped(plan.procedure.plain_title), _day_words(one, say)]
    parts.append(say("Ward {phone}", phone=escaped(ward)) if ward else say("The ward’s number is not set"))
    parts += [] if one.phone else [say("They gave no number")]
    return ". ".join(parts) + "."


def _day_words(one: Person, say: Say) -> str:
    line, anchors = one.journey.timeline, one.journey.plan.booking.anchors
    today = spoken_date(one.journey.now.date())
    if one.cancelled:
        return say("Was to come in {when}", when=spoken_moment(anchors.arrival))
    if one.journey.ahead:
        return say("Comes in {when}", when=spoken_moment(anchors.arrival))
    return say("Day {day}: {date}", day=line.today, date=today)


def _draw_undo(visit: Visit, one: Person, undo: Undo) -> None:
    """What staff moved last, and the way back."""
    zone = one.journey.plan.booking.zone
    before, after, at = (spoken_moment(moment.astimezone(zone)) for moment in (undo.before, undo.after, undo.at))
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            say("Moved to **{after}** from {before}. {by}, {at}.", after=after, before=before, by=escaped(undo.by),
                at=at),
            width="content",
        )  # fmt: skip
        st.button(
            say("Undo the move"), key="undo_move", icon=":material/undo:", on_click=_undo, args=(visit, one, undo)
        )  # fmt: skip


def _undo(visit: Visit, one: Person, undo: Undo) -> None:
    try:
        undo_move(visit.house, visit.visitor, one.id, undo)
    except PlanChanged as problem:
        visit.keep_problems([str(problem)])
        return
    visit.keep_done(visit.say("The move is undone. The time, the medicines and all ticks are as before."))
