from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checklist.medication import Action, Confirmed, HowOften, MorningOf
from checklist.plan import DoseDays, dose_days
from tests.builders import a_plan, at, confirmed, taking

HOLD, CONTINUE = Action.HOLD, Action.CONTINUE


def calendar(*decisions: Confirmed, name: str = "Eliquis", **facts: Any) -> DoseDays:
    medicine = taking(name, facts.pop("how_often", HowOften.DAILY))
    return dose_days(a_plan(medications=(medicine,), confirmed=decisions, **facts))


def said(found: DoseDays) -> list[str]:
    """Each day of the one medicine, as month-day and mark."""
    (row,) = found.rows
    return [f"{day:%m-%d} {mark}" for day, mark in zip(found.days, row.marks, strict=True)]


def held(**more: Any) -> Confirmed:
    return replace(confirmed("Eliquis", HOLD, date(2027, 6, 12)), **more)


def test_a_hold_stands_from_its_last_dose_to_the_day_to_start_again() -> None:
    assert said(calendar(held(restart=date(2027, 6, 17)))) == [
        "06-12 last", "06-13 none", "06-14 none", "06-15 none", "06-16 none", "06-17 start",
    ]  # fmt: skip


def test_without_a_day_to_start_again_the_day_after_asks() -> None:
    assert said(calendar(held())) == ["06-12 last", "06-13 none", "06-14 none", "06-15 none", "06-16 ask_restart"]


def test_a_start_on_the_day_itself_is_that_day() -> None:
    assert said(calendar(held(restart=at("2027-06-15T20:00"))))[-2:] == ["06-15 start", "06-16 take"]


def test_a_last_dose_with_a_time_stands_on_its_day_where_the_person_is() -> None:
    found = calendar(held(last_dose=at("2027-06-13T01:30Z")))
    assert said(found)[0] == "06-12 last"
    assert said(calendar(held(last_dose=at("2027-06-15T06:00")))) == ["06-14 take", "06-15 last", "06-16 ask_restart"]


@pytest.mark.parametrize("name", ["Eliquis", "Elliquis", "Zzyzx", "insulin", "Advil"])
def test_what_is_not_confirmed_is_ask_on_every_day(name: str) -> None:
    assert said(calendar(name=name)) == ["06-14 ask", "06-15 ask", "06-16 ask"]


@pytest.mark.parametrize(
    ("decision", "how_often", "zero"),
    [
        (confirmed("Eliquis", CONTINUE), HowOften.DAILY, "sip"),
        (replace(confirmed("Eliquis", CONTINUE), morning_of=MorningOf.SKIP), HowOften.DAILY, "no_morning"),
        (confirmed("Eliquis", CONTINUE), HowOften.WEEKLY, "take"),
        (confirmed("Eliquis", CONTINUE), None, "take"),
    ],
)
def test_what_goes_on_differs_on_the_morning_only(decision: Confirmed, how_often: HowOften | None, zero: str) -> None:
    found = calendar(decision, how_often=how_often)
    assert said(found) == ["06-14 take", f"06-15 {zero}", "06-16 take"]


def test_a_changed_dose_is_changed_on_every_day() -> None:
    assert set(calendar(confirmed("Eliquis", Action.ADJUST)).rows[0].marks) == {"changed"}


def test_all_rows_share_the_days_of_the_longest() -> None:
    both = (taking("Eliquis", entry="m1"), taking("Advil", entry="m2"))
    decisions = (held(entry="m1"), replace(confirmed("Advil", HOLD, date(2027, 6, 8)), entry="m2"))
    found = dose_days(a_plan(medications=both, confirmed=decisions))
    assert (found.days[0], len(found.days), found.zero) == (date(2027, 6, 8), 9, date(2027, 6, 15))
    assert [len(row.marks) for row in found.rows] == [9, 9]
    assert [mark.value for _, mark in found.on(date(2027, 6, 12))] == ["last", "none"]


@pytest.mark.parametrize(("last", "parts"), [(date(2027, 6, 13), [(0, 4)]), (date(2027, 6, 1), [(0, 8), (8, 16)])])
def test_a_long_calendar_is_parted_alike(last: date, parts: list[tuple[int, int]]) -> None:
    assert list(calendar(held(last_dose=last)).weeks(14)) == parts


def test_no_medicine_is_an_empty_calendar() -> None:
    assert dose_days(a_plan()).rows == ()
