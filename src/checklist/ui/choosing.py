"""A choice that stands in the address by its id, so that a link outlives a name, a count or a language."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from checklist.ui.session import field, fill
from checklist.ui.text import escaped
from checklist.ui.when import Say

WIDTH = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: its name in the address, its label, what each id is called, and the id that needs no word.

    The address says what is chosen; the field follows it, so that Back and a link that is opened again both work.
    `resets`: what leaves the address when another one is picked.
    """

    key: str
    label: str
    names: Mapping[str, str]
    usual: str
    width: int = WIDTH
    resets: tuple[str, ...] = ()

    @property
    def widget(self) -> str:
        """The key of its field."""
        return f"choice_{self.key}"

    @property
    def asked(self) -> str | None:
        """What the address asks for, whether there is such a choice or not."""
        return st.query_params.get(self.key)

    @property
    def id(self) -> str:
        """What is chosen."""
        return id_in(self.asked, self) or self.usual


def id_in(asked: str | None, choice: Choice) -> str | None:
    """The id that an address asks for; links from before there were ids name the words. None where it is neither."""
    if asked is None or asked in choice.names:
        return asked or choice.usual
    return next((id_ for id_, name in choice.names.items() if name == asked), None)


def pick(choice: Choice) -> str:
    """The field, which holds what the address says; picking another one changes the address first."""
    fill(choice.widget, choice.id)
    st.selectbox(
        choice.label, list(choice.names), key=choice.widget, width=choice.width,
        format_func=lambda one: choice.names[one], on_change=_keep, args=(choice,),
    )  # fmt: skip
    return choice.id


def say_unknown(choice: Choice, say: Say) -> None:
    """A sentence where the address asks for what is not here."""
    if id_in(choice.asked, choice) is None:
        words = say("{label}: the link asks for “{asked}”, which is not here. Shown instead: {usual}.",
                    label=choice.label, asked=choice.asked, usual=choice.names[choice.usual])  # fmt: skip
        st.markdown(escaped(words))


def _keep(choice: Choice) -> None:
    """The address says what was picked; what counts by itself needs no word."""
    id_ = str(field(choice.widget) or choice.usual)
    for key in choice.resets:
        st.query_params.pop(key, None)
    if id_ == choice.usual:
        st.query_params.pop(choice.key, None)
    else:
        st.query_params[choice.key] = id_
