"""What a safe way home holds, as a quiet list for one person, and as a heat map of everyone for the ward's lead."""

from collections.abc import Sequence

import streamlit as st

from checklist.care.going_home import Going
from checklist.discharge import IDEAL, RED, Item, Standing
from checklist.ui.discharge.complete_words import because_words, component_words, standing_words
from checklist.ui.session import Visit

COLOURS = {Standing.PRESENT: "", Standing.MISSING: "background-color: #ffedd8; color: #6b3a00; font-weight: 600",
           Standing.NOT_APPLICABLE: "color: #4a5557"}  # fmt: skip
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


def draw_heat_map(visit: Visit, people: Sequence[Going]) -> None:
    """Everyone going home against the 12 parts: each cell says its word, and what is missing is tinted too."""
    if not people:
        return
    say = visit.say
    with st.expander(say("What is missing, for everyone"), icon=":material/grid_on:"):
        st.dataframe(_table(visit, people), hide_index=False)
        st.markdown(say(":small[Project RED, 12 parts. The list is from memory and not checked.]"))


def _table(visit: Visit, people: Sequence[Going]) -> object:
    """One row a person, one column a part."""
    say = visit.say
    standings = {_name(visit, one): {item.component: item.standing for item in one.items} for one in people}
    words = {
        name: {component_words(part, say): standing_words(found[part], say) for part in RED}
        for name, found in standings.items()
    }
    colours = {standing_words(standing, say): colour for standing, colour in COLOURS.items()}
    from pandas import DataFrame

    return DataFrame.from_dict(words, orient="index").style.map(lambda word: colours.get(word, ""))


def _name(visit: Visit, one: Going) -> str:
    return one.journey.plan.booking.called or visit.say("No name given")
