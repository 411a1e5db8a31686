"""Signing: why it cannot be signed yet, in words; then who signs, in a dialog; then who signed, and the call."""

from functools import partial

import streamlit as st

from checklist.care import discharging
from checklist.care.discharging import Signing
from checklist.care.going_home import Going
from checklist.care.recording import LONGEST
from checklist.discharge import Listener, SignOff
from checklist.discharge.entry_words import section_words
from checklist.reading import spoken_moment
from checklist.ui.discharge.acting import done
from checklist.ui.discharge.words import listener_words, topic_words
from checklist.ui.places import page
from checklist.ui.session import Visit, field, fill, forget
from checklist.ui.text import escaped

SIGNING = "discharge_signing"


def draw_signing(visit: Visit, going: Going) -> None:
    """The reason beside the button; the dialog once it is pressed; who signed, once it is."""
    walk, say = going.walk, visit.say
    if walk.record.signed:
        _signed(visit, going, walk.record.signed)
        return
    if walk.record.reopened:
        st.markdown(say("Opened again: {reason}", reason=escaped(walk.record.reopened)))
    st.markdown(_reason(visit, going))
    st.button(
        say("Sign and print"), icon=":material/draw:", key="sign", disabled=not walk.may_sign,
        type="primary" if walk.may_sign else "secondary", on_click=fill, args=(SIGNING, "yes"),
    )  # fmt: skip
    if walk.may_sign and field(SIGNING):
        st.dialog(say("Sign before going home"), on_dismiss=_stop)(_form)(visit, going)


def signing_now() -> bool:
    """Whether the dialog is open: nothing is drawn again under it."""
    return bool(field(SIGNING))


def _reason(visit: Visit, going: Going) -> str:
    say = visit.say
    if going.walk.may_sign:
        return say("**Ready to sign**")
    names = ", ".join(topic_words(topic, say).lower() for topic in going.walk.open_topics)
    return say("**Not ready to sign**  \nOpen: {what}", what=names)


def _form(visit: Visit, going: Going) -> None:
    if not field(SIGNING):
        st.rerun()
    say, walk = visit.say, going.walk
    st.markdown(say("You sign as **{who}**.", who=escaped(visit.visitor.name or "")))
    with st.form("sign_form", border=False):
        st.radio(
            say("Who signs with you"), list(Listener), key="sign_listener", horizontal=True,
            format_func=partial(listener_words, say=say),
        )  # fmt: skip
        st.text_input(say("Their name"), value=going.journey.plan.booking.called or "", key="sign_name", max_chars=200)
        st.text_input(say("Number for the call in 2 to 3 days"), key="sign_phone", max_chars=50)
        st.checkbox(say("The booklet is printed and in their hands"), key="sign_booklet")
        if walk.not_gone_through:
            names = ", ".join(section_words(section, say).lower() for section in walk.not_gone_through)
            st.markdown(say("Not gone through: {what}. The call asks about it.", what=names))
        visit.alert_beside()
        st.form_submit_button(say("Sign"), type="primary", key="sign_now", on_click=_sign, args=(visit, going))


def _signed(visit: Visit, going: Going, signed: SignOff) -> None:
    say = visit.say
    when = spoken_moment(signed.said.at.astimezone(going.journey.plan.booking.zone))
    words = say("Signed by {nurse} and {who}", nurse=escaped(signed.said.by), who=escaped(signed.signer))
    st.markdown(f":material/check_circle: **{words}**  \n:small[{when}]")
    due = going.call_due
    if due:
        call = say("Call between {first} and {last}.", first=spoken_moment(due[0]), last=spoken_moment(due[1]))
        st.markdown(call)
    st.page_link(page("calls"), label=say("Call script"), icon=":material/call:", query_params={"patient": going.plan})
    with st.expander(say("Open it again"), icon=":material/lock_open:"), st.form("reopen_form", border=False):
        st.text_area(say("Why"), key="reopen_why", max_chars=LONGEST)
        st.form_submit_button(say("Open again"), key="reopen", on_click=_reopen, args=(visit, going))


def _sign(visit: Visit, going: Going) -> None:
    signing = Signing(
        signer=str(field("sign_name") or ""), listener=field("sign_listener") or Listener.PATIENT,
        phone=str(field("sign_phone") or ""), booklet=bool(field("sign_booklet")),
    )  # fmt: skip
    if done(visit, lambda: discharging.sign(visit.house, visit.visitor, going.plan, signing)):
        _stop()


def _reopen(visit: Visit, going: Going) -> None:
    done(visit, lambda: discharging.reopen(visit.house, visit.visitor, going.plan, str(field("reopen_why") or "")))


def _stop() -> None:
    forget(SIGNING)
