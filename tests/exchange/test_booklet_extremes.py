"""Long names, many medicines and many tasks: nothing is cut, nothing runs over an edge, one page stays one page."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checklist.exchange.booklet import Copy, Kind, Paper, Print
from checklist.medication import Action, Confirmed
from checklist.plan import Contacts
from checklist.procedure import Procedure, Weight
from checklist.recovery import MilestoneKind
from tests.builders import a_milestone, a_task_rule, at
from tests.builders import words as said_words
from tests.exchange.copies import a_copy, print_of, shipped, tablets
from tests.pdf import letters, pages, plain, words

LONG = "Wolfeschlegelsteinhausenbergerdorff-" + "x" * 44
NAMES = (*(f"Medicine number {n} of a long list" for n in range(22)), "y" * 80, "hydrochlorothiazide", "Eliquis")
HELD = tuple(
    Confirmed(medication=name, action=Action.HOLD, by="Dr. Lena Hart", last_dose=date(2027, 3, 9), entry=f"m{n}")
    for n, name in enumerate(NAMES)
)
TASKS = tuple(a_task_rule(f"task_{n}", title=said_words(f"Do thing number {n}, then rest.")) for n in range(60))
NEEDED = tuple(replace(t, weight=Weight.BLOCKING, question=said_words(f"what of {t.id}?")) for t in TASKS)


def crowded(*rules: Any) -> Procedure:
    return replace(shipped(), tasks=tuple(rules or TASKS))


def many_topics() -> Procedure:
    kinds = list(MilestoneKind)
    return replace(shipped(), milestones=tuple(a_milestone(f"topic {n}.", kind=kinds[n % 4]) for n in range(32)))


def bare() -> Copy:
    """A procedure that says next to nothing."""
    full = a_copy(address=None, called=None, contacts=Contacts())
    empty = dict.fromkeys(("tasks", "fasting", "timeline", "red_flags", "follow_up", "notices", "left_out"), ())
    return replace(full, plan=replace(full.plan, **empty))  # type: ignore[arg-type]


EXTREMES: dict[str, Copy] = {
    "25 medicines to ask about": a_copy(called=LONG, medications=tablets(*NAMES)),
    "25 medicines on hold": a_copy(called=LONG, medications=tablets(*NAMES), confirmed=HELD),
    "60 tasks": a_copy(procedure=crowded()),
    "60 tasks that are needed": a_copy(procedure=crowded(*NEEDED), called=LONG),
    "32 bars": a_copy(procedure=many_topics()),
    "nothing": bare(),
    "a child": a_copy(born=date(2025, 9, 15), medications=tablets("omeprazole")),
    "arrival only": a_copy(procedure_at=None),
    "long ago": a_copy(now=at("2027-12-01T09:00")),
    "no numbers": a_copy(contacts=Contacts(), called="محمد " * 16),
    "long numbers": a_copy(contacts=Contacts(ward="+1 (555) 010-0142 extension 123456", emergency="9" * 40)),
}


@pytest.mark.parametrize("case", EXTREMES)
@pytest.mark.parametrize("kind", [Kind.BEFORE, Kind.HOME])
def test_every_large_letter_has_18_points_and_is_inside_its_page(case: str, kind: Kind) -> None:
    found = list(letters(print_of(EXTREMES[case], kind=kind, print=Print.LARGE)))
    assert all(inside for _, inside in found)
    assert min(points for points, _ in found) >= 17.9


@pytest.mark.parametrize("kind", Kind)
def test_every_letter_of_the_normal_print_has_14_points_and_is_inside_its_page(kind: Kind) -> None:
    found = list(letters(print_of(EXTREMES["25 medicines on hold"], kind=kind, paper=Paper.A4)))
    assert all(inside for _, inside in found)
    assert 13.9 <= min(points for points, _ in found) < 14.1


@pytest.mark.parametrize("case", EXTREMES)
@pytest.mark.parametrize("size", Print)
@pytest.mark.parametrize("paper", Paper)
def test_the_sheet_for_the_fridge_is_one_page(case: str, size: Print, paper: Paper) -> None:
    assert len(pages(print_of(EXTREMES[case], kind=Kind.FRIDGE, print=size, paper=paper))) == 1


def test_no_step_of_60_is_lost() -> None:
    said = words(print_of(EXTREMES["60 tasks"]))
    assert [n for n in range(60) if f"Do thing number {n}, then rest." not in said] == []


@pytest.mark.parametrize("case", ["25 medicines to ask about", "25 medicines on hold"])
@pytest.mark.parametrize("size", Print)
def test_no_medicine_of_25_is_lost(case: str, size: Print) -> None:
    copy = EXTREMES[case]
    said = words(print_of(copy, print=size)).replace(" ", "").replace("-", "").replace("\u00ad", "")
    for step in copy.plan.medications:
        assert plain(step.name).replace(" ", "").replace("-", "") in said


def test_the_sheet_for_the_fridge_says_all_medicines_or_where_they_are() -> None:
    few = words(print_of(a_copy(medications=tablets("Eliquis")), kind=Kind.FRIDGE))
    many = words(print_of(EXTREMES["25 medicines to ask about"], kind=Kind.FRIDGE))
    assert "Ask your team about Eliquis. Do not stop it by yourself." in few
    assert "Medicines in your plan: 25. See your booklet." in many
    assert "Ask your team about" not in many.replace("Ask your team about the", "")


def test_every_bar_of_a_long_timeline_is_in_one_of_its_pictures() -> None:
    said = words(print_of(EXTREMES["32 bars"]))
    assert all(f"topic {n}." in said for n in range(32))


def test_a_plan_of_nothing_still_says_whom_to_call() -> None:
    for kind in Kind:
        assert "Call the hospital and ask for your team." in words(print_of(EXTREMES["nothing"], kind=kind))
