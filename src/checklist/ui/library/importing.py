"""Import: say which procedure it is, paste a text or attach a file, and see what was found."""

import streamlit as st

from checklist.access import Action, may
from checklist.care.importing import PASTED, CannotImport, import_text
from checklist.care.shelf import Shelved, shelf
from checklist.extraction.files import MOST_LETTERS
from checklist.procedure import ProcedureId
from checklist.ui.library.where import address
from checklist.ui.session import Visit, field, keep_going

TAKEN_MB = 100
OF = "procedure_of_text"


def draw_import(visit: Visit) -> None:
    """Which procedure it is; then the text, pasted, or in a file."""
    say = visit.say
    st.title(say("Import a guidance text"), anchor=False)
    visit.show_messages()
    if not may(visit.visitor.role, Action.IMPORT_CONTENT):
        st.markdown(say("A clinician imports texts. You can read every review."))
        return
    st.markdown(
        say("Nothing of it reaches a patient before you have looked at each finding and signed. The text is kept.")
    )
    known = {row.id: row for row in shelf(visit.house, visit.visitor)}
    st.selectbox(
        say("Which procedure is it?"), ["", *known], key=OF,
        format_func=lambda id_: _new_version(known[id_], visit) if id_ else say("A new procedure"),
    )  # fmt: skip
    ways = {"paste": say("I paste it"), "file": say("It is in a file")}
    way = st.radio(say("Where is the text?"), list(ways), format_func=ways.__getitem__, horizontal=True, key="way")
    (_file if way == "file" else _pasted)(visit)


def _pasted(visit: Visit) -> None:
    say = visit.say
    with st.form("import", border=False, enter_to_submit=False):
        st.text_area(say("The text"), key="pasted", height=320, max_chars=MOST_LETTERS)
        st.form_submit_button(
            say("Find what it says"), type="primary", icon=":material/arrow_forward:", icon_position="right",
            on_click=_import_pasted, args=(visit,), key="import_text",
        )  # fmt: skip


def _file(visit: Visit) -> None:
    """A field that takes a file. axe finds a fault in the stock uploader (presentation-role-conflict), none here.

    The field takes any file that is not huge: of what it refuses itself it does not say why.
    """
    say = visit.say
    st.markdown(
        "\n".join([
            say("1. Press :material/add: **Upload a file** and choose it: PDF, Word, web page or text, up to 5 MB."),
            say("2. Press :material/arrow_upward: **Send**. Then you see what was found in it."),
        ])
    )  # fmt: skip
    st.container().chat_input(
        say("Press + to choose a file"), accept_file=True, key="file", max_upload_size=TAKEN_MB,
        on_submit=_import_file, args=(visit,),
    )  # fmt: skip
    st.markdown(say(":small[:gray[Not in one of these? Copy its text, and choose “I paste it”.]]"))


def _new_version(row: Shelved, visit: Visit) -> str:
    return visit.say("A new version of: {title}", title=row.plain_title)


def _import_pasted(visit: Visit) -> None:
    text = field("pasted") or ""
    if not text.strip():
        visit.keep_problems([visit.say("Paste a text first.")])
        return
    _import(visit, text.encode(errors="replace"), PASTED)


def _import_file(visit: Visit) -> None:
    sent = field("file")
    if not sent or not sent.files:
        visit.keep_problems([visit.say("Choose a file with + first. To paste a text, choose “I paste it”.")])
        return
    _import(visit, sent.files[0].getvalue(), sent.files[0].name)


def _import(visit: Visit, raw: bytes, name: str) -> None:
    """The text is kept with what was found in it, and the review opens; or what is wrong stands on top."""
    of: ProcedureId | None = field(OF) or None
    try:
        key = import_text(visit.house, visit.visitor, raw, name, of)
    except CannotImport as problem:
        visit.keep_problems([str(problem)])
        return
    keep_going(address(key))
