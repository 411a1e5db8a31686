from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from checklist.access import AccessDenied
from checklist.care import drafts
from checklist.care.answers import Answers, Entered, with_facts, with_medicine
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.visitor import NOBODY, Visitor
from checklist.guidance import ENGLISH
from checklist.locale import say
from checklist.store.plans import bases_of, kept_draft, kept_plans
from checklist.store.unit import Setting, set_value
from tests.care.builders import NOON
from tests.care.furnished import EXCISION, draft_holder, patient, said, times

ENGLISH_SAY = partial(say, ENGLISH)


def set_numbers(house: House, **numbers: str) -> None:
    with house.store.writing() as tx:
        for key, number in numbers.items():
            set_value(tx, Setting(f"{key}_phone"), number, at=NOON, by="admin")


def plans(house: House) -> int:
    with house.store.reading() as tx:
        return len(kept_plans(tx))


def plan_of(house: House, visitor: Visitor) -> str | None:
    assert visitor.draft
    with house.store.reading() as tx:
        return kept_draft(tx, visitor.draft).plan


def test_a_draft_begins_empty_at_step_1_and_keeps_what_is_said(home: House) -> None:
    maria = draft_holder(home)
    assert drafts.answers(home, maria) == Answers()
    drafts.keep(home, maria, said("Eliquis"))
    assert drafts.answers(home, maria) == said("Eliquis")


def test_a_plan_is_made_once_from_the_answers(home: House) -> None:
    maria = patient(home, said("Eliquis", called="Maria"))
    plan = journey(home, maria).plan
    assert (plan.procedure.id, plan.booking.called, plans(home)) == (EXCISION, "Maria", 1)
    assert [step.name for step in plan.medications] == ["Eliquis"]


def test_pressing_twice_makes_one_plan(home: House) -> None:
    maria = draft_holder(home, said())
    assert drafts.book(home, maria) == []
    first = plan_of(home, maria)
    assert drafts.book(home, maria) == []
    assert (plan_of(home, maria), plans(home)) == (first, 1)
    assert first is not None


def test_pressing_on_two_devices_at_once_makes_one_plan(home: House) -> None:
    maria = draft_holder(home, said())
    with ThreadPoolExecutor(4) as devices:
        assert list(devices.map(lambda _: drafts.book(home, maria), range(4))) == [[], [], [], []]
    assert plans(home) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (replace(said(), procedure=None), "Choose a procedure."),
        (replace(said(), procedure="no-such-thing"), "Choose a procedure."),
        (replace(said(), day=None), "Pick the day."),
        (replace(said(), arrival=None, start=None), "Give the time to arrive or the time it starts."),
        (replace(said(), timezone=""), "Choose the time zone of the hospital."),
        (replace(said(), arrival="13:05"), "The time to arrive is after the procedure. Check both times."),
        (said(born="2028-01-01"), "The birth date is after the procedure. Check both dates."),
    ],
)
def test_wrong_answers_are_all_kept_and_make_no_plan(home: House, wrong: Answers, sentence: str) -> None:
    maria = draft_holder(home, wrong)
    assert drafts.book(home, maria) == [sentence]
    assert (drafts.answers(home, maria), plan_of(home, maria), plans(home)) == (wrong, None, 0)


def test_everything_that_is_missing_is_said_at_once() -> None:
    assert drafts.time_problems(Answers()) == [
        "Pick the day.", "Give the time to arrive or the time it starts.", "Choose the time zone of the hospital.",
    ]  # fmt: skip


def test_times_are_judged_without_the_other_answers() -> None:
    assert drafts.time_problems(with_facts(times(), born="2028-01-01")) == []
    assert drafts.time_problems(replace(times(), start="10:59")) != []
    assert drafts.time_problems(replace(times(), start="11:00")) == []


@pytest.mark.parametrize(("day", "words"), [("2027-03-14", "does not exist in"), ("2027-11-07", "comes twice in")])
def test_a_time_that_the_clock_change_skips_or_repeats_is_a_sentence(day: str, words: str) -> None:
    hour = "02:30" if day == "2027-03-14" else "01:30"
    (problem,) = drafts.time_problems(replace(times(), day=day, arrival=hour, start=None))
    assert words in problem


def test_the_unit_s_numbers_fill_in_where_the_person_gave_none(home: House) -> None:
    set_numbers(home, ward="555-0100", emergency="911", crisis="988")
    own = journey(home, patient(home, said(contacts={"ward": "555-0199"}))).plan.booking.contacts
    assert (own.ward, own.emergency, own.crisis) == ("555-0199", "911", "988")


def test_without_numbers_of_the_unit_there_are_none(home: House) -> None:
    contacts = journey(home, patient(home)).plan.booking.contacts
    assert (contacts.ward, contacts.emergency, contacts.crisis) == (None, None, None)


def test_a_number_the_unit_sets_later_does_not_change_a_plan(home: House) -> None:
    maria = patient(home)
    set_numbers(home, ward="555-0100")
    assert journey(home, maria).plan.booking.contacts.ward is None


def test_a_plan_takes_no_more_answers(home: House) -> None:
    maria = patient(home)
    with pytest.raises(AccessDenied):
        drafts.keep(home, maria, said("Eliquis"))
    with home.store.reading() as tx:
        assert len(bases_of(tx, maria.own_plan)) == 1


def test_an_unclear_name_has_candidates_and_a_clear_or_unknown_one_has_none(home: House) -> None:
    assert [c.name for c in drafts.candidates(home, "Elliquis")] == ["Eliquis"]
    assert [c.name for c in drafts.candidates(home, "semaglutide")] == [
        "semaglutide (daily tablet)", "semaglutide (weekly injection)",
    ]  # fmt: skip
    assert drafts.candidates(home, "Eliquis") == drafts.candidates(home, "Zzyzxol") == ()
    assert drafts.candidates(home, "Elliquis")[0].means.startswith("apixaban. ")


def test_names_are_suggested_while_typing_until_one_is_whole(home: House) -> None:
    assert "Eliquis" in [c.name for c in drafts.suggestions(home, "Eliq")]
    assert drafts.suggestions(home, "Eliquis") == ()


def test_a_name_that_several_medicines_share_is_explained_as_that(home: House) -> None:
    (shared, tablet, _) = drafts.suggestions(home, "semaglu")
    assert (shared.name, shared.means) == ("semaglutide", "more than one medicine")
    assert tablet.means.startswith("semaglutide (daily tablet). ")


@pytest.mark.parametrize("name", ["Eliquis", "Elliquis", "Zzyzxol"])
def test_a_medicine_that_the_team_must_decide_says_so_at_once(home: House, name: str) -> None:
    (word,) = drafts.medicine_words(home, said(name))
    assert (word.ask, word.says) == (True, f"Ask your team about {name}. Do not stop it by yourself.")


def test_a_medicine_that_stays_says_what_holds(home: House) -> None:
    rule = home.library.fact_base.formulary.rules["ssri_snri"]
    (word,) = drafts.medicine_words(home, said("sertraline"))
    assert (word.ask, word.says, word.means) == (False, rule.patient_text.said(ENGLISH), None)


@pytest.mark.parametrize("facts", [{"breastfeeding": True}, {"pregnant": "possible"}, {"born": "2015-05-04"}])
def test_what_is_known_of_the_person_counts_on_the_list_as_in_the_plan(home: House, facts: dict[str, Any]) -> None:
    (word,) = drafts.medicine_words(home, said("sertraline", **facts))
    (step,) = journey(home, patient(home, said("sertraline", **facts))).plan.medications
    assert word.ask
    assert word.says == step.patient_text == "Ask your team about sertraline. Do not stop it by yourself."


def test_before_the_times_are_known_the_list_says_what_holds_for_most(home: House) -> None:
    (word,) = drafts.medicine_words(home, with_medicine(Answers(), Entered(name="sertraline")))
    assert not word.ask


def test_a_brand_is_shown_with_what_it_is(home: House) -> None:
    (word,) = drafts.medicine_words(home, with_medicine(said(), Entered(name="Zoloft")))
    assert word.means == "sertraline"


def test_procedures_are_found_by_a_body_part_and_all_are_shown_for_no_words(home: House) -> None:
    assert [p.id for p in drafts.procedures(home, NOBODY, "back")] == [EXCISION]
    assert [p.id for p in drafts.procedures(home, NOBODY, " ")] == [EXCISION]
    assert drafts.procedures(home, NOBODY, "appendix") == ()


def test_the_summary_says_everything_that_was_said(home: House) -> None:
    facts = {"called": "Maria", "born": "1966-04-07", "smoker": False, "breastfeeding": True, "work": "desk"}
    answers = said("Eliquis", **facts, pregnant="possible", lives_alone=True, contacts={"ward": "555-0142"})
    lines = {step: lines for step, _, lines in drafts.summary(home, answers, ENGLISH_SAY)}
    assert lines[1] == [home.library.procedures[EXCISION].plain_title.said(ENGLISH)]
    assert [line.replace("\u00a0", " ") for line in lines[2]] == [
        "Tuesday, March 16", "Arrive: 11:00 am", "Starts: 1:00 pm", "Time zone: America/New_York",
    ]  # fmt: skip
    assert lines[3] == ["Eliquis"]
    assert lines[4] == [
        "Birth date: 04/07/1966", "Pregnant: not sure", "Smokes: no", "Work: desk", "Lives alone: yes",
        "First name: Maria", "Breastfeeding: yes", "Phone of your ward: 555-0142",
    ]  # fmt: skip


def test_the_summary_of_nothing_says_that(home: House) -> None:
    assert [lines for _, _, lines in drafts.summary(home, Answers(), ENGLISH_SAY)] == [
        ["Not chosen yet"], ["No day yet"], ["None"], [],
    ]  # fmt: skip
