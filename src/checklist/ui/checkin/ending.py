"""The end of a check-in: a photo, a wish to be called, and the one button that sends it."""

import streamlit as st

from checklist.care.check_in import CheckingIn
from checklist.care.checking_in import add_photo, back, leave_out_photo, send
from checklist.care.photos import photo
from checklist.ui.checkin.advice import draw_so_far
from checklist.ui.places import page
from checklist.ui.pressed import done, press
from checklist.ui.session import Visit, field, keep_going

PHOTO, CALL_ME = "checkin_photo", "checkin_call_me"
TAKEN_MB = 100


def draw_ending(visit: Visit, one: CheckingIn) -> None:
    """All questions were asked: the photo, the call, then Save."""
    say = visit.say
    st.title(say("Send it to your team"), anchor=False)
    st.markdown(say(":gray[All questions are done. Nothing is sent before you press Save.]"))
    visit.show_messages()
    draw_so_far(visit, one)
    _draw_photo(visit, one)
    sent = one.sent.payload if one.sent else {}
    st.checkbox(say("I need a call from my team"), key=CALL_ME, value=bool(sent.get("call_me")))
    st.button(say("Save"), type="primary", width="stretch", key="send", on_click=_send, args=(visit,))
    st.button(say("Back"), icon=":material/arrow_back:", key="back", on_click=press, args=(visit, back))


def _draw_photo(visit: Visit, one: CheckingIn) -> None:
    """The photo that goes with it, or the field that takes one.

    The field takes any file that is not huge: of what it refuses itself it does not say why. It is the one that the
    import has, since axe finds a fault in the stock uploader.
    """
    say = visit.say
    body = photo(visit.house, visit.visitor, one.journey.id, one.photo) if one.photo else None
    if body:
        st.image(body, width=240, alt=say("Your photo of the cut"))
        st.button(
            say("Leave out the photo"), key="no_photo", on_click=press, args=(visit, leave_out_photo),
        )  # fmt: skip
        return
    st.markdown(say("**A photo of your cut, if you like.** Press :material/add:, choose it, then press the arrow."))
    st.container().chat_input(
        say("Press + to add a photo"), accept_file=True, key=PHOTO, max_upload_size=TAKEN_MB, on_submit=_add,
        args=(visit,),
    )  # fmt: skip
    st.markdown(
        say(":small[:gray[JPEG, PNG or WebP, up to 8 MB. Only your team sees it. We take out where it was taken.]]")
    )


def _add(visit: Visit) -> None:
    chosen = field(PHOTO)
    if not chosen or not chosen.files:
        visit.keep_problems([visit.say("Press + and choose a photo first.")])
        return
    if done(visit, add_photo, chosen.files[0].getvalue()):
        visit.keep_done(visit.say("Your photo is added."))


def _send(visit: Visit) -> None:
    if done(visit, send, call_me=bool(field(CALL_ME))):
        keep_going(f"/{page('recovery').url_path}#today")
