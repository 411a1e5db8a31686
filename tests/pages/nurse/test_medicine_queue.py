"""Everyone's medicines on one page: the order, the filters, several at once, and the way back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.answers import Entered, with_medicine
from checklist.care.confirming import Decision, confirm
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.people import Entered as Session
from checklist.care.visitor import Visitor
from checklist.medication import Action, RuleAction
from checklist.plan import MedicineStep
from tests.care.furnished import patient, said, signs_in
from tests.pages.screen import Screen

GO_ON = ("clonidine", "prednisone", "diazepam")
LIST, BULK = "Most urgent first", "The rule says to keep taking these"


@pytest.fixture
def session(house: House) -> Session:
    return signs_in(house, Role.CLINICIAN, "Lena Hart", id="u-lena")


@pytest.fixture
def lena(session: Session) -> Screen:
    return Screen(session)


def takes(house: House, name: str, *medicines: str, day: str = "2027-03-16", **facts: object) -> Visitor:
    answers = replace(said(called=name, **facts), day=day)
    for medicine in medicines:
        answers = with_medicine(answers, Entered(name=medicine, how_often="as_needed"))
    return patient(house, answers)


def steps(house: House, *who: Visitor) -> Iterator[MedicineStep]:
    return (step for one in who for step in journey(house, one).plan.medications)


def lines(screen: Screen) -> list[str]:
    """The list of what waits, in its order, each without its marks."""
    (radio,) = [radio for radio in screen.at.radio if LIST in radio.label]
    return [option.replace("*", "").split("  \n")[0] for option in radio.options]


def offered(screen: Screen, label: str) -> list[str]:
    (field,) = [field for field in screen.at.selectbox if field.label == label]
    return list(field.options)


def test_one_list_holds_everyones_with_the_most_urgent_first_and_its_card_open(house: House, lena: Screen) -> None:
    takes(house, "Omar", "clonidine", "warfarin")
    takes(house, "Ada", "ibuprofen", day="2027-03-12")
    screen = lena.opens("confirm")
    assert lines(screen) == ["ibuprofen, Ada", "warfarin, Omar", "clonidine, Omar"]
    assert (screen.headers, screen.subheaders) == (["Ada"], ["ibuprofen"])
    assert [radio.value for radio in screen.at.radio if "What to do" in radio.label] == [None]
    assert screen.presses("Next").subheaders == ["warfarin"]
    assert screen.presses("Next").headers == ["Omar"]
    assert screen.presses("Back").subheaders == ["warfarin"]


def test_a_line_says_by_when_it_is_to_be_decided_and_what_the_rule_says(house: House, lena: Screen) -> None:
    takes(house, "Omar", "warfarin", "clonidine", day="2027-03-13")
    takes(house, "Ada", "ibuprofen")
    screen = lena.opens("confirm")
    (radio,) = [radio for radio in screen.at.radio if LIST in radio.label]
    assert [option.split("  \n")[1] for option in radio.options] == [
        ":small[:material/warning: Last dose from Sun, Mar 7, passed: you decide]",
        ":small[Last dose from Sat, Mar 13: stop before]",
        ":small[Comes in Sat, Mar 13: keep taking]",
    ]


def test_after_a_decision_the_next_of_the_list_is_open(house: House, lena: Screen) -> None:
    takes(house, "Omar", "warfarin", "clonidine", "ibuprofen")
    screen = lena.opens("confirm").presses("Next")
    assert screen.subheaders == ["ibuprofen"]
    screen.enters("What to do with ibuprofen", Action.ADJUST).looks().presses("Confirm ibuprofen")
    assert (screen.done, screen.subheaders) == ("ibuprofen is confirmed.", ["clonidine"])
    assert [radio.value for radio in screen.at.radio if "What to do" in radio.label] == [None]


@pytest.mark.parametrize(
    ("label", "value", "left"),
    [
        ("Comes in", "Fri, Mar 12", ["ibuprofen, Ada"]),
        ("Ward", "555-0188", ["ibuprofen, Ada"]),
        ("Rule", "keep taking", ["clonidine, Omar"]),
    ],
)
def test_the_list_is_narrowed_by_day_ward_and_rule(
    house: House, lena: Screen, label: str, value: str, left: list[str]
) -> None:
    takes(house, "Omar", "clonidine", "warfarin", contacts={"ward": "555-0142"})
    takes(house, "Ada", "ibuprofen", day="2027-03-12", contacts={"ward": "555-0188"})
    screen = lena.opens("confirm")
    assert value in offered(screen, label)
    (field,) = [field for field in screen.at.selectbox if field.label == label]
    field.select_index(field.options.index(value))
    assert lines(screen.looks()) == left


def test_picking_a_patient_shows_all_medicines_of_that_one(house: House, lena: Screen) -> None:
    omar = takes(house, "Omar", "clonidine", "warfarin")
    takes(house, "Ada", "ibuprofen")
    screen = lena.opens("confirm").enters("Patient", omar.own_plan).looks()
    assert (screen.headers, screen.subheaders) == (["Omar"], ["clonidine", "warfarin"])


def test_a_long_list_comes_in_parts_and_only_what_is_shown_goes_together(house: House, lena: Screen) -> None:
    for n in range(9):
        takes(house, f"P{n}", *GO_ON)
    screen = lena.opens("confirm")
    assert (len(lines(screen)), offered(screen, "Shown")) == (25, ["1 to 25 of 27", "26 to 27 of 27"])
    assert "Confirm 25 for 9 people: keep taking" in screen.buttons
    screen.enters("Shown", 25).looks()
    assert (len(lines(screen)), screen.buttons.count("Confirm 2 for P8: keep taking")) == (2, 1)


def test_several_are_named_with_whose_they_are_and_confirmed_in_one_press(house: House, lena: Screen) -> None:
    omar, ada = takes(house, "Omar", *GO_ON, "warfarin"), takes(house, "Ada", *GO_ON)
    screen = lena.opens("confirm")
    assert f"{BULK}: 6" in [expander.label for expander in screen.at.expander]
    assert "**Omar:** clonidine :small[(partly checked)], prednisone :small[(partly checked)], diazepam" in screen.text
    assert all(step.needs_confirmation for step in steps(house, omar, ada))
    screen.presses("Confirm 6 for Ada, Omar: keep taking")
    assert screen.done == "Confirmed: 6 to keep taking. Below, each can be taken back."
    assert [s.name for s in steps(house, omar, ada) if s.needs_confirmation] == ["warfarin"]
    assert screen.title == "1 medicine to confirm, for 1 person"


def test_what_has_to_be_looked_at_alone_is_in_the_list_and_not_among_them(house: House, lena: Screen) -> None:
    takes(house, "Omar", *GO_ON, "Lopressor HCT", "Clonodine", "warfarin")
    patient(house, said("clonidine", called="Daily"))
    takes(house, "Expecting", "clonidine", pregnant="true")
    screen = lena.opens("confirm")
    assert "Confirm 3 for Omar: keep taking" in screen.buttons
    assert {"clonidine, Daily", "clonidine, Expecting", "Lopressor HCT, Omar"} < set(lines(screen))


def test_one_of_them_is_taken_back_alone_and_then_all_that_is_left(house: House, lena: Screen) -> None:
    omar, ada = takes(house, "Omar", *GO_ON), takes(house, "Ada", *GO_ON)
    screen = lena.opens("confirm").presses("Confirm 6 for")
    assert next(e.label for e in screen.at.expander if "together" in e.label).startswith(
        "Confirmed together: 6 by Lena Hart, Monday, March 8, 9:0"
    )
    screen.presses("Undo: prednisone, Ada")
    assert [s.needs_confirmation for s in steps(house, omar, ada)] == [False] * 4 + [True, False]
    screen.presses("Take back all 5")
    assert screen.done == "Taken back: 5. They wait to be confirmed again."
    assert all(step.needs_confirmation for step in steps(house, omar, ada))
    assert [e.label for e in screen.at.expander if "together" in e.label] == []


def test_who_is_too_late_is_told_which_medicine_and_who_was_first(house: House, lena: Screen, session: Session) -> None:
    omar = takes(house, "Omar", *GO_ON)
    ann = people.visitor(house, signs_in(house, Role.CLINICIAN, "Ann Lee", id="u-ann").cookie)
    screen = lena.opens("confirm")
    confirm(house, ann, omar.own_plan, 1, [Decision(entry="clonidine", action=Action.ADJUST)])
    screen.presses("Confirm 3 for Omar")
    assert screen.wrong == ["clonidine, Omar: Ann Lee decided first. Nothing was changed."]
    assert screen.done == "Confirmed: 2 to keep taking. Below, each can be taken back."
    assert next((s.action, s.source.title) for s in steps(house, omar)) == (Action.ADJUST, "Ann Lee")


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM])
def test_other_staff_read_the_list_and_confirm_nothing(house: House, role: Role) -> None:
    takes(house, "Omar", *GO_ON)
    screen = Screen(signs_in(house, role)).opens("confirm")
    assert len(lines(screen)) == 3
    assert "A clinician confirms this." in screen.text
    assert [label for label in screen.buttons if "Confirm" in label or "Undo" in label] == []


def test_every_word_of_a_rule_has_a_short_form() -> None:
    from checklist.ui.confirming.words import short_rule_words

    assert all(short_rule_words(action, lambda words, **_: words) for action in RuleAction)
