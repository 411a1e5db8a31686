"""Whom to count: three choices that stand in the address by their ids, so that a link outlives a name or a language."""

from collections.abc import Mapping

import streamlit as st

from checklist.care.cohort import MONTHS, NO_WARD, Choices, Chosen
from checklist.ui.choosing import Choice, pick, say_unknown
from checklist.ui.session import Visit
from checklist.ui.when import Say

ANY = "any"
NONE = "none"
WIDE = 400


def picked(visit: Visit, known: Choices) -> tuple[Chosen, Mapping[str, str]]:
    """Whom to count, and the same in words under each label."""
    every = choices_of(known, visit.say)
    with st.container(horizontal=True):
        ids = {one.key: pick(one) for one in every}
    for one in every:
        say_unknown(one, visit.say)
    return chosen_of(ids), {one.label: one.names[ids[one.key]] for one in every}


def choices_of(known: Choices, say: Say) -> tuple[Choice, Choice, Choice]:
    """What can be chosen, with its words."""
    wards = {ANY: say("Any ward"), **{ward: ward for ward in known.wards}, NONE: say("No number given")}
    months = {str(n): say("The last {n} months", n=n) if n > 1 else say("This month") for n in MONTHS}
    return (
        Choice(key="procedure", label=say("Procedure"), names={ANY: say("Any procedure"), **known.procedures},
               usual=ANY, width=WIDE),
        Choice(key="ward", label=say("Ward, by its phone"), names=wards, usual=ANY),
        Choice(key="months", label=say("Months"), names=months, usual=str(MONTHS[1])),
    )  # fmt: skip


def chosen_of(ids: Mapping[str, str]) -> Chosen:
    """The people that the ids stand for."""
    procedure, ward = ids["procedure"], ids["ward"]
    return Chosen(
        procedure=None if procedure == ANY else procedure,
        ward={ANY: None, NONE: NO_WARD}.get(ward, ward), months=int(ids["months"]),
    )  # fmt: skip
