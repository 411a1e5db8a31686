"""What a clinician must see before deciding: clashes, the parts of a combination, and when to start again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.confirming import Decision, confirm
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.visitor import Visitor
from checklist.guidance import Condition, FactId, Source, SourceKind
from checklist.library.load import Library
from checklist.medication import Action, MorningOf
from checklist.procedure import TaskKind
from tests.builders import a_task_rule
from tests.care.furnished import EXCISION, NOW, furnished, it_is, library, patient, said, signs_in
from tests.pages.screen import Screen

QUOTE = "Stop ibuprofen one week before surgery."


def with_a_word_about_ibuprofen() -> Library:
    """The shipped library, its document saying when to stop one medicine."""
    source = Source(kind=SourceKind.DOCUMENT, title="The document", quote=QUOTE)
    takes = Condition(any_of=(FactId("takes:nsaid"),))
    rule = a_task_rule("stop_ibuprofen", kind=TaskKind.MEDICINE, source=source, condition=takes)
    procedure = library().procedures[EXCISION]
    return replace(library(), procedures={EXCISION: replace(procedure, tasks=(*procedure.tasks, rule))})


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    it_is(monkeypatch, NOW)
    made = furnished(tmp_path, with_a_word_about_ibuprofen())
    yield made
    made.store.close()


@pytest.fixture
def lena(house: House) -> Screen:
    return Screen(signs_in(house, Role.CLINICIAN, "Lena Hart", id="u-lena"))


def ann(house: House) -> Visitor:
    return people.visitor(house, signs_in(house, Role.CLINICIAN, "Ann Lee", id="u-ann").cookie)


def decide(screen: Screen, name: str, action: Action, **fields: object) -> Screen:
    screen.enters(f"What to do with {name}", action).looks()
    for label, value in fields.items():
        screen.enters({"morning": "On the morning", "dose": "New dose"}[label], value).looks()
    return screen.presses(f"Confirm {name}")


def shown(screen: Screen, who: Visitor) -> str:
    return screen.opens("confirm").enters("Patient", who.own_plan).looks().text


# Clashes


def test_the_document_stands_beside_the_rule_where_both_speak_of_the_medicine(house: House, lena: Screen) -> None:
    patient(house, said("ibuprofen", called="Maria"))
    text = lena.opens("confirm").text
    assert f"The document speaks of it too: “{QUOTE}” The rule says: stop it before. Check that both agree." in text


def test_two_rules_for_one_medicine_are_said(house: House, lena: Screen) -> None:
    patient(house, said("Hyzaar", called="Maria"))
    assert "This is a combination. More than one rule applies; the strictest is held." in lena.opens("confirm").text


def test_a_sip_against_the_fast_is_said_before_the_decision_and_after_it(house: House, lena: Screen) -> None:
    maria = patient(house, said("clonidine", called="Maria"))
    before = "If it goes on, its morning dose comes after the document's time to stop all drinks."
    after = "It is taken with a sip, after the document's time to stop all drinks."
    assert before in shown(lena, maria)
    decide(lena, "clonidine", Action.CONTINUE, morning=MorningOf.TAKE_WITH_SIP)
    assert (before in lena.text, after in lena.text) == (False, True)
    lena.presses("Undo: clonidine")
    decide(lena, "clonidine", Action.CONTINUE, morning=MorningOf.SKIP)
    assert (before in lena.text, after in lena.text) == (False, False)


def test_a_stop_without_a_word_about_starting_again_is_said(house: House, lena: Screen) -> None:
    maria = patient(house, said("Eliquis", called="Maria"))
    hold = Decision(entry="eliquis", action=Action.HOLD, last_dose=date(2027, 3, 13))
    confirm(house, ann(house), maria.own_plan, 1, [hold])
    assert "It is stopped, and nobody said when to start again." in shown(lena, maria)


def test_days_that_have_passed_are_said_before_the_decision_and_after_it(
    house: House, lena: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = patient(house, said("ibuprofen", called="Maria"))
    it_is(monkeypatch, "2027-03-15T09:00:00-04:00")
    assert "Every last dose that the rule would give has passed. Ask when it was taken." in shown(lena, maria)
    hold = Decision(entry="ibuprofen", action=Action.HOLD, last_dose=date(2027, 3, 13), ask_restart=True)
    confirm(house, ann(house), maria.own_plan, 1, [hold])
    assert "The last dose had passed when this was decided. Ask when it was taken." in shown(lena, maria)


def test_a_plan_made_after_the_last_dose_says_that_its_time_had_passed(house: House, lena: Screen) -> None:
    maria = patient(house, said("warfarin", called="Maria"))
    hold = Decision(entry="warfarin", action=Action.HOLD, last_dose=date(2027, 3, 7), ask_restart=True)
    confirm(house, ann(house), maria.own_plan, 1, [hold])
    assert "The time of the last dose had passed when this plan was made." in shown(lena, maria)


# The parts of a combination, and starting again


def test_each_part_of_a_combination_has_its_group_rule_range_and_source_and_one_decides(
    house: House, lena: Screen
) -> None:
    patient(house, said("Glyxambi", called="Maria"))
    parts = [line for line in lena.opens("confirm").text.split("\n") if line.startswith("- Part:")]
    assert [("**This part decides.**" in line, "partly checked" in line) for line in parts] == [
        (True, True), (False, True)
    ]  # fmt: skip
    assert "**Diabetes, heart or kidney pill (SGLT2).** Rule: stop it before. 3 to 4 days without it." in parts[0]
    assert "**Other diabetes pill or shot.** Rule: leave out the morning dose. 0 to 24 hours before." in parts[1]
    assert "Source: FDA SGLT2 inhibitor label change on surgery" in parts[0]


def test_parts_that_contradict_each_other_are_said_and_none_decides(house: House, lena: Screen) -> None:
    patient(house, said("Tenoretic", called="Maria"))
    text = lena.opens("confirm").text
    assert "**2 rules that cannot both be followed.** One part must not stop suddenly. You decide." in text
    assert text.count("- Part:") == 2
    assert "This part decides" not in text
    assert "**Rule: none by itself. You decide.** :small[(Water pill (diuretic))]" in text
    screen = lena.enters("What to do with Tenoretic", Action.HOLD).looks()
    assert [radio.label for radio in screen.at.radio if radio.label == "Last dose"] == []


def test_a_medicine_of_one_group_names_no_parts(house: House, lena: Screen) -> None:
    patient(house, said("ibuprofen", called="Maria"))
    assert "Part:" not in lena.opens("confirm").text


def test_when_to_start_again_stands_with_its_conditions_and_source_and_nothing_is_chosen(
    house: House, lena: Screen
) -> None:
    patient(house, said("Eliquis", called="Maria"))
    screen = lena.opens("confirm").enters("What to do with Eliquis", Action.HOLD).looks()
    assert "only when bleeding is controlled and the surgeon agrees. Rule: 24 to 72 hours after surgery." in screen.text
    assert "Source: PAUSE protocol table" in screen.text
    again = next(radio for radio in screen.at.radio if radio.label == "Start again")
    assert (again.value, again.options) == (None, ["Ask before starting again", "On a day"])


def test_every_hold_that_may_be_meant_stands_there_while_a_fact_is_missing(house: House, lena: Screen) -> None:
    patient(house, said("Eliquis", called="Maria"))
    screen = lena.opens("confirm")
    assert "Every hold that may be meant: 5" in [expander.label for expander in screen.at.expander]
    assert "- bleeding risk high: **2 days without it.**" in screen.text
    assert "- CrCl under 30: **No number: you decide.**" in screen.text
    assert "- spinal or epidural: **3 days without it.**" in screen.text


def test_for_whom_the_rules_do_not_apply_no_number_is_shown(house: House, lena: Screen) -> None:
    patient(house, said("Eliquis", "Glyxambi", called="Maria", pregnant="possible"))
    text = lena.opens("confirm").text
    assert [word for word in ("days without it", "hours before", "after surgery", "Part:") if word in text] == []


# A changed dose


def test_a_new_dose_is_kept_in_the_clinicians_own_words(house: House, lena: Screen) -> None:
    maria = patient(house, said("warfarin", called="Maria"))
    shown(lena, maria)
    decide(lena, "warfarin", Action.ADJUST, dose="  half the dose  the evening before ")
    assert "Change the dose. “half the dose the evening before”" in lena.text
    assert journey(house, maria).plan.medications[0].new_dose == "half the dose the evening before"


def test_without_words_a_changed_dose_is_asked_about(house: House, lena: Screen) -> None:
    maria = patient(house, said("warfarin", called="Maria"))
    shown(lena, maria)
    decide(lena, "warfarin", Action.ADJUST)
    (task,) = [task for task in journey(house, maria).plan.tasks if task.id.endswith(":warfarin")]
    assert task.title == "Ask your team which dose of warfarin to take."


def test_a_new_dose_is_text_wherever_it_stands(house: House, lena: Screen) -> None:
    maria = patient(house, said("warfarin", called="Maria"))
    shown(lena, maria)
    decide(lena, "warfarin", Action.ADJUST, dose="**half** [now](https://elsewhere)")
    assert [part.value for part in lena.at.markdown if "**half**" in part.value or "[now](" in part.value] == []
