"""What is particular to this person in a section: each entry with its way to change it, and a form for a new one."""

import streamlit as st

from checklist.care import discharging
from checklist.care.discharging import Note, Overtaken
from checklist.care.going_home import Going
from checklist.care.recording import LONGEST, CannotRecord
from checklist.discharge import FIELDS, MAY_BE_NONE, Entry, EntryId, Section
from checklist.discharge.entry_words import field_words, none_words
from checklist.guidance import in_zone
from checklist.reading import spoken_clock
from checklist.ui.discharge.acting import done
from checklist.ui.session import Visit, field, fill, forget
from checklist.ui.text import escaped

EDITING, SEEN = "discharge_editing", "discharge_seen"
LONG = ("text", "answer", "how", "side_effects")


def draw_entries(visit: Visit, going: Going, section: Section) -> None:
    """The entries, newest wording first seen; what an entry said before stands under it."""
    record, say = going.walk.record, visit.say
    for entry in record.entries_in(section):
        if field(EDITING) == entry.id:
            _form(visit, going, section, entry)
        else:
            _entry(visit, going, entry)
    if field(EDITING) == section:
        _form(visit, going, section, None)
        return
    with st.container(horizontal=True):
        st.button(
            say("Add"), icon=":material/add:", key=f"add_{section}", type="tertiary", on_click=_begin,
            args=(section, section), help=field_words(FIELDS[section][0], section, say),
        )  # fmt: skip
        if section in MAY_BE_NONE and not record.entries_in(section):
            st.button(
                none_words(section, say), icon=":material/do_not_disturb_on:", key=f"none_{section}", type="tertiary",
                on_click=_none, args=(visit, going, section),
            )  # fmt: skip


def _entry(visit: Visit, going: Going, entry: Entry) -> None:
    with st.container(border=True):
        st.markdown(_entry_words(visit, going, entry))
        with st.container(horizontal=True):
            seen = entry.said.seq
            if not entry.none:
                st.button(
                    visit.say("Change"), icon=":material/edit:", key=f"change_{entry.id}", type="tertiary",
                    on_click=_begin, args=(entry.id, entry.section, entry),
                )  # fmt: skip
            st.button(
                visit.say("Remove"), icon=":material/delete:", key=f"remove_{entry.id}", type="tertiary",
                on_click=_remove, args=(visit, going, entry, seen),
            )  # fmt: skip


def _entry_words(visit: Visit, going: Going, entry: Entry) -> str:
    """An entry as it stands, who wrote it, and what it said before."""
    say = visit.say
    if entry.none:
        return f"{none_words(entry.section, say)}  \n{_by(going, entry)}"
    before = [f":small[{say('Before: {what}', what=_values(visit, old))} {_by(going, old)}]" for old in entry.history]
    return "  \n".join([_values(visit, entry), _by(going, entry), *before[-1:]])


def _values(visit: Visit, entry: Entry) -> str:
    names = [name for name in FIELDS[entry.section] if entry.fields.get(name)]
    said = [
        f"{field_words(name, entry.section, visit.say)}: **{escaped(' '.join(entry.fields[name].split()))}**"
        for name in names
    ]
    return ". ".join(said)


def _by(going: Going, entry: Entry) -> str:
    at = in_zone(entry.said.at, going.journey.plan.booking.zone)
    return f":small[:gray[{escaped(entry.said.by)}, {spoken_clock(at)}]]"


def _form(visit: Visit, going: Going, section: Section, entry: Entry | None) -> None:
    """The fields of an entry. What is typed stays, also when another nurse writes meanwhile."""
    key, say = str(entry.id if entry else section), visit.say
    with st.form(f"entry_form_{key}"):
        if entry:
            st.markdown(f"{say('It says now:')} {_values(visit, entry)}  \n{_by(going, entry)}")
        for name in FIELDS[section]:
            widget = st.text_area if name in LONG else st.text_input
            widget(field_words(name, section, say), key=_key(key, name), max_chars=LONGEST)
        visit.alert_beside()
        with st.container(horizontal=True):
            st.form_submit_button(
                say("Save"), type="primary", key=f"save_{key}", on_click=_save,
                args=(visit, going, section, entry.id if entry else None),
            )  # fmt: skip
            st.form_submit_button(say("Cancel"), key=f"cancel_{key}", on_click=_stop)


def _key(key: str, name: str) -> str:
    return f"entry_{key}_{name}"


def _begin(what: str, section: Section, entry: Entry | None = None) -> None:
    """The form opens with what the entry says now; from here on only the one who types changes it."""
    fill(EDITING, what)
    fill(SEEN, str(entry.said.seq if entry else 0))
    for name in FIELDS[section]:
        fill(_key(what, name), entry.fields.get(name, "") if entry else "")


def _stop() -> None:
    forget(EDITING)


def _save(visit: Visit, going: Going, section: Section, entry: EntryId | None) -> None:
    fields = {name: str(field(_key(str(entry or section), name)) or "") for name in FIELDS[section]}
    note = Note(section=section, fields=fields, entry=entry, seen=int(field(SEEN) or 0))
    try:
        discharging.write(visit.house, visit.visitor, going.plan, note)
        _stop()
    except CannotRecord as problem:
        visit.keep_beside(str(problem))
        if isinstance(problem, Overtaken):
            fill(SEEN, str(problem.seq))


def _none(visit: Visit, going: Going, section: Section) -> None:
    done(visit, lambda: discharging.write_none(visit.house, visit.visitor, going.plan, section))


def _remove(visit: Visit, going: Going, entry: Entry, seen: int) -> None:
    done(visit, lambda: discharging.remove(visit.house, visit.visitor, going.plan, entry.id, seen))
