"""A plan as plain text: who says so by number, and what a clinician still has to decide."""

import re
from typing import Any

from checklist.exchange.as_text import to_text
from checklist.medication import Action
from tests.builders import a_fact_base, a_plan, a_procedure, a_red_flag, an_instruction, confirmed, taking
from tests.shipped import planned


def text(**booking: Any) -> str:
    plan = a_plan(
        a_procedure(fasting=(an_instruction(),), red_flags=("fever",)),
        a_fact_base(red_flags=(a_red_flag(),)),
        **booking,
    )
    return to_text(plan).decode()


def test_each_source_has_one_number_and_stands_once_at_the_end() -> None:
    page = to_text(planned(medications=[{"name": "Eliquis"}, {"name": "Lantus"}, {"name": "fish oil"}])).decode()
    body, _, sources = page.partition("\nSOURCES\n")
    listed = re.findall(r"^\[(\d+)\] (.+; \w+)$", sources, re.MULTILINE)
    assert [int(number) for number, _ in listed] == list(range(1, len(listed) + 1))
    assert len({named for _, named in listed}) == len(listed) == len(sources.splitlines())
    assert set(re.findall(r"\[(\d+)(?:; \w+)?\]$", body, re.MULTILINE)) == {number for number, _ in listed}


def test_what_was_not_fully_checked_says_so_at_its_line() -> None:
    page = text(medications=(taking("timolol"),))
    unchecked = re.search(r"^\[(\d+)\] unverified; unverified$", page, re.MULTILINE)
    assert unchecked
    assert f"    [{unchecked[1]}; unverified]" in page.splitlines()


def test_an_open_hold_is_offered_to_staff_in_its_unit_and_never_told_to_the_patient() -> None:
    page = text(medications=(taking("Advil"),))
    assert "- Advil, offered to staff: 1 to 10 days before" in page
    assert "    says: Ask your team about Advil. Do not stop it by yourself." in page


def test_a_medicine_to_decide_without_a_number_says_so_and_a_decided_one_does_not() -> None:
    assert "- Lantus: no number is offered, the team decides" in text(medications=(taking("Lantus"),))
    decided = text(medications=(taking("Lantus"),), confirmed=(confirmed("Lantus", Action.CONTINUE),))
    assert "- Lantus: no number" not in decided


def test_a_single_day_and_a_share_of_a_dose_are_said_plainly() -> None:
    said = {"medications": [{"name": "Eliquis"}, {"name": "Lantus"}], "kidney": {"crcl": 60}}
    page = to_text(planned(**said, bleeding_risk="low_moderate")).decode()
    assert "- Eliquis, offered to staff: 1 day before [" in page
    assert re.search(r"- Lantus, offered to staff: \d+ to \d+ percent of usual dose \[", page)
