"""A profile as a booking: what is understood, and every refusal as a sentence."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from checklist.fasting import Policy
from checklist.guidance import Anchor, Language
from checklist.library import (
    ProfileError,
    booking_from_json,
    booking_from_profile,
    booking_to_json,
    load_profile,
    to_profile,
)
from checklist.medication import Action, BleedingRisk, Confirmed, HowOften, Taken
from checklist.plan import Booking, Contacts, Pregnant, Sex, Signed, Work
from checklist.procedure import Anaesthesia

MADE = datetime(2027, 3, 1, 15, tzinfo=UTC)
TIMES = "timezone: America/New_York\nprocedure_at: 2027-03-16 13:00\n"
FULL = """
timezone: America/New_York
procedure_at: 2027-03-16 13:00
arrival_at: 2027-03-16T11:00
discharge_at: "2027-03-16 18:00:00-04:00"
anaesthesia: general
born: 1954-11-02
sex: female
pregnant: false
breastfeeding: false
conditions: [diabetes, left-handedness]
medications:
  - {name: Eliquis, dose: 5 mg, how_often: twice_daily, for: heart rhythm, last_taken: 2027-03-01 08:00}
  - {name: Vitamin D3, how_often: weekly, last_taken: 2027-02-28}
  - {name: Eliquis}
kidney: {crcl: 45}
bleeding_risk: low_moderate
smoker: true
lives_alone: false
work: desk
language: es
fasting_policy: guideline
fasting_policy_signed: {by: Dr. Hart, on: 2027-01-05}
fasting_anchor: procedure
confirmed:
  - {medication: apixaban, action: hold, last_dose: 2027-03-12, by: Dr. Hart}
  - {medication: vitamin d3, action: continue, by: Dr. Hart}
contacts: {ward: 555-0142, emergency: 911, crisis: 988}
"""


def booked(text: str) -> Booking:
    return load_profile(text, "p.yaml", MADE)


def refused(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(ProfileError) as refusal:
        booked(text)
    return [(p.line, p.path, p.what) for p in refusal.value.problems]


def said(text: str) -> str:
    ((_, _, what),) = refused(text)
    return what


def test_every_field_of_a_profile_is_understood() -> None:
    zone = ZoneInfo("America/New_York")
    assert booked(FULL) == Booking(
        made_at=MADE, timezone="America/New_York", procedure_at=datetime(2027, 3, 16, 13, tzinfo=zone),
        arrival_at=datetime(2027, 3, 16, 11, tzinfo=zone), discharge_at=datetime(2027, 3, 16, 22, tzinfo=UTC),
        anaesthesia=Anaesthesia.GENERAL, born=date(1954, 11, 2), sex=Sex.FEMALE, pregnant=Pregnant.FALSE,
        breastfeeding=False, conditions=("diabetes", "left-handedness"), medications=taken(zone), crcl=45,
        bleeding_risk=BleedingRisk.LOW_MODERATE, smoker=True, lives_alone=False, work=Work.DESK,
        language=Language("es"), fasting_policy=Policy.GUIDELINE,
        fasting_policy_signed=Signed(by="Dr. Hart", on=date(2027, 1, 5)), fasting_anchor=Anchor.PROCEDURE,
        confirmed=confirmed(), contacts=Contacts(ward="555-0142", emergency="911", crisis="988"),
    )  # fmt: skip


def taken(zone: ZoneInfo) -> tuple[Taken, ...]:
    eliquis = Taken(
        entry="eliquis", name="Eliquis", dose="5 mg", how_often=HowOften.TWICE_DAILY, reason="heart rhythm",
        last_taken=datetime(2027, 3, 1, 8, tzinfo=zone),
    )  # fmt: skip
    vitamin = Taken(
        entry="vitamin-d3", name="Vitamin D3", how_often=HowOften.WEEKLY, last_taken=date(2027, 2, 28)
    )  # fmt: skip
    return eliquis, vitamin, Taken(entry="eliquis-2", name="Eliquis")


def confirmed() -> tuple[Confirmed, ...]:
    return (
        Confirmed(medication="apixaban", action=Action.HOLD, last_dose=date(2027, 3, 12), by="Dr. Hart"),
        Confirmed(medication="vitamin d3", action=Action.CONTINUE, by="Dr. Hart"),
    )


def test_a_zone_and_one_time_are_enough() -> None:
    assert booked("timezone: UTC\narrival_at: 2027-03-16 11:00\n").arrival_at == datetime(2027, 3, 16, 11, tzinfo=UTC)


def test_what_is_left_empty_is_not_said() -> None:
    empty = booked(TIMES + "medications:\nconditions: ~\nsmoker:\nborn: null\nkidney:\ncontacts:\n")
    assert empty == booked(TIMES)


def test_possibly_pregnant_is_an_answer_of_its_own() -> None:
    assert booked(TIMES + "pregnant: possible\n").pregnant is Pregnant.POSSIBLE


def test_a_time_with_its_offset_is_taken_as_it_is() -> None:
    night = booked("timezone: America/New_York\nprocedure_at: 2027-11-07 01:30-05:00\n")
    assert night.procedure_at == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("names", "entries"),
    [
        (["Eliquis", "eliquis", "ELIQUIS"], ["eliquis", "eliquis-2", "eliquis-3"]),
        (["Eliquis 2", "Eliquis", "Eliquis"], ["eliquis-2", "eliquis", "eliquis-3"]),
        (["5-HTP", "St. John's wort"], ["5-htp", "st-john-s-wort"]),
        (["Эликвис", "薬"], ["medicine", "medicine-2"]),
    ],
)
def test_each_medicine_has_an_entry_id_of_its_own(names: list[str], entries: list[str]) -> None:
    profile = {"timezone": "UTC", "arrival_at": "2027-03-16 11:00", "medications": [{"name": n} for n in names]}
    assert [t.entry for t in booking_from_profile(profile, MADE).medications] == entries


def test_neither_time_is_refused() -> None:
    assert said("timezone: UTC\n") == "Give the time of the procedure or the time to arrive."


def test_neither_time_is_refused_beside_what_else_is_wrong() -> None:
    wrong = refused("timezone: UTC\nsmoker: no\n")
    assert [path for _, path, _ in wrong] == ["arrival_at", "smoker"]


def test_no_zone_is_refused() -> None:
    assert (1, "timezone", "is missing") in refused("procedure_at: 2027-03-16 13:00\n")


@pytest.mark.parametrize("zone", ["Mars", "../../etc/passwd", "America", "", "5", "America/New York"])
def test_a_zone_nobody_knows_is_refused(zone: str) -> None:
    assert "time zone is not known" in said(f'timezone: "{zone}"\nprocedure_at: 2027-03-16 13:00\n')


def test_a_zone_that_is_nearly_right_is_asked_about() -> None:
    assert "Did you mean Europe/London?" in said("timezone: Europe/Londn\nprocedure_at: 2027-03-16 13:00\n")


def test_a_time_that_does_not_exist_is_refused() -> None:
    assert "does not exist" in said("timezone: America/New_York\nprocedure_at: 2027-03-14 02:30\n")


def test_a_time_that_comes_twice_is_refused() -> None:
    assert "comes twice" in said("timezone: America/New_York\nprocedure_at: 2027-11-07 01:30\n")


@pytest.mark.parametrize(
    "when",
    ["2027-03-16", "tomorrow", "2027-03-16 1 pm", "13:00", "2027-02-30 10:00", "2027-03-16 25:00", "0001-01-01 00:00"],
)
def test_a_time_without_a_day_and_a_clock_is_refused(when: str) -> None:
    assert "write year-month-day and a 24-hour clock" in said(f"timezone: UTC\nprocedure_at: {when}\n")


def test_arriving_after_the_procedure_is_refused_at_the_arrival() -> None:
    wrong = "The time to arrive is after the procedure. Check both times."
    assert refused(TIMES + "arrival_at: 2027-03-16 13:01\n") == [(3, "arrival_at", wrong)]


def test_arriving_at_the_time_of_the_procedure_is_fine() -> None:
    assert booked(TIMES + "arrival_at: 2027-03-16 13:00\n").arrival_at is not None


def test_going_home_before_the_procedure_is_refused() -> None:
    assert "go home is before the procedure" in said(TIMES + "discharge_at: 2027-03-16 12:59\n")


def test_a_procedure_over_a_year_past_is_refused() -> None:
    assert "more than a year past" in said("timezone: UTC\nprocedure_at: 2026-02-27 13:00\n")


def test_a_procedure_less_than_a_year_past_is_fine() -> None:
    assert booked("timezone: UTC\nprocedure_at: 2026-03-02 13:00\n").procedure_at is not None


def test_being_born_after_the_procedure_is_refused() -> None:
    assert "birth date is after" in said(TIMES + "born: 2027-03-17\n")


def test_a_confirmed_hold_without_its_last_dose_is_refused() -> None:
    wrong = refused(TIMES + "confirmed:\n  - {medication: apixaban, action: hold, by: Dr. Hart}\n")
    assert wrong == [(4, "confirmed[0]", "a confirmed hold needs the day of the last dose")]


def test_a_decision_without_its_clinician_is_refused() -> None:
    assert refused(TIMES + "confirmed:\n  - {medication: apixaban, action: ask}\n") == [
        (4, "confirmed[0].by", "is missing")
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("anaesthesia: gas", "general, sedation, regional, local, none"),
        ("sex: f", "female, male, other"),
        ("pregnant: maybe", "true, false, possible"),
        ("pregnant: yes", "true, false, possible"),
        ("bleeding_risk: low", "minimal, low_moderate, high"),
        ("work: nurse", "none, desk, light, heavy"),
        ("fasting_policy: midnight", "as_published, guideline, sip_til_send"),
        ("fasting_anchor: discharge", "arrival, procedure"),
        ("smoker: no", "true or false"),
        ("smoker: 1", "true or false"),
        ("breastfeeding: possible", "true or false"),
        ("kidney: {crcl: high}", "needs a number"),
        ("kidney: {crcl: 0}", "must be more than 0"),
        ("kidney: 45", "needs named fields"),
        ("born: 3/4/1950", "year-month-day"),
        ("born: 1950-02-30", "not in the calendar"),
        ("language: English", "language code"),
        ("conditions: diabetes", "needs a list"),
        ("conditions: [5]", "put 5 in quotes"),
        ("medications: [Eliquis]", "needs named fields"),
        ("medications: [{dose: 5 mg}]", "is missing"),
        ('medications: [{name: ""}]', "nothing is written here"),
        ("medications: [{name: A, how_often: hourly}]", "daily, twice_daily, three_times_daily"),
        ("medications: [{name: A, strength: 5}]", "Known here: name, dose, how_often, for, last_taken"),
        ("contacts: {surgeon: 555}", "Known here: ward, emergency, crisis"),
        ("fasting_policy_signed: {by: Dr. Hart}", "is missing"),
        (f"conditions: [{'x' * 201}]", "longer than 200 letters"),
        ("prognosis: good", "is not a key that is known here"),
        ("medication: []", "Did you mean medications?"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused_with_what_is_allowed(line: str, words: str) -> None:
    ((at, _, what),) = refused(TIMES + line + "\n")
    assert at == 3
    assert words in what


def test_every_refusal_of_a_profile_is_listed_at_once() -> None:
    wrong = refused("timezone: UTC\nprocedure_at: 2027-03-16 9:00\narrival_at: soon\nsmoker: no\nage: 70\n")
    assert [path for _, path, _ in wrong] == ["procedure_at", "arrival_at", "smoker", "age"]


def test_a_time_that_cannot_be_read_is_not_said_to_be_missing() -> None:
    assert [path for _, path, _ in refused("timezone: UTC\nprocedure_at: 9 am\n")] == ["procedure_at"]


def test_answers_are_refused_in_whole_sentences() -> None:
    answers = {"timezone": "UTC", "procedure_at": "2027-03-16T13:00", "arrival_at": "2027-03-16T14:00", "smoker": "no"}
    with pytest.raises(ProfileError) as refusal:
        booking_from_profile(answers, MADE)
    assert set(str(refusal.value).split("\n")) == {
        "The time to arrive is after the procedure. Check both times.",
        "smoker needs true or false",
    }


def test_the_profile_as_understood_builds_the_same_booking_again() -> None:
    booking = booked(FULL)
    assert booking_from_profile(to_profile(booking), MADE) == booking


def test_the_profile_as_understood_holds_plain_data_and_offsets() -> None:
    profile = to_profile(booked(FULL))
    assert profile["procedure_at"] == "2027-03-16T13:00:00-04:00"
    assert profile["pregnant"] is False
    assert {type(profile[key]) for key in ("sex", "work", "fasting_policy", "language")} == {str}


def test_what_was_not_said_is_left_out_of_the_profile() -> None:
    assert set(to_profile(booked(TIMES))) == {
        "procedure_at", "timezone", "language", "fasting_policy", "fasting_anchor"
    }  # fmt: skip


@pytest.mark.parametrize("text", [FULL, TIMES, "timezone: Asia/Kathmandu\narrival_at: 2027-03-16 11:00\n"])
def test_a_booking_comes_back_exactly_as_it_was_kept(text: str) -> None:
    booking = replace(booked(text), called="Maria")
    kept = booking_from_json(booking_to_json(booking))
    assert kept == booking
    assert booking_to_json(kept) == booking_to_json(booking)
