import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import clock, people
from checklist.care.checking_in import CheckingIn, checking_in
from checklist.care.content import offered
from checklist.care.given import checked
from checklist.care.house import House, Sample
from checklist.care.journey import Journey, journey, journey_of
from checklist.care.reviewing import in_review, review
from checklist.care.roster import roster
from checklist.care.sample_check_ins import calm
from checklist.care.samples import PEOPLE, STAFF, fill, samples, settle_numbers
from checklist.care.visitor import NOBODY, Visitor
from checklist.checkin import CheckIn, Question, QuestionId, advise
from checklist.library import data_folder
from checklist.library.load import Library
from checklist.plan import EventKind, check_ins
from checklist.store.events import events_of, verify
from checklist.store.plans import kept_plans
from checklist.store.unit import Setting, all_settings
from tests.care.furnished import furnished, it_is, library

EVENING = "2027-03-15T18:00:00-04:00"
Filled = Callable[..., House]
AFTER_A_CALM_ANSWER = """
  - id: visitor
    ask: Did somebody come to see you?
    topic: Visitor
    kind: choice
    after: [{question: mood, picked: [ok]}]
    choices: [{id: "yes", text: "Yes"}, {id: "no", text: "No", none: true}]
"""


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Filled]:
    """A demonstration first started at a given moment, with the shipped content or another."""
    houses: list[House] = []

    def started(moment: str, content: Library | None = None) -> House:
        it_is(monkeypatch, moment)
        folder = tmp_path / str(len(houses))
        folder.mkdir()
        houses.append(replace(furnished(folder, content), samples=samples()))
        settle_numbers(houses[-1])
        fill(houses[-1])
        return houses[-1]

    yield started
    for house in houses:
        house.store.close()


def everyone(house: House) -> dict[str, Journey]:
    with house.store.reading() as tx:
        ids = [plan.id for plan in kept_plans(tx)]
    journeys = [journey_of(house, id_) for id_ in ids]
    return {str(one.plan.booking.called): one for one in journeys}


def one(house: House, who: str) -> Sample:
    return next(sample for sample in house.samples if sample.who == who)


def signed_in(house: House, who: str) -> Visitor:
    return people.visitor(house, people.sign_in_as_sample(house, NOBODY, one(house, who)).cookie)


def test_at_least_12_people_are_spread_from_three_weeks_before_to_six_weeks_after(filled: Filled) -> None:
    days = sorted(person.timeline.today for person in everyone(filled(EVENING)).values())
    assert len(days) >= 12
    assert days == sorted(-person.in_days for person in PEOPLE)
    assert (days[0], 36 <= days[-1] <= 42) == (-21, True)


@pytest.mark.parametrize(
    "moment",
    [
        "2027-03-15T00:30:00-04:00",
        "2027-03-15T20:30:00-04:00",
        "2027-03-15T23:59:00-04:00",
        "2027-03-13T12:00:00-05:00",
        "2027-11-06T12:00:00-04:00",
    ],
)
def test_each_is_as_far_from_the_procedure_as_their_name_says_at_any_hour(filled: Filled, moment: str) -> None:
    found = everyone(filled(moment))
    assert {name: -person.timeline.today for name, person in found.items()} == {p.name: p.in_days for p in PEOPLE}


def test_the_labels_say_who_and_how_far_and_maria_comes_first_among_patients(filled: Filled) -> None:
    labels = [sample.label for sample in filled(EVENING).samples]
    assert labels[len(STAFF)] == "Maria Ortiz, procedure tomorrow"
    assert "Ines Keller, procedure in 21 days" in labels
    assert "Ruth Abel, procedure today" in labels
    assert "Daniel Okafor, 3 days after the procedure" in labels
    assert all("sample" in label for label in labels[: len(STAFF)])


def test_ticks_and_check_ins_are_there_from_before_now_and_the_chains_hold(filled: Filled) -> None:
    house = filled(EVENING)
    for person in everyone(house).values():
        with house.store.reading() as tx:
            events = events_of(tx, person.id)
            assert verify(tx, person.id) is None
        assert any(event.kind is EventKind.DONE for event in events)
        assert all(event.at <= event.received_at < clock.now() for event in events)
        known = {task.id for task in person.plan.tasks}
        assert {event.task for event in events if event.task} <= known


@pytest.mark.parametrize("moment", [EVENING, "2027-03-15T00:30:00-04:00", "2027-03-15T23:30:00-04:00"])
def test_what_happened_to_each_stands_in_the_order_in_which_it_came_in(filled: Filled, moment: str) -> None:
    for person in everyone(filled(moment)).values():
        assert [event.seq for event in person.events] == list(range(1, len(person.events) + 1))
        assert [event.received_at for event in person.events] == sorted(event.received_at for event in person.events)
        assert [event.at for event in person.events] == sorted(event.at for event in person.events)


def test_nobody_has_ticked_what_was_not_open_yet(filled: Filled) -> None:
    for person in everyone(filled(EVENING)).values():
        opened = {task.id: task.window.start for task in person.plan.tasks}
        ticked = [event for event in person.events if event.task]
        assert [event.task for event in ticked if event.received_at < opened[event.task]] == []


def test_those_who_are_home_have_told_their_pain_and_no_day_to_come(filled: Filled) -> None:
    found = everyone(filled(EVENING))
    home = {name: person for name, person in found.items() if person.timeline.today > 0}
    assert len(home) >= 4
    assert all(person.timeline.pain for person in home.values())
    assert all(person.timeline.pain[-1].day <= person.timeline.today for person in home.values())
    assert not any(person.timeline.pain for name, person in found.items() if name not in home)


def at_check_in(house: House) -> list[CheckingIn]:
    """Everyone who is past their procedure, as the page of a check-in finds them."""
    past = [f"patient-{number:02}" for number, person in enumerate(PEOPLE, start=1) if person.in_days < 0]
    return [checking_in(house, signed_in(house, who)) for who in past]


def given_and_asked(house: House) -> Iterator[tuple[CheckIn, dict[QuestionId, Question]]]:
    """Each check-in, with what is asked of its person on its day."""
    for person in at_check_in(house):
        for said in check_ins(person.journey.events):
            yield said, {one.id: one for one in replace(person, day=said.day).asked(said.answers)}


def test_each_check_in_answers_all_that_is_asked_on_its_day_and_nothing_else(filled: Filled) -> None:
    for said, asked in given_and_asked(filled(EVENING)):
        assert said.answers.keys() == asked.keys()
        assert {id_: checked(asked[id_], given) for id_, given in said.answers.items()} == said.answers


def test_the_check_ins_answer_what_other_questions_ask(filled: Filled, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    text = (folder / "checkin.yaml").read_text().replace("topic: Cut", "topic: Cut\n    to_day: 2")
    (folder / "checkin.yaml").write_text(text.replace("questions:", f"questions:\n{AFTER_A_CALM_ANSWER}"))
    house = filled(EVENING, Library.open(folder))
    for said, asked in given_and_asked(house):
        assert said.answers.keys() == asked.keys()
        assert said.answers[QuestionId("visitor")] == "no"
        assert (QuestionId("cut") in asked) == (said.day < 3)


def test_nothing_asked_is_left_open_and_daniel_alone_tells_a_sign(filled: Filled) -> None:
    told = {
        (name, event.payload["day"]): event.payload["advice"]
        for name, person in everyone(filled(EVENING)).items()
        for event in person.events
        if event.kind is EventKind.CHECKED_IN
    }
    reason = {"sign": "wound_infection", "tier": "same_day", "because": "More red, swollen, warm or sore"}
    assert told.pop(("Daniel Okafor", 3)) == {"tier": "same_day", "reasons": [reason], "unanswered": []}
    assert [one for one in told.values() if one != {"tier": None, "reasons": [], "unanswered": []}] == []


@pytest.mark.parametrize("day", [0, 3, 42])
def test_calm_answers_to_every_question_there_is_are_no_sign_for_anybody(day: int) -> None:
    content, flags = library().fact_base.checkin, {flag.id: flag for flag in library().fact_base.red_flags}
    facts = {fact: "" for rule in content.rules for fact in (*rule.condition.any_of, *rule.condition.all_of)}
    calm_day = CheckIn(day=day, answers={question.id: calm(question) for question in content.questions})
    found = advise(content, flags=flags, facts=facts, said=[calm_day])
    assert (found.tier, found.reasons, found.unanswered) == (None, (), ())


def test_some_are_ready_and_some_are_not(filled: Filled) -> None:
    house = filled(EVENING)
    ahead = [row for row in roster(house, signed_in(house, "nurse")) if row.day < 0]
    assert {bool(row.open) for row in ahead} == {True, False}


@pytest.mark.parametrize(
    ("who", "role"), [("nurse", Role.NURSE), ("care_team", Role.CARE_TEAM), ("clinician", Role.CLINICIAN)]
)
def test_one_click_signs_staff_in_under_their_own_role_and_name(filled: Filled, who: str, role: Role) -> None:
    house = filled(EVENING)
    visitor = signed_in(house, who)
    assert (visitor.role, visitor.actor) == (role, f"{role}:sample-{who}")
    assert visitor.name and "sample" in visitor.name
    with pytest.raises(AccessDenied):
        journey(house, visitor)


def test_one_click_signs_a_patient_in_to_their_own_plan(filled: Filled) -> None:
    house = filled(EVENING)
    maria = signed_in(house, "patient-06")
    assert maria.role is Role.PATIENT
    assert journey(house, maria).plan.booking.called == "Maria Ortiz"
    with pytest.raises(AccessDenied):
        roster(house, maria)


def test_every_sample_can_be_signed_in_as_and_none_has_a_password(filled: Filled) -> None:
    house = filled(EVENING)
    assert {signed_in(house, sample.who).subject for sample in house.samples} == {s.subject for s in house.samples}
    with pytest.raises(people.SignInRefused):
        people.sign_in(house, NOBODY, "Nadia Nair, sample nurse", "", "127.0.0.1")


def test_filling_twice_adds_nobody(filled: Filled) -> None:
    house = filled(EVENING)
    before = everyone(house)
    fill(house)
    assert everyone(house).keys() == before.keys()
    assert sum(len(p.events) for p in everyone(house).values()) == sum(len(p.events) for p in before.values())


def test_the_unit_and_every_sample_have_a_number_to_call(filled: Filled) -> None:
    house = filled(EVENING)
    with house.store.reading() as tx:
        assert all_settings(tx) == {Setting.WARD_PHONE: "555-0142", Setting.EMERGENCY_PHONE: "911"}
    assert {person.plan.booking.contacts.ward for person in everyone(house).values()} == {"555-0142"}


def test_a_made_up_leaflet_stands_in_review_half_looked_at_and_no_patient_is_offered_it(filled: Filled) -> None:
    house = filled(EVENING)
    lena = signed_in(house, "clinician")
    (key,) = in_review(house, lena)
    now = review(house, lena, key)
    assert "sample" in now.kept.name and "made up" in now.kept.text
    assert {item.open for item in now.items} == {True, False}
    assert key.procedure not in offered(house).procedures
