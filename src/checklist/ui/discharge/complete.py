"""What a safe way home holds, as a quiet list for one person, and as a heat map of everyone for the ward's lead."""

from collections.abc import Mapping, Sequence

import streamlit as st

from checklist.care.homeward import Homeward, walks
from checklist.discharge import IDEAL, RED, Item, Standing, Walk, completeness
from checklist.plan import PlanId
from checklist.ui.discharge.complete_words import because_words, component_words, standing_words
from checklist.ui.session import Visit, field, fill

COLOURS = {Standing.PRESENT: "", Standing.MISSING: "background-color: #ffedd8; color: #6b3a00; font-weight: 600",
           Standing.NOT_APPLICABLE: "color: #4a5557"}  # fmt: skip
ALL = "heat_map_of_all"
MARKS = {Standing.PRESENT: ":material/check:", Standing.MISSING: ":material/error:",
         Standing.NOT_APPLICABLE: ":material/remove:"}  # fmt: skip


def draw_complete(visit: Visit, items: Sequence[Item]) -> None:
    """Both lists, folded away; how many are missing stands on the fold."""
    say = visit.say
    red = [item for item in items if item.component in RED]
    missing = sum(1 for item in red if item.standing is Standing.MISSING)
    label = say("All 12 parts are there") if not missing else say("{n} of 12 parts are missing", n=missing)
    with st.expander(label, icon=":material/checklist:"):
        st.markdown(say("**Project RED, 12 parts**"))
        st.markdown("\n".join(_line(visit, item) for item in red))
        st.markdown(say("**IDEAL, 5 areas**"))
        st.markdown("\n".join(_line(visit, item) for item in items if item.component in IDEAL))
        st.markdown(say(":small[Both lists are from memory and not checked.]"))


def _line(visit: Visit, item: Item) -> str:
    because = because_words(item.because, visit.say)
    said = f"{MARKS[item.standing]} {component_words(item.component, visit.say)}"
    return f"- {said}: {standing_words(item.standing, visit.say).lower()}. {because}".rstrip()


def draw_heat_map(visit: Visit, people: Sequence[Homeward], found: Mapping[PlanId, Walk]) -> None:
    """Everyone going home against the 12 parts: each cell says its word, and what is missing is tinted too.

    Where not everyone stands on the page, the others' plans are read for it by a press only.
    """
    if not people:
        return
    say = visit.say
    if len(found) < len(people) and not field(ALL):
        label = say("What is missing, for everyone: {n}", n=len(people))
        st.button(label, key="heat_map", icon=":material/grid_on:", on_click=fill, args=(ALL, "yes"))
        return
    if len(found) < len(people):
        found = walks(visit.house, visit.visitor, [one.plan for one in people])
    with st.expander(say("What is missing, for everyone"), icon=":material/grid_on:"):
        st.dataframe(_table(visit, people, found), hide_index=False)
        st.markdown(say(":small[Project RED, 12 parts. The list is from memory and not checked.]"))


def _table(visit: Visit, people: Sequence[Homeward], found: Mapping[PlanId, Walk]) -> object:
    """One row a person, one column a part."""
    say = visit.say
    items = {one.name or say("No name given"): completeness(found[one.plan]) for one in people}
    standings = {name: {item.component: item.standing for item in of_one} for name, of_one in items.items()}
    words = {
        name: {component_words(part, say): standing_words(standing[part], say) for part in RED}
        for name, standing in standings.items()
    }
    colours = {standing_words(standing, say): colour for standing, colour in COLOURS.items()}
    from pandas import DataFrame

    return DataFrame.from_dict(words, orient="index").style.map(lambda word: colours.get(word, ""))
