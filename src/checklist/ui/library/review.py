"""The review: the text's own words with marks beside what was made of them, what is left out, and the signature."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from checklist.access import Action, may
from checklist.care.reviewing import Review, review
from checklist.care.signing import changes
from checklist.procedure import Review as Signature
from checklist.ui.library.difference import draw_difference
from checklist.ui.library.finding import moment
from checklist.ui.library.naming import draw_names
from checklist.ui.library.preview import draw_preview
from checklist.ui.library.sides import draw_sides
from checklist.ui.library.signing import signed_words
from checklist.ui.library.where import asked, asked_procedure
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped


def draw_review(visit: Visit) -> None:
    """The review that the address names; or what will stand here, and who makes it so."""
    key = asked(visit.house, visit.visitor)
    if key is None:
        _nothing(visit)
        return
    now = review(visit.house, visit.visitor, key)
    st.title(escaped(now.names.plain_title), anchor=False)
    st.markdown(_state(visit, now))
    visit.show_messages()
    draw_names(visit, now)
    draw_sides(visit, now)
    st.divider()
    draw_preview(visit, now)
    _difference(visit, now)


def _nothing(visit: Visit) -> None:
    """Why there is no review here, and the way on."""
    say, named = visit.say, asked_procedure() is not None
    st.title(say("This draft is not here any more") if named else say("Nothing to review"), anchor=False)
    visit.show_messages()
    visit.alert_beside()
    gone = say("A clinician discarded it, or its address is wrong.")
    st.markdown(gone if named else say("A text stands here once a clinician has imported one."))
    st.page_link(page("procedures"), label=say("All procedures"), icon=":material/menu_book:")
    if may(visit.visitor.role, Action.IMPORT_CONTENT):
        st.page_link(page("import"), label=say("Import a text"), icon=":material/add:")


def _state(visit: Visit, now: Review) -> str:
    """What version this is, where it came from, and who sees it."""
    say, version = visit.say, now.key.version
    see = say("[See as a patient](#as-a-patient)")
    if now.signed:
        said = signed_words(_signature(now.signed.said), visit.today(), say)
        return say(":green-badge[:material/check_circle: Version {n}] {said} {see}", n=version, said=said, see=see)
    return say(
        ":blue-badge[:material/edit_note: Draft {n}] From {name}, imported by {who}, {when}. "
        "Patients do not see it before it is signed. {see}",
        n=version, name=escaped(now.kept.name), who=escaped(now.kept.added_by), see=see,
        when=moment(visit, now.kept.added_at),
    )  # fmt: skip


def _signature(said: Mapping[str, Any]) -> Signature:
    on, next_review = (date.fromisoformat(said[name]) for name in ("on", "next_review"))
    return Signature(by=said["by"], on=on, next_review=next_review)


def _difference(visit: Visit, now: Review) -> None:
    found = changes(visit.house, visit.visitor, now)
    if found is not None:
        st.header(visit.say("What this version changes"), anchor="changes")
        draw_difference(visit, found, visit.house.library.fact_base)
