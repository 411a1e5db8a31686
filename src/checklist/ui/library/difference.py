"""What a new version changes, in words: added, removed, changed."""

import streamlit as st

from checklist.checkin import RedFlag
from checklist.guidance import ENGLISH, Gap, Words
from checklist.library.difference import Changed, Difference, Part
from checklist.procedure import FactBase
from checklist.ui.library.values import rule_words, sign_words
from checklist.ui.session import Visit
from checklist.ui.text import quoted
from checklist.ui.when import Say


def draw_difference(visit: Visit, found: Difference, base: FactBase) -> None:
    """Three lists, each only where it has something in it."""
    say = visit.say
    if found.nothing:
        st.markdown(say("Nothing. Both versions say the same."))
    lines = (
        (say("Changed: {n}", n=len(found.changed)), [_changed(one, base, say) for one in found.changed]),
        (say("New: {n}", n=len(found.added)), [part_words(one, base, say) for one in found.added]),
        (say("Gone: {n}", n=len(found.removed)), [part_words(one, base, say) for one in found.removed]),
    )
    for title, said in lines:
        if said:
            st.markdown("\n".join([f"**{title}**", "", *(f"- {line}" for line in said)]))


def part_words(part: Part, base: FactBase, say: Say) -> str:
    """One part of a procedure in words."""
    if isinstance(part, Words):
        return say("Name: {name}", name=quoted(part.said(ENGLISH)))
    if isinstance(part, Gap):
        return say("Left out: {what}", what=quoted(part.what.said(ENGLISH)))
    if isinstance(part, str):
        sign = next((flag.sign.said(ENGLISH) for flag in base.red_flags if flag.id == part), part)
        return say("Warning sign: {sign}", sign=quoted(sign))
    if isinstance(part, RedFlag):
        return say("Warning sign. {sign}", sign=sign_words(part, say))
    return rule_words(part, say)


def _changed(one: Changed, base: FactBase, say: Say) -> str:
    before, after = part_words(one.before, base, say), part_words(one.after, base, say)
    return say("Was: {before}  \n**Now:** {after}", before=before, after=after)
