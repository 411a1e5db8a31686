"""About my procedure: every section of the guidance, terms explained on the spot; and what is not on the list."""

import streamlit as st

from checklist.guidance import Language, Words
from checklist.plan import Plan
from checklist.procedure import FactBase, Item, Procedure, Section
from checklist.reading import terms_in
from checklist.ui.places import page
from checklist.ui.text import escaped
from checklist.ui.when import Say


def draw_sections(procedure: Procedure, base: FactBase, language: Language, say: Say) -> None:
    """Every section in reading order, each term explained where it first stands."""
    explained: set[str] = set()
    for section in procedure.sections:
        st.header(section.heading.said(language), anchor=False)
        st.markdown(section_text(section, language))
        new = [term for term in _terms(section, base, language) if term not in explained]
        explained |= set(new)
        if new:
            st.markdown("  \n".join(_explained(term, base.terms[term], language) for term in new))
    if not procedure.similar:
        st.markdown(say("No similar procedures are in the library yet."))


def draw_left_out(plan: Plan, say: Say) -> None:
    """What is not on this person's list, each with its reason, and the way to say that something is different."""
    if not plan.left_out:
        return
    st.header(say("Not on your list"), anchor=False)
    st.markdown(say("Some steps are only for some people. Is one of them for you? Then change your answers."))
    st.page_link(page("answers"), label=say("Change my answers"))
    with st.expander(say("What you did not get, and why: {n}", n=len(plan.left_out))):
        lines = [f"- **{escaped(one.what)}** {escaped(one.why)}" for one in plan.left_out]
        st.markdown("\n".join(lines))


def section_text(section: Section, language: Language) -> str:
    """A section's sentences, then its points or numbered steps, as Markdown."""
    points = [
        f"{f'{n}.' if section.ordered else '-'} {_item(item, language)}"
        for n, item in enumerate(section.items, start=1)
    ]
    sentences = " ".join(escaped(words.said(language)) for words in section.text)
    return "\n\n".join([sentences, "\n".join(points)]).strip()


def _item(item: Item, language: Language) -> str:
    label = f"**{escaped(item.label.said(language))}:** " if item.label else ""
    return label + escaped(item.text.said(language))


def _terms(section: Section, base: FactBase, language: Language) -> tuple[str, ...]:
    parts = [*section.text, *(item.text for item in section.items), *(i.label for i in section.items if i.label)]
    return terms_in(" ".join(words.said(language) for words in parts), base.terms)


def _explained(term: str, plain: Words, language: Language) -> str:
    return f":small[:gray[**{escaped(term)}:** {escaped(plain.said(language))}]]"
