"""Import: say which procedure it is, paste a text or attach a file, and see what was found."""

import streamlit as st

from checklist.access import Action, may
from checklist.care.importing import MOST_LETTERS, PASTED, CannotImport, import_text
from checklist.care.shelf import Shelved, shelf
from checklist.procedure import ProcedureId
from checklist.ui.library.where import address
from checklist.ui.session import Visit, field, keep_going

KINDS = ["txt", "md", "html", "htm", "docx", "pdf"]
LARGEST_MB = 5
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
    """A field that takes a file. axe finds a fault in the stock uploader (presentation-role-conflict), none here."""
    st.markdown(visit.say("Attach one file: text, Markdown, web page, Word or PDF, up to 5 MB. Then press send."))
    st.container().chat_input(
        visit.say("Attach the file, then press send"), accept_file=True, file_type=KINDS, key="file",
        max_upload_size=LARGEST_MB, on_submit=_import_file, args=(visit,),
    )  # fmt: skip


def _new_version(row: Shelved, visit: Visit) -> str:
    return visit.say("A new version of: {title}", title=row.plain_title)


def _import_pasted(visit: Visit) -> None:
    _import(visit, (field("pasted") or "").encode(errors="replace"), PASTED)


def _import_file(visit: Visit) -> None:
    sent = field("file")
    files = sent.files if sent else []
    _import(visit, files[0].getvalue() if files else b"", files[0].name if files else PASTED)


def _import(visit: Visit, raw: bytes, name: str) -> None:
    """The text is kept with what was found in it, and the review opens; or what is wrong stands on top."""
    if not raw.strip():
        visit.keep_problems([visit.say("Paste a text or attach a file first.")])
        return
    of: ProcedureId | None = field(OF) or None
    try:
        key = import_text(visit.house, visit.visitor, raw, name, of)
    except CannotImport as problem:
        visit.keep_problems([str(problem)])
        return
    keep_going(address(key))
