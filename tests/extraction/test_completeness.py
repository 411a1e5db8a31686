"""Each item of the two lists is present in a text that has it, missing in one that has not, or said not to apply."""

import pytest

from checklist.extraction import extract
from checklist.extraction.completeness import ITEMS, Component, List, State, completeness

FULL = """# About your hernia repair

We close the gap in your belly. You go home the same day. Ask for an interpreter.

## Summary

This sheet is your checklist. Tick each line when it is done.

## Before your surgery

- Stop warfarin 5 days before surgery.
- Do not eat for 8 hours before surgery.

## After your surgery

- Use a walker at home for 3 days.
- We send a letter to your own doctor.
- A nurse will call you the next day.
- The gap's edge goes to pathology. We call you with the result in 7 days.
- Come to your follow-up visit 10 days after surgery.

## When to call us

Call 555-010-7788 if you have:

- Fever over 101 F
- Heavy bleeding
"""
BARE = "Excess tissue excision constitutes an ambulatory intervention. A biopsy is obtained. It may hurt for some days."


def states(text: str) -> dict[tuple[List, str], State]:
    return {(one.list, one.item): one.state for one in components(text)}


def components(text: str) -> tuple[Component, ...]:
    return completeness(text, extract(text, ("warfarin",)))


NEVER = {
    (List.RED, "agreement with guidelines"),
    (List.RED, "check of understanding"),
    (List.PEMAT, "pictures that help"),
}
NAMES = [(from_list, item) for from_list, item, _ in ITEMS]


def test_project_red_has_its_twelve_components() -> None:
    assert sum(from_list is List.RED for from_list, _ in NAMES) == 12


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NEVER], ids=lambda name: name[1])
def test_an_item_is_present_where_the_text_has_it_and_missing_where_not(name: tuple[List, str]) -> None:
    assert states(FULL)[name] is State.PRESENT
    if name != (List.PEMAT, "active voice"):
        assert states(BARE)[name] is State.MISSING


def test_a_passive_instruction_is_not_the_active_voice() -> None:
    passive = "After your surgery\n\nThe bandage should be kept dry."
    assert states(passive)[(List.PEMAT, "active voice")] is State.MISSING


@pytest.mark.parametrize("name", sorted(NEVER), ids=lambda name: name[1])
def test_what_a_text_cannot_show_does_not_apply(name: tuple[List, str]) -> None:
    assert {states(FULL)[name], states(BARE)[name]} == {State.NOT_APPLICABLE}


def test_a_result_is_not_asked_for_where_nothing_is_tested() -> None:
    assert states("Walk each day.")[(List.RED, "results of tests still out")] is State.NOT_APPLICABLE


def test_a_kind_of_medicine_is_not_a_name() -> None:
    because = {one.item: one.because for one in components("Before surgery\n\n- Stop certain medicines, as advised.\n")}
    assert because["the right medicines and how to get them"] == "no medicine is named"


@pytest.mark.parametrize("text", ["", "\x00", FULL, BARE])
def test_every_item_has_its_because(text: str) -> None:
    assert [(one.list, one.item) for one in components(text)] == NAMES
    assert all(one.because for one in components(text))
