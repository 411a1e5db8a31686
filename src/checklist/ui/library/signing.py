"""Signing: why it cannot be signed yet, in words; then name, date and next review in a dialog."""

from datetime import date

import streamlit as st

from checklist.access import Action, may
from checklist.care.reviewing import Review
from checklist.care.signing import CannotSign, Ready, next_version, ready, sign
from checklist.procedure import Review as Signature
from checklist.reading import spoken_date
from checklist.ui.library.where import address
from checklist.ui.session import Visit, field, fill, forget, keep_going
from checklist.ui.text import escaped
from checklist.ui.when import Say

SIGNING = "signing"
ICON = ":material/draw:"


def draw_sign(visit: Visit, review: Review) -> None:
    """The reason beside the button; the dialog once it is pressed; who signed, once it is."""
    if review.signed:
        _signed(visit, review)
        return
    waits, say = ready(review), visit.say
    allowed = may(visit.visitor.role, Action.SIGN_CONTENT)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(reason(waits, say) if allowed else say("A clinician reviews and signs this."), width="content")
        if allowed:
            st.button(
                say("Sign as reviewed"), icon=ICON, key="sign", disabled=not waits.now, on_click=fill,
                type="primary" if waits.now else "secondary", args=(SIGNING, "yes"),
            )  # fmt: skip
    if allowed and waits.now and field(SIGNING):
        st.dialog(say("Sign as reviewed"), on_dismiss=_stop)(_form)(visit, review)


def reason(waits: Ready, say: Say) -> str:
    """Why it cannot be signed yet, or that it can."""
    if waits.empty and not waits.to_accept:
        return say("**Not ready to sign.** Nothing is accepted, so a patient would get nothing.")
    if waits.now:
        return say("**Ready to sign.** Everything is accepted, and nothing is left out without a word.")
    parts = [
        say("{n} unclear", n=waits.unclear) if waits.unclear else "",
        say("{n} left out", n=waits.left_out) if waits.left_out else "",
        say("{n} to accept", n=waits.to_accept) if waits.to_accept else "",
    ]
    return say("**Not ready to sign.** {parts}.", parts=", ".join(part for part in parts if part))


def signed_words(signature: Signature, today: date, say: Say) -> str:
    """Who reviewed it, and when it is looked at again; an overdue review is said in words."""
    said = say("Reviewed by {who}, {on}.", who=escaped(signature.by), on=_day(signature.on))
    if signature.next_review < today:
        return said + say(" **Review overdue since {day}.**", day=_day(signature.next_review))
    return said + say(" Next review {day}.", day=_day(signature.next_review))


def a_year_after(day: date) -> date:
    """The same day a year later; of February 29, the 28th."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _form(visit: Visit, review: Review) -> None:
    """The dialog draws itself alone after a press: once it is signed, the whole page has to follow."""
    if not field(SIGNING):
        st.rerun()
    say, today = visit.say, visit.today()
    visit.show_messages()
    with st.form("signature", border=False, enter_to_submit=False):
        title, n = escaped(review.names.plain_title), review.key.version
        st.markdown(say("You sign **{title}**, version {n}. It cannot be changed after that.", title=title, n=n))
        st.markdown(say("From then on patients can build a plan from it. Plans that run keep their version."))
        st.text_input(say("Your name"), value=visit.visitor.name or "", key="sign_name", max_chars=120)
        st.date_input(say("Date of the review"), value=today, max_value=today, key="sign_on", format="MM/DD/YYYY")
        st.date_input(
            say("Next review"), value=a_year_after(today), key="sign_next", format="MM/DD/YYYY", min_value=today
        )
        st.form_submit_button(say("Sign it"), type="primary", icon=ICON, on_click=_sign, args=(visit, review))


def _sign(visit: Visit, review: Review) -> None:
    on, next_review = field("sign_on") or visit.today(), field("sign_next") or visit.today()
    signature = Signature(by=" ".join((field("sign_name") or "").split()), on=on, next_review=next_review)
    try:
        sign(visit.house, visit.visitor, review, signature)
    except CannotSign as problem:
        visit.keep_problems([str(problem)])
        return
    _stop()
    visit.keep_done(visit.say("Signed. Patients can build a plan from it now."))


def _stop() -> None:
    forget(SIGNING)


def _signed(visit: Visit, review: Review) -> None:
    say = visit.say
    st.markdown(say("**Signed.** This version does not change any more. A change makes a new version."))
    if may(visit.visitor.role, Action.REVIEW_CONTENT):
        st.button(
            say("Make a new version"), icon=":material/edit_note:", key="new_version", on_click=_new_version,
            args=(visit, review),
        )  # fmt: skip


def _new_version(visit: Visit, review: Review) -> None:
    try:
        keep_going(address(next_version(visit.house, visit.visitor, review.key)))
    except CannotSign as problem:
        visit.keep_problems([str(problem)])


def _day(day: date) -> str:
    return f"{spoken_date(day)}, {day.year}"
