"""One walk-through: the topics and what keeps it from being signed at the left, the open topic at the right."""

import streamlit as st

from checklist.care.going_home import Going, going, newest
from checklist.discharge import Topic
from checklist.guidance import years_between
from checklist.plan import PlanId
from checklist.reading import spoken_date
from checklist.ui.discharge.cancelled import draw_cancelled, draw_closed, is_closed
from checklist.ui.discharge.complete import draw_complete
from checklist.ui.discharge.record import draw_record
from checklist.ui.discharge.signing import draw_signing, signing_now
from checklist.ui.discharge.topic import draw_topic
from checklist.ui.discharge.where import TOPIC, draw_way_back
from checklist.ui.discharge.words import ICONS, name_of, state_words, topic_words
from checklist.ui.session import Visit, field, fill
from checklist.ui.sharing import PRINT
from checklist.ui.text import escaped

EVERY = "3s"


def draw_person(visit: Visit, plan: PlanId) -> None:
    """The whole walk-through of one person; of a cancelled procedure that it is cancelled."""
    one = going(visit.house, visit.visitor, plan)
    if is_closed(one):
        draw_closed(visit, one)
    else:
        _draw(visit, one)
    if not signing_now():
        st.fragment(_watch, run_every=EVERY)(visit, plan, one.seq)


def _draw(visit: Visit, one: Going) -> None:
    _head(visit, one)
    topic = Topic(field(TOPIC)) if field(TOPIC) else one.walk.next_topic()
    left, right = st.columns([4, 7], gap="medium")
    with left:
        _topics(visit, one, topic)
        draw_signing(visit, one)
        draw_complete(visit, one.items)
    with right:
        draw_topic(visit, one, topic)
    draw_record(visit, one)


def _head(visit: Visit, one: Going) -> None:
    say, plan = visit.say, one.journey.plan
    parts = [escaped(plan.procedure.plain_title), spoken_date(plan.booking.anchors.day_zero)]
    st.title(say("{who}: going home", who=_named(visit, one)), anchor=False)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(". ".join(parts) + ".", width="content")
        with st.container(horizontal=True, width="content"):
            draw_way_back(one.plan, say("Everyone going home"))
            if not one.cancelled:
                st.link_button(say("Booklet"), f"{PRINT}?who={one.plan}&kind=home", icon=":material/menu_book:")
    visit.show_messages()
    draw_cancelled(visit, one)


def _named(visit: Visit, one: Going) -> str:
    booking = one.journey.plan.booking
    name = name_of(one, visit.say)
    return f"{name}, {years_between(booking.born, one.journey.now.date())}" if booking.born else name


def _topics(visit: Visit, one: Going, shown: Topic) -> None:
    """Each topic with how far it is, in words; any of them can be opened at any time."""
    for topic in Topic:
        state = one.walk.state(topic)
        words = f"**{topic_words(topic, visit.say)}** :small[{state_words(state, visit.say)}]"
        st.button(
            words, icon=ICONS[state], key=f"topic_{topic}", on_click=fill, args=(TOPIC, topic),
            type="secondary" if topic is shown else "tertiary",
        )  # fmt: skip


def _watch(visit: Visit, plan: PlanId, seq: int) -> None:
    """What another nurse records is on this screen within seconds."""
    if newest(visit.house, visit.visitor, plan) != seq:
        st.rerun()
