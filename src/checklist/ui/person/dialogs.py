"""What is done from a person's page, each in a dialog: a move, a message, a call, cancelling."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from checklist.care.person import Person
from checklist.ui.person.calling import call_form
from checklist.ui.person.cancelling import cancel_form
from checklist.ui.person.moving import move_form
from checklist.ui.person.opened import Dialog, close, open_dialog, opened
from checklist.ui.person.writing import message_form
from checklist.ui.session import Visit

Form = Callable[[Visit, Person], None]
ICONS = {
    Dialog.MOVE: ":material/event:", Dialog.MESSAGE: ":material/mail:", Dialog.CALL: ":material/edit_note:",
    Dialog.CANCEL: ":material/cancel:",
}  # fmt: skip
FORMS: dict[Dialog, Form] = {
    Dialog.MOVE: move_form, Dialog.MESSAGE: message_form, Dialog.CALL: call_form, Dialog.CANCEL: cancel_form,
}  # fmt: skip
WIDTHS: dict[Dialog, Literal["small", "large"]] = {Dialog.MOVE: "large"}


def open_button(visit: Visit, dialog: Dialog) -> None:
    """The button that opens a dialog."""
    label = _title(visit, dialog)
    st.button(label, key=f"open_{dialog}", icon=ICONS[dialog], on_click=open_dialog, args=(visit, dialog))


def draw_dialog(visit: Visit, one: Person) -> None:
    """The dialog that was picked, for as long as it is open."""
    picked = opened()
    if picked:
        width = WIDTHS.get(picked, "small")
        st.dialog(_title(visit, picked), width=width, on_dismiss=close)(_form)(visit, one, picked)


def _form(visit: Visit, one: Person, picked: Dialog) -> None:
    if not opened():
        st.rerun()  # a dialog draws itself alone after a press: once it is done, the whole page has to follow
    FORMS[picked](visit, one)


def _title(visit: Visit, dialog: Dialog) -> str:
    words = {
        Dialog.MOVE: visit.say("Move the date"), Dialog.MESSAGE: visit.say("Message"),
        Dialog.CALL: visit.say("Record a call"), Dialog.CANCEL: visit.say("Cancel the procedure"),
    }  # fmt: skip
    return words[dialog]
