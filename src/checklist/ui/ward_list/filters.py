"""What the nurse's list shows: search by name, one day, one ward, an order. All but the name stand in the address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from checklist.care.expected import Expectation, Expected
from checklist.care.roster import Listed, listed
from checklist.plan import PlanId
from checklist.ui.session import Visit
from checklist.ui.ward_list.days import Day, Order, Part, is_near, later, named, near, ordered
from checklist.ui.ward_list.words import day_option

NEAR, ANY, NO_WARD = "near", "any", "none"
WIDE, NARROW = 220, 162  # two narrow ones stand beside each other on a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The parts of the list that are looked at: `days` before the search, which alone counts, and `shown` after it.

    `told`: of all who come in, those who told the team something.
    """

    days: tuple[Day, ...]
    shown: tuple[Day, ...]
    search: str
    told: tuple[Listed, ...]


def draw_filters(visit: Visit, all_: Expectation, now: datetime) -> View:
    """The search and what else parts the people; each stands there only while it does. Only who is shown is read."""
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="bottom"):
        # a name is never put into the address: that is kept by the browser for whoever comes next
        search = st.text_input(say("Search by name"), key="list_search", type="search", live=True, width=WIDE)
        people = _of_ward(visit, all_.people)
        option = _option(visit, people)
        order = _order(visit)
    mine = _wanted(option, people)
    rows = listed(visit.house, visit.visitor, mine | all_.told)
    days = tuple(ordered(day, order) for day in _picked(option, [row for row in rows if row.plan in mine], now))
    shown = tuple(Day(part=day.part, date=day.date, rows=named(day.rows, search or "")) for day in days)
    told = tuple(row for row in rows if row.plan in all_.told)
    return View(days=days, shown=shown, search=(search or "").strip(), told=told)


def _order(visit: Visit) -> Order:
    say = visit.say
    words = {Order.TIME: say("Time"), Order.OPEN: say("What is open"), Order.NAME: say("Name")}
    picked = st.selectbox(
        say("Order"), list(words), key="order", width=NARROW, format_func=lambda one: words[one], bind="query-params"
    )  # fmt: skip
    return Order(picked)


def _of_ward(visit: Visit, people: Sequence[Expected]) -> Sequence[Expected]:
    """A plan holds no name of a ward: it is told by the number that was given for it."""
    wards = sorted({one.ward or NO_WARD for one in people})
    if len(wards) < 2:
        return people
    say = visit.say
    words = {ANY: say("Any ward"), NO_WARD: say("No number given")}
    picked = st.selectbox(
        say("Ward, by its phone"), [ANY, *wards], key="ward", width=NARROW, bind="query-params",
        format_func=lambda ward: words.get(ward, ward),
    )  # fmt: skip
    return people if picked == ANY else [one for one in people if (one.ward or NO_WARD) == picked]


def _option(visit: Visit, people: Sequence[Expected]) -> str:
    """Today and tomorrow, or a later day; the next one with people where nobody is near."""
    after, say = later(people), visit.say
    options = [NEAR, *(day.isoformat() for day in after)]
    if not any(map(is_near, people)):
        options = options[1:] or options
    if len(options) < 2:
        return options[0]
    words = {NEAR: say("Today and tomorrow")}
    picked = st.selectbox(
        say("Day"), options, key="day", width=WIDE, bind="query-params",
        format_func=lambda one: words.get(one) or day_option(date.fromisoformat(one), after[date.fromisoformat(one)],
                                                             say),
    )  # fmt: skip
    return str(picked or options[0])


def _wanted(option: str, people: Iterable[Expected]) -> frozenset[PlanId]:
    """Whom the picked days are about."""
    found = filter(is_near, people) if option == NEAR else later(people)[date.fromisoformat(option)]
    return frozenset(one.plan for one in found)


def _picked(option: str, rows: Sequence[Listed], now: datetime) -> tuple[Day, ...]:
    """The picked days with their rows, which are those of nobody else."""
    if option == NEAR:
        return near(rows, now)
    return (Day(part=Part.LATER, date=date.fromisoformat(option), rows=tuple(rows)),)
