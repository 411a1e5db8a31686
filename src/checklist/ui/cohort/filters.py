"""Whom to count: three choices that stand in the address by their ids, so that a link outlives a name or a language."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from checklist.care.cohort import MONTHS, NO_WARD, Choices, Chosen
from checklist.ui.session import Visit, field, fill
from checklist.ui.text import escaped
from checklist.ui.when import Say

ANY = "any"
NONE = "none"
WIDTH, WIDE = 250, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: its name in the address, its label, and what each id is called; the first by itself."""

    key: str
    label: str
    names: Mapping[str, str]
    usual: str
    width: int = WIDTH

    @property
    def widget(self) -> str:
        """The key of its field."""
        return f"cohort_{self.key}"


def picked(visit: Visit, known: Choices) -> tuple[Chosen, Mapping[str, str]]:
    """Whom to count, and the same in words under each label."""
    every = choices_of(known, visit.say)
    with st.container(horizontal=True):
        ids = {one.key: _pick(one) for one in every}
    for one in every:
        _say_unknown(one, visit.say)
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


def id_in(asked: str | None, choice: Choice) -> str | None:
    """The id that an address asks for; links from before there were ids name the words. None where it is neither."""
    if asked is None or asked in choice.names:
        return asked or choice.usual
    return next((id_ for id_, name in choice.names.items() if name == asked), None)


def _pick(choice: Choice) -> str:
    """The field, which holds what the address says; picking another one changes the address first."""
    id_ = id_in(st.query_params.get(choice.key), choice) or choice.usual
    fill(choice.widget, id_)
    st.selectbox(
        choice.label, list(choice.names), key=choice.widget, width=choice.width,
        format_func=lambda one: choice.names[one], on_change=_keep, args=(choice,),
    )  # fmt: skip
    return id_


def _keep(choice: Choice) -> None:
    """The address says what was picked; what counts by itself needs no word."""
    id_ = str(field(choice.widget) or choice.usual)
    if id_ == choice.usual:
        st.query_params.pop(choice.key, None)
    else:
        st.query_params[choice.key] = id_


def _say_unknown(choice: Choice, say: Say) -> None:
    asked = st.query_params.get(choice.key)
    if id_in(asked, choice) is None:
        words = say("{label}: the link asks for “{asked}”, which is not here. Counted instead: {usual}.",
                    label=choice.label, asked=asked, usual=choice.names[choice.usual])  # fmt: skip
        st.markdown(escaped(words))
