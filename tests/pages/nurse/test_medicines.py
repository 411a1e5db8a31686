from datetime import date, time

import pytest

from checklist.access import Role
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.visitor import Visitor
from checklist.medication import Action, MorningOf
from checklist.plan import MedicineStep
from checklist.store.unit import audit_of
from tests.care.furnished import it_is, patient, said, signs_in
from tests.pages.screen import Screen

HOLD, CONTINUE = Action.HOLD, Action.CONTINUE


@pytest.fixture
def maria(house: House) -> Visitor:
    return patient(house, said("ibuprofen", "Eliquis", "metoprolol", called="Maria"))


@pytest.fixture
def lena(house: House) -> Screen:
    return Screen(signs_in(house, Role.CLINICIAN, "Lena Hart"))


def one(screen: Screen, who: Visitor) -> Screen:
    """The page with all medicines of one person."""
    screen.opens("confirm")
    return screen.enters("Patient", who.own_plan).looks()


def step(house: House, who: Visitor, place: int = 0) -> MedicineStep:
    return journey(house, who).plan.medications[place]


def picks(screen: Screen, label: str, value: object) -> list[str]:
    """What a field offers, once `value` of it is picked and the page is drawn again."""
    (radio, *_) = [radio for radio in screen.at.radio if label in radio.label]
    screen.enters(label, value).looks()
    return [option.replace("\u00a0", " ") for option in radio.options]


def test_nobody_waiting_is_said_with_who_makes_it_so(lena: Screen) -> None:
    screen = lena.opens("confirm")
    assert screen.title == "No medicine waits to be confirmed"
    assert "Medicines stand here once a patient enters one." in screen.text


def test_the_heading_counts_medicines_and_people(house: House, maria: Visitor, lena: Screen) -> None:
    assert lena.opens("confirm").title == "2 medicines to confirm, for 1 person"
    patient(house, said("warfarin", called="Omar"))
    assert lena.looks().title == "3 medicines to confirm, for 2 people"


def test_a_medicine_stands_with_its_rule_range_source_and_certainty(maria: Visitor, lena: Screen) -> None:
    screen = one(lena, maria)
    assert screen.subheaders == ["ibuprofen", "Eliquis (apixaban)"]
    assert "**Rule: stop it before.** 1 to 2 days without it." in screen.text
    assert "partly checked" in screen.text
    assert "CrCl not known. Bleeding risk not known." in screen.text
    assert "**metoprolol**  \nRule: keep taking it, the morning too. The rule stands without" in screen.text


def test_nothing_is_chosen_before_somebody_chooses(maria: Visitor, lena: Screen) -> None:
    screen = one(lena, maria)
    chosen = {radio.label: radio.value for radio in screen.at.radio}
    assert chosen == {"How": "minutes", "What to do with ibuprofen": None, "What to do with Eliquis": None}
    assert [box.value for box in screen.at.checkbox] == []


def test_each_look_is_in_the_audit_with_whose_medicines(house: House, maria: Visitor, lena: Screen) -> None:
    lena.opens("confirm")
    with house.store.reading() as tx:
        entries = [(entry.who, entry.what, entry.plan) for entry in audit_of(tx)]
    assert entries == [
        ("clinician:u-clinician", "see_medicines", None),
        ("clinician:u-clinician", "see_medicines", maria.own_plan),
    ]


def test_a_hold_offers_both_ends_of_the_range_and_asks_when_to_start_again(
    house: House, maria: Visitor, lena: Screen
) -> None:
    screen = one(lena, maria)
    assert picks(screen, "What to do with ibuprofen", HOLD) == ["Keep taking it", "Stop it before", "Change the dose"]
    assert picks(screen, "Last dose", 1) == [
        "Sunday, March 14: 1 day without it", "Saturday, March 13: 2 days without it", "Another day",
    ]  # fmt: skip
    picks(screen, "Start again", "ask")
    screen.presses("Confirm ibuprofen")
    assert screen.at.success[0].value == "ibuprofen is confirmed."
    assert screen.title == "1 medicine to confirm, for 1 person"
    assert (step(house, maria).last_dose, step(house, maria).needs_confirmation) == (date(2027, 3, 13), False)
    assert "Stop it before. Last dose Saturday, March 13. Ask before starting again." in screen.text
    assert ":small[Lena Hart, Monday, March 8, 9:0" in screen.text


def test_a_day_that_has_passed_is_said_where_it_is_offered_and_as_a_clash(
    house: House, maria: Visitor, lena: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, "2027-03-15T09:00:00-04:00")
    screen = one(lena, maria)
    assert "Every last dose that the rule would give has passed. Ask when it was taken." in screen.text
    assert picks(screen, "What to do with ibuprofen", HOLD)
    assert picks(screen, "Last dose", 1)[1] == "Saturday, March 13: 2 days without it (has passed)"
    picks(screen, "Start again", "ask")
    screen.presses("Confirm ibuprofen")
    assert "The last dose had passed when this was decided. Ask when it was taken." in screen.text


def test_another_day_may_have_a_time_and_a_day_to_start_again(house: House, maria: Visitor, lena: Screen) -> None:
    screen = one(lena, maria)
    picks(screen, "What to do with Eliquis", HOLD)
    screen.enters("Day of the last dose", date(2027, 3, 12)).enters("Time", time(20))
    picks(screen, "Start again", "day")
    screen.enters("Day to start again", date(2027, 3, 18)).presses("Confirm Eliquis")
    found = step(house, maria, 1)
    assert found.last_dose is not None and found.last_dose.isoformat() == "2027-03-12T20:00:00-05:00"
    assert found.restart is not None and found.restart.at == date(2027, 3, 18)
    assert "Last dose Friday, March 12, 8:00 pm. Start again Thursday, March 18." in screen.text


@pytest.mark.parametrize(
    ("picked", "wrong"),
    [
        ([], "Pick what to do."),
        ([("What to do with ibuprofen", HOLD)], "Pick the last dose."),
        ([("What to do with ibuprofen", HOLD), ("Last dose", "another")], "Give the day of the last dose."),
        ([("What to do with ibuprofen", HOLD), ("Last dose", 0)], "Pick when to start again, or to ask first."),
        (
            [("What to do with ibuprofen", HOLD), ("Last dose", 0), ("Start again", "day")],
            "Give the day to start again.",
        ),
        ([("What to do with ibuprofen", CONTINUE)], "Pick what to do on the morning."),
    ],
)
def test_what_is_not_said_is_asked_for_and_nothing_is_kept(
    house: House, maria: Visitor, lena: Screen, picked: list[tuple[str, object]], wrong: str
) -> None:
    screen = one(lena, maria)
    for label, value in picked:
        picks(screen, label, value)
    screen.presses("Confirm ibuprofen")
    assert screen.wrong == [f"ibuprofen: {wrong}"]
    assert screen.text.count(wrong) == 2
    assert step(house, maria).needs_confirmation


def test_a_day_after_the_procedure_is_refused_with_a_sentence(house: House, maria: Visitor, lena: Screen) -> None:
    screen = one(lena, maria)
    picks(screen, "What to do with Eliquis", HOLD)
    picks(screen, "Start again", "ask")
    screen.enters("Day of the last dose", date(2027, 3, 17)).presses("Confirm Eliquis")
    assert screen.wrong == ["Eliquis: The last dose is after the procedure. Check the day."]
    assert step(house, maria, 1).needs_confirmation


def test_going_on_asks_about_the_morning(house: House, maria: Visitor, lena: Screen) -> None:
    screen = one(lena, maria)
    picks(screen, "What to do with Eliquis", CONTINUE)
    picks(screen, "On the morning", MorningOf.SKIP)
    screen.presses("Confirm Eliquis")
    assert (step(house, maria, 1).action, step(house, maria, 1).morning_of) == (CONTINUE, MorningOf.SKIP)


def test_undo_stands_where_the_decision_stands_and_it_waits_again(house: House, maria: Visitor, lena: Screen) -> None:
    screen = one(lena, maria)
    picks(screen, "What to do with Eliquis", Action.ADJUST)
    screen.presses("Confirm Eliquis").presses("Undo: Eliquis")
    assert screen.at.success[0].value == "Taken back. It waits to be confirmed again."
    assert screen.title == "2 medicines to confirm, for 1 person"
    assert step(house, maria, 1).patient_text == "Ask your team about Eliquis. Do not stop it by yourself."


def test_once_all_is_confirmed_the_next_person_is_one_press_away(house: House, lena: Screen) -> None:
    omar = patient(house, said("warfarin", called="Omar"))
    patient(house, said("Eliquis", called="Tom"))
    screen = one(lena, omar)
    assert screen.headers == ["Omar"]
    picks(screen, "What to do with warfarin", Action.ADJUST)
    screen.presses("Confirm warfarin")
    assert screen.headers == ["Omar"]
    assert screen.presses("Next: Tom").headers == ["Tom"]


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM])
def test_other_staff_read_it_and_have_nothing_to_press(house: House, maria: Visitor, role: Role) -> None:
    screen = Screen(signs_in(house, role)).opens("confirm")
    assert screen.title == "2 medicines to confirm, for 1 person"
    assert "A clinician confirms this." in screen.text
    assert [label for label in screen.buttons if "Confirm" in label or "Undo" in label] == []


def test_what_a_person_typed_is_text_wherever_it_stands(house: House, lena: Screen) -> None:
    patient(house, said("[Call](https://elsewhere)", called="**Bold**"))
    lena.opens("confirm")
    shown = [part.value for part in (*lena.at.markdown, *lena.at.header, *lena.at.subheader)]
    assert [value for value in shown if "[Call](" in value or "**Bold**" in value] == []
