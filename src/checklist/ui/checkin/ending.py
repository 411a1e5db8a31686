"""The end of a check-in: a photo, a wish to be called, and the one button that sends it."""

import streamlit as st

from checklist.care.checking_in import CheckingIn, back, send
from checklist.care.photos import keep_photo
from checklist.care.recording import CannotRecord
from checklist.ui.places import page
from checklist.ui.session import Visit, field, keep_going

PHOTO, CALL_ME = "checkin_photo", "checkin_call_me"


def draw_ending(visit: Visit, one: CheckingIn) -> None:
    """All questions were asked: the photo, the call, then Save."""
    say = visit.say
    st.markdown(say(":gray[Check-in. The end]"))
    st.title(say("Send it to your team"), anchor=False)
    visit.show_messages()
    with st.form("ending", border=False):
        st.file_uploader(
            say("A photo of the cut, if you like"), type=["jpg", "jpeg", "png", "webp"], key=PHOTO,
            max_upload_size=8,
        )  # fmt: skip
        st.markdown(say(":small[Only your team sees it. Where it was taken is removed.]"))
        st.checkbox(say("I need a call from my team"), key=CALL_ME)
        st.form_submit_button(
            say("Save"), type="primary", width="stretch", key="send", on_click=_send, args=(visit, one)
        )
    st.button(say("Back"), icon=":material/arrow_back:", key="back", on_click=back, args=(visit.house, visit.visitor))


def _send(visit: Visit, one: CheckingIn) -> None:
    try:
        photo = field(PHOTO)
        kept = keep_photo(visit.house, visit.visitor, one.journey.id, photo.getvalue()) if photo else None
        send(visit.house, visit.visitor, call_me=bool(field(CALL_ME)), photo=kept)
    except CannotRecord as problem:
        visit.keep_problems([visit.say(str(problem))])
        return
    keep_going(f"/{page('recovery').url_path}#today")
