"""A newer version of the guidance that running plans were made from, told where staff see the plans."""

from collections import Counter
from collections.abc import Iterable, Mapping

import streamlit as st

from checklist.care.newer import Newer
from checklist.procedure import Review
from checklist.reading import spoken_date
from checklist.ui.library.where import since_params
from checklist.ui.places import page
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say


def short_words(one: Newer, say: Say) -> str:
    """Beside one plan: which version it has, and which is newer."""
    return say("Made from version {has}. Version {now} is newer.", has=one.has, now=one.now)


def draw_newer(visit: Visit, plans: Iterable[Newer | None]) -> None:
    """Each newer version once: how many plans have which, who signed it, and the way to what it changes."""
    draw_counted(visit, Counter(one for one in plans if one is not None))


def draw_counted(visit: Visit, counted: Mapping[Newer, int]) -> None:
    """The same, where the plans are counted already."""
    if not counted:
        return
    say = visit.say
    st.header(say("Newer guidance: {n}", n=len({one.procedure for one in counted})), anchor=False)
    for one, n in sorted(counted.items(), key=lambda pair: (pair[0].title, pair[0].has)):
        st.markdown(f"**{escaped(one.title)}.** {_plans(one, n, say)} {_signed(one, say)}")
        label = say("What version {now} changes in version {has}", now=one.now, has=one.has)
        way = since_params(one.procedure, one.has)
        st.page_link(page("procedures"), label=label, icon=":material/menu_book:", query_params=way)


def _plans(one: Newer, n: int, say: Say) -> str:
    if n == 1:
        return say("1 running plan was made from version {has} and keeps it.", has=one.has)
    return say("{n} running plans were made from version {has} and keep it.", n=n, has=one.has)


def _signed(one: Newer, say: Say) -> str:
    if one.review is None:
        return say("Version {now} came with the app. No clinician has checked it.", now=one.now)
    who, day = escaped(one.review.by), _day(one.review)
    return say("Version {now} is newer: {who} signed it on {day}.", now=one.now, who=who, day=day)


def _day(review: Review) -> str:
    return f"{spoken_date(review.on)}, {review.on.year}"
