from dataclasses import replace

import pytest

from checklist.access import AccessDenied, Part, Role
from checklist.care import checking_in as check
from checklist.care.check_in import asking, checking_in
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.checkin import NOT_SURE, SKIPPED, Answer, QuestionId
from checklist.store.unit import Setting, set_value
from tests.care.at_home import DAY_6, LATER, goes_through, sent, usual
from tests.care.builders import NOON
from tests.care.furnished import caregiver, it_is, patient, said, staff, tells_pain


def test_a_calm_day_is_one_event_with_every_answer_and_no_tier(home: House, maria: Visitor) -> None:
    one = goes_through(home, maria)
    assert sent(home, maria.own_plan) == []
    check.send(home, maria)
    (event,) = sent(home, maria.own_plan)
    assert set(event.payload["answers"]) == {question.id for question in one.questions}  # type: ignore[call-overload]
    assert event.payload["advice"] == {"tier": None, "reasons": [], "unanswered": []}
    assert event.payload["day"] == 5 and event.payload["done"] is True


def test_fever_and_spreading_redness_are_told_to_call_today_with_each_reason(home: House, maria: Visitor) -> None:
    goes_through(home, maria, temperature=38.4, cut=("spreading",))
    check.send(home, maria)
    advice = sent(home, maria.own_plan)[0].payload["advice"]
    assert advice["tier"] == "same_day"  # type: ignore[index]
    assert [one["because"] for one in advice["reasons"]] == [  # type: ignore[index]
        "Your temperature is 101.1 F (38.4 C).", "The redness spreads.",
    ]  # fmt: skip


def test_answers_stay_when_the_page_is_left_and_go_on_where_they_were(home: House, maria: Visitor) -> None:
    check.begin(home, maria)
    check.answer(home, maria, QuestionId("now"), ("none",))
    check.begin(home, maria)
    again = checking_in(home, maria)
    assert again.answers == {"now": ("none",)} and again.at == "breathing" and again.number == 2


def test_back_opens_the_question_before_with_its_answer(home: House, maria: Visitor) -> None:
    check.begin(home, maria)
    check.answer(home, maria, QuestionId("now"), ("none",))
    check.back(home, maria)
    one = checking_in(home, maria)
    assert one.at == "now" and one.answers == {"now": ("none",)}
    check.back(home, maria)
    assert checking_in(home, maria).at == "now"


def test_skipped_and_not_sure_are_kept_as_such_and_named(home: House, maria: Visitor) -> None:
    goes_through(home, maria, breathing=SKIPPED, cut=NOT_SURE)
    check.send(home, maria, call_me=True)
    payload = sent(home, maria.own_plan)[0].payload
    assert payload["advice"]["unanswered"] == ["breathing", "cut"]  # type: ignore[index]
    assert payload["answers"]["breathing"] == "skipped" and payload["call_me"] is True  # type: ignore[index]


def test_the_same_day_is_changed_by_a_new_event_that_starts_from_the_answers_given(
    home: House, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_through(home, maria, pain_rest=3)
    check.send(home, maria)
    it_is(monkeypatch, LATER)
    check.begin(home, maria)
    assert checking_in(home, maria).answers[QuestionId("pain_rest")] == 3
    goes_through(home, maria, pain_rest=6)
    check.send(home, maria)
    check.send(home, maria)
    assert [e.payload["answers"]["pain_rest"] for e in sent(home, maria.own_plan)] == [3, 6]  # type: ignore[index]
    assert [(entry.day, entry.pain) for entry in journey(home, maria).timeline.pain] == [(5, 6)]


def test_the_next_day_begins_empty(home: House, maria: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    goes_through(home, maria)
    check.send(home, maria)
    it_is(monkeypatch, DAY_6)
    one = checking_in(home, maria)
    assert not one.begun and one.answers == {} and one.sent is None and one.unsent is None


def test_answers_unsent_at_midnight_wait_to_be_sent_for_their_own_day(
    home: House, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_through(home, maria, temperature=38.4)
    check.back(home, maria)
    it_is(monkeypatch, DAY_6)
    one = checking_in(home, maria)
    assert one.unsent and not one.begun
    check.begin(home, maria)
    check.answer(home, maria, QuestionId("now"), ("none",))
    check.back(home, maria)
    assert checking_in(home, maria).unsent == one.unsent, "a page from before midnight changes nothing of it"
    check.send_unsent(home, maria)
    (event,) = sent(home, maria.own_plan)
    assert (event.payload["day"], event.payload["advice"]["tier"]) == (5, "same_day")  # type: ignore[index]
    assert checking_in(home, maria).unsent is None
    goes_through(home, maria)
    check.send(home, maria)
    assert [e.payload["day"] for e in sent(home, maria.own_plan)] == [5, 6]


def test_what_was_not_reached_before_midnight_counts_as_skipped(
    home: House, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    check.begin(home, maria)
    check.answer(home, maria, QuestionId("now"), ("none",))
    it_is(monkeypatch, DAY_6)
    check.send_unsent(home, maria)
    (event,) = sent(home, maria.own_plan)
    assert event.payload["answers"]["breathing"] == "skipped"  # type: ignore[index]
    assert "breathing" in event.payload["advice"]["unanswered"]  # type: ignore[index]


def test_unsent_answers_can_be_thrown_away(home: House, maria: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    check.begin(home, maria)
    check.throw_away_unsent(home, maria)
    assert checking_in(home, maria).begun, "today's are not unsent"
    it_is(monkeypatch, DAY_6)
    check.throw_away_unsent(home, maria)
    assert checking_in(home, maria).unsent is None
    assert sent(home, maria.own_plan) == []


def test_pain_that_rises_two_days_in_a_row_calls_for_a_call(home: House, maria: Visitor) -> None:
    tells_pain(home, maria, {3: 3, 4: 4})
    goes_through(home, maria, pain_rest=5)
    check.send(home, maria)
    reasons = sent(home, maria.own_plan)[-1].payload["advice"]["reasons"]  # type: ignore[index]
    assert [one["because"] for one in reasons] == ["Your pain rose 2 days in a row."]


def test_the_unit_s_own_fever_limit_counts(home: House, maria: Visitor) -> None:
    with home.store.writing() as tx:
        set_value(tx, Setting.FEVER_LIMIT, 38.3, at=NOON, by="test")
    goes_through(home, maria, temperature=38.2)
    check.send(home, maria)
    assert sent(home, maria.own_plan)[-1].payload["advice"]["tier"] is None  # type: ignore[index]


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        ("now", ("none", "faint"), "Pick an answer"),
        ("now", ("no such choice",), "Pick an answer"),
        ("now", (), "Pick an answer"),
        ("pain_rest", 11, "0 to 10"),
        ("pain_rest", True, "0 to 10"),
        ("temperature", 101.1, "30 to 45 C"),
        ("temperature", float("nan"), "30 to 45 C"),
        ("goal", "x" * 1001, "1000"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_and_nothing_is_lost(
    home: House, maria: Visitor, question: str, answer: Answer, words: str
) -> None:
    check.begin(home, maria)
    one = checking_in(home, maria)
    while one.at != question:
        assert one.question
        check.answer(home, maria, one.question.id, usual(one))
        one = checking_in(home, maria)
    with pytest.raises(CannotRecord, match=words):
        check.answer(home, maria, QuestionId(question), answer)
    assert checking_in(home, maria).answers == one.answers


def test_there_is_no_check_in_before_the_procedure_or_long_after_it(
    home: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = patient(home, said())
    times = {"2027-03-15T10:00:00-04:00": "from the day of your procedure", "2027-09-15T10:00:00-04:00": "are over"}
    for moment, words in times.items():
        it_is(monkeypatch, moment)
        with pytest.raises(CannotRecord, match=words):
            checking_in(home, ana)
        with pytest.raises(CannotRecord, match=words):
            check.begin(home, ana)


def test_a_helper_checks_in_only_where_recovery_is_shared_and_under_their_name(home: House, maria: Visitor) -> None:
    with pytest.raises(AccessDenied):
        check.begin(home, caregiver(home, maria, Part.MEDICINES))
    ana = caregiver(home, maria, Part.RECOVERY, name="Ana")
    goes_through(home, ana)
    check.send(home, ana)
    (event,) = sent(home, maria.own_plan)
    assert event.payload["by_helper"] == "Ana" and event.actor == ana.actor


def test_a_helper_sees_no_answer_of_the_patient_s_and_the_patient_sees_theirs(home: House, maria: Visitor) -> None:
    goes_through(home, maria, mood=("low",))
    check.send(home, maria)
    ana = caregiver(home, maria, Part.RECOVERY)
    check.begin(home, ana)
    theirs = checking_in(home, ana)
    assert theirs.sent is None and theirs.answers == {}
    goes_through(home, ana, pain_rest=4)
    check.send(home, ana)
    mine = checking_in(home, maria)
    assert mine.sent and mine.sent.payload["answers"]["mood"] == ["low"]  # type: ignore[index]
    assert [event.payload["by_helper"] for event in mine.helped] == ["Ana"]
    assert checking_in(home, ana).helped == ()


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.CLINICIAN, Role.ADMIN])
def test_staff_check_in_for_nobody(home: House, role: Role) -> None:
    with pytest.raises(AccessDenied):
        check.begin(home, staff(home, role))


def test_a_plan_from_before_there_were_questions_is_asked_today_s(home: House, maria: Visitor) -> None:
    one = checking_in(home, maria)
    bare = replace(one.journey, base=replace(one.journey.base, checkin=type(one.journey.base.checkin)()))
    assert asking(home, bare).checkin.questions == one.base.checkin.questions
