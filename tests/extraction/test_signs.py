"""Warning signs are heard in whatever way a leaflet tells them; a missed one is the worst that can happen."""

import pytest

from checklist.extraction import extract
from checklist.extraction.findings import Urgency


def signs(text: str) -> list[str]:
    return [sign.quote for sign in extract(text).red_flags]


def told(sentence: str) -> list[str]:
    return signs(f"A procedure\n\nOther advice\n\n{sentence}\n")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Call us if you have a fever or your leg swells.", ["a fever", "your leg swells"]),
        ("Fever, worsening pain or bleeding: call your surgeon.", ["Fever", "worsening pain", "bleeding"]),
        ("Heavy bleeding that does not stop is an emergency.", ["Heavy bleeding that does not stop"]),
        ("A temperature above 39 needs medical attention.", ["A temperature above 39"]),
        ("In case of chest pain, dial 999.", ["chest pain"]),
        ("If your belly becomes swollen, go straight to A&E.", ["your belly becomes swollen"]),
        ("Ring the ward at once for vomiting, confusion or fainting.", ["vomiting", "confusion or fainting"]),
        ("Symptoms to report: chills, spreading redness, pus.", ["chills", "spreading redness", "pus"]),
        ("Let Dr Okoro know if you have increasing pain.", ["increasing pain"]),
        ("If the bleeding does not stop, seek medical help immediately.", ["the bleeding does not stop"]),
        ("A bad smell from the cut needs a doctor the same day.", ["A bad smell from the cut"]),
        ("Contact your surgeon when experiencing numbness or fever.", ["numbness", "fever"]),
    ],
)  # fmt: skip
def test_a_sentence_warns_by_naming_whom_to_turn_to_and_a_sign(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Call the office to book your appointment.",
        "Some bruising is normal and fades by itself.",
        "Bring a bag for loose clothes and your phone charger.",
        "The ring on the tube, if there is one, falls off in a week.",
        "If you take blood thinners, call your surgeon before you stop them.",
        "Women report less pain afterwards.",
        "Research shows that bleeding is rare, and doctors see fewer of your kind of problems.",
    ],
)
def test_what_warns_of_nothing_is_no_sign(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Seek care immediately if:",
        "When to act now",
        "Concerning symptoms requiring medical attention",
        "Not normal",
        "Contact:",
        "Go to a hospital today, not tomorrow",
        "Call or visit your doctor, or the emergency department, if you develop any of these signs or symptoms:",
        "Contact your health care provider if:",
    ],
)
def test_a_list_warns_by_its_heading_whatever_words_it_has(heading: str) -> None:
    text = f"After your operation\n\n{heading}\n\n- Blood soaks the bandage\n- You cannot pass urine\n"
    assert signs(text) == ["Blood soaks the bandage", "You cannot pass urine"]


def test_items_that_say_what_you_have_warn_though_their_heading_is_lost() -> None:
    assert signs("Home care\n\n- Rest.\n\n- You have a fever.\n- You notice pus from the cut.\n") == [
        "You have a fever.", "You notice pus from the cut.",
    ]  # fmt: skip


def test_what_to_bring_to_the_hospital_is_not_read_as_whom_to_ring() -> None:
    assert signs("Please bring to the hospital\n\n- Glasses and hearing aids\n- Your tablets\n") == []


def test_what_a_patient_is_to_tell_of_before_is_no_warning_sign() -> None:
    assert signs("Before surgery\n\nTell your doctor if you:\n\n- Are pregnant\n- Take blood thinners\n") == []


def test_an_item_that_says_what_is_normal_beside_a_sign_is_left_out() -> None:
    text = "Call us if you have:\n\n- Pain that gets worse. (Cramps for a day are normal.)\n- Chills\n"
    assert signs(text) == ["Pain that gets worse.", "Chills"]


def test_an_ambulance_is_urgent_and_a_call_is_a_call() -> None:
    found = extract("After surgery\n\nCall 911 if you have chest pain.\n\nCall your nurse if you have a fever.\n")
    assert [sign.urgency for sign in found.red_flags] == [Urgency.EMERGENCY, Urgency.CALL]


def test_the_next_sentence_may_say_whom_to_call() -> None:
    found = extract("A procedure\n\nOther advice\n\n- Sudden redness can mean rejection. Call 911.\n- Keep calm.\n")
    assert [(sign.quote, sign.urgency) for sign in found.red_flags] == [
        ("Sudden redness can mean rejection.", Urgency.EMERGENCY),
    ]  # fmt: skip
