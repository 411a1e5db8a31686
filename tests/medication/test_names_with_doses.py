"""A name with words about the dose: understood without them, unless they can make it another medicine."""

import pytest

from checklist.medication import MatchKind, Person, Taken
from checklist.medication.written import LONGEST_NAME
from tests.shipped import BASE, planned

FORMULARY = BASE.formulary


@pytest.mark.parametrize(
    ("entered", "generic"),
    [
        ("Eliquis 5 mg", "apixaban"),
        ("Eliquis®5mg bd", "apixaban"),
        ("baby aspirin", "aspirin"),
        ("Take metformin 500 mg twice a day with food", "metformin"),
        ("5 mg warfarin at night", "warfarin"),
        ("sertraline: 50 mg, one a day", "sertraline"),
        ("lithium 300mg x2 daily for my mood", "lithium"),
        ("NovoMix 30 20 units", "insulin aspart mix"),
        ("Humalog Mix 75/25 20 units bid", "insulin lispro mix"),
        ("Tylenol PM 2 tablets", "acetaminophen + diphenhydramine"),
        ("semaglutide (weekly injection) 0.5 mg", "semaglutide (weekly injection)"),
        ("St. John’s Wort 300 mg", "St. John's wort"),
    ],
)
def test_words_about_the_dose_do_not_hide_the_name(entered: str, generic: str) -> None:
    match = FORMULARY.match(entered)
    assert match.kind is MatchKind.EXACT and match.medicine is not None
    assert match.medicine.generic == generic


@pytest.mark.parametrize(
    ("entered", "first"),
    [
        ("tacrolimus 0.1%", "tacrolimus"),
        ("minoxidil 5% solution", "minoxidil"),
        ("timolol 0.5% eye drops", "timolol eye drops"),
        ("testosterone gel", "testosterone"),
        ("albuterol 2 puffs as needed", "albuterol"),
        ("lisinopril 20/12.5 mg", "lisinopril"),
        ("lisinopril 20 mg/12.5 mg", "lisinopril"),
        ("Humalog 75/25 20 units", "Humalog Mix 75/25"),
        ("Humalog 75/25 units", "Humalog"),
        ("Panadol night 2 tabs", "Panadol"),
        ("Tylenol 3", "Tylenol"),
        ("metformin ER 500 mg", "metformin"),
        ("prednisone 10 mg daily then 5 mg daily", "prednisone"),
        ("stopped aspirin 81 mg", "aspirin"),
        ("not taking warfarin", "warfarin"),
        ("lisinopril 10 mg and HCTZ 12.5 mg", "lisinopril"),
        ("tacrolimus for my eczema", "tacrolimus"),
    ],
)
def test_words_that_can_make_it_another_medicine_are_a_question(entered: str, first: str) -> None:
    match = FORMULARY.match(entered)
    assert (match.kind, match.medicine) == (MatchKind.NEAR, None)
    assert match.candidates[0] == first


@pytest.mark.parametrize(
    "entered",
    [
        "norethindrone 5 mg",
        "insulin 20 units",
        "Humulin R 500 units/mL",
        "fluticasone 2 sprays",
        "naltrexone 4.5 mg",
        "T3 25 mcg",
    ],
)
def test_a_shared_name_is_asked_about_whatever_the_dose(entered: str) -> None:
    assert FORMULARY.match(entered).kind is MatchKind.AMBIGUOUS


@pytest.mark.parametrize("entered", ["5 mg", "twice a day", "2 tablets", "Zzyzxol 5 mg", "x 5 mg"])
def test_a_dose_alone_or_with_an_unknown_name_is_unknown(entered: str) -> None:
    assert FORMULARY.match(entered).kind is MatchKind.UNKNOWN
    assert FORMULARY.rule(Taken(entry="m", name=entered), Person()).needs_confirmation


def test_the_name_stays_as_entered_and_is_what_the_patient_reads() -> None:
    (step,) = planned(medications=[{"name": "Eliquis 5 mg BD"}]).medications
    assert (step.name, step.ingredient) == ("Eliquis 5 mg BD", "apixaban")
    assert step.patient_text == "Ask your team about Eliquis 5 mg BD. Do not stop it by yourself."


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("eliq", "Eliquis"), ("glargi", "insulin glargine"), ("elliqu", "Eliquis"), ("synthro", "Synthroid"),
        ("zanax", "Xanax"), ("metop", "metoprolol"),
    ],
)  # fmt: skip
def test_while_typing_the_right_name_is_offered_first(typed: str, first: str) -> None:
    assert FORMULARY.suggested(typed)[0] == first


def test_a_beginning_that_is_another_medicine_s_is_offered_beside_the_one_it_sounds_like() -> None:
    assert FORMULARY.suggested("sinthro") == ("Sinthrome", "Synthroid")


@pytest.mark.parametrize("typed", ["", "e", "  "])
def test_nothing_is_offered_before_2_letters(typed: str) -> None:
    assert FORMULARY.suggested(typed) == ()


def test_no_name_is_longer_than_what_is_looked_at_for_one() -> None:
    assert max(map(len, FORMULARY.spellings)) < LONGEST_NAME


MAKES_ANOTHER = (
    "PM", "night", "cream", "gel", "eye drops", "nasal spray", "patch", "HCT", "D", "XR", "mix", "with codeine",
    "+ codeine", "/ hydrochlorothiazide", "0.1%", "10/20 mg", "5-10 mg", "5mg/10mg", "suppository", "inhaler",
    "weekly injection", "for my eyes", "70/30 units",
)  # fmt: skip


@pytest.mark.parametrize("word", MAKES_ANOTHER)
def test_behind_no_name_such_a_word_is_taken_for_part_of_the_dose(word: str) -> None:
    for name in sorted(FORMULARY.spellings)[::60]:
        for entered in (f"{name} {word}", f"{name} 10 mg {word}"):
            match = FORMULARY.match(entered)
            assert match.medicine is None or match.medicine is not FORMULARY.match(name).medicine, entered
