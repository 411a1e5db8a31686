"""What the nurse's list shows: search by name, one day, one ward, an order. All but the name stand in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from checklist.care.roster import Listed
from checklist.ui.session import Visit
from checklist.ui.ward_list.days import Day, Order, Part, later, named, near, ordered
from checklist.ui.ward_list.words import day_option

NEAR, ANY, NO_WARD = "near", "any", "none"
WIDE, NARROW = 220, 162  # two narrow ones stand beside each other on a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The parts of the list that are looked at: `days` before the search, which alone counts, and `shown` after it."""

    days: tuple[Day, ...]
    shown: tuple[Day, ...]
    search: str


def draw_filters(visit: Visit, rows: Sequence[Listed], now: datetime) -> View:
    """The search and what else parts the rows; each stands there only while it does."""
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="bottom"):
        # a name is never put into the address: that is kept by the browser for whoever comes next
        search = st.text_input(say("Search by name"), key="list_search", type="search", live=True, width=WIDE)
        rows = _of_ward(visit, rows)
        days = _days(visit, rows, now)
        order = _order(visit)
    days = tuple(ordered(day, order) for day in days)
    shown = tuple(Day(part=day.part, date=day.date, rows=named(day.rows, search or "")) for day in days)
    return View(days=days, shown=shown, search=(search or "").strip())


def _order(visit: Visit) -> Order:
    say = visit.say
    words = {Order.TIME: say("Time"), Order.OPEN: say("What is open"), Order.NAME: say("Name")}
    picked = st.selectbox(
        say("Order"), list(words), key="order", width=NARROW, format_func=lambda one: words[one], bind="query-params"
    )  # fmt: skip
    return Order(picked)


def _of_ward(visit: Visit, rows: Sequence[Listed]) -> Sequence[Listed]:
    """A plan holds no name of a ward: it is told by the number that was given for it."""
    wards = sorted({row.ward or NO_WARD for row in rows if row.ahead or row.leaves_in_days is not None})
    if len(wards) < 2:
        return rows
    say = visit.say
    words = {ANY: say("Any ward"), NO_WARD: say("No number given")}
    picked = st.selectbox(
        say("Ward, by its phone"), [ANY, *wards], key="ward", width=NARROW, bind="query-params",
        format_func=lambda ward: words.get(ward, ward),
    )  # fmt: skip
    return rows if picked == ANY else [row for row in rows if (row.ward or NO_WARD) == picked]


def _days(visit: Visit, rows: Sequence[Listed], now: datetime) -> tuple[Day, ...]:
    """Today and tomorrow, or a later day; the next one with people where nobody is near."""
    around, after, say = near(rows, now), later(rows), visit.say
    options = [NEAR, *(day.isoformat() for day in after)]
    if not any(day.rows for day in around):
        options = options[1:] or options
    if len(options) < 2:
        return _picked(options[0], around, after)
    words = {NEAR: say("Today and tomorrow")}
    picked = st.selectbox(
        say("Day"), options, key="day", width=WIDE, bind="query-params",
        format_func=lambda one: words.get(one) or day_option(date.fromisoformat(one), after[date.fromisoformat(one)],
                                                             say),
    )  # fmt: skip
    return _picked(picked or options[0], around, after)


def _picked(option: str, around: tuple[Day, ...], after: dict[date, tuple[Listed, ...]]) -> tuple[Day, ...]:
    if option == NEAR:
        return around
    day = date.fromisoformat(option)
    return (Day(part=Part.LATER, date=day, rows=after[day]),)
