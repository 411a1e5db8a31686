"""What nurses record before a person goes home: kept at once, never overwritten, and refused with a sentence."""

import csv
import io
from datetime import datetime

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import discharging
from checklist.care.discharging import Heard, Note, Overtaken, Signing
from checklist.care.following_up import Outcome, questions, record_call
from checklist.care.going_home import Going, going, newest, record_file
from checklist.care.homeward import leaving, to_call
from checklist.care.house import House
from checklist.care.people import visitor
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.discharge import TAUGHT, Listener, Reached, Section, Topic, TopicState
from checklist.store.events import verify
from checklist.store.plans import PlanNotFound
from tests.care.furnished import it_is, patient, signs_in, staff

AFTER = "2027-03-16T17:00:00-04:00"
TWO_DAYS_LATER = "2027-03-18T18:00:00-04:00"


@pytest.fixture
def maria(home: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """A person whose procedure was this afternoon."""
    made = patient(home)
    it_is(monkeypatch, AFTER)
    return made


@pytest.fixture
def ann(home: House) -> Visitor:
    """A nurse."""
    return staff(home)


@pytest.fixture
def ben(home: House) -> Visitor:
    """Another nurse."""
    return visitor(home, signs_in(home, Role.NURSE, "Ben Ode", "u-ben").cookie)


def seen(house: House, nurse: Visitor, whose: Visitor) -> Going:
    return going(house, nurse, whose.own_plan)


def says_back(house: House, nurse: Visitor, whose: Visitor, topic: Topic) -> None:
    for point in seen(house, nurse, whose).walk.open_points(topic):
        discharging.hear(house, nurse, whose.own_plan, topic, point.id, heard=True)
    discharging.end_try(house, nurse, whose.own_plan, topic, Heard(listener=Listener.PATIENT))


def says_all_back(house: House, nurse: Visitor, whose: Visitor) -> None:
    for topic in TAUGHT:
        says_back(house, nurse, whose, topic)


def test_what_was_gone_through_says_who_and_when(home: House, maria: Visitor, ann: Visitor) -> None:
    discharging.cover(home, ann, maria.own_plan, Section.WOUND, covered=True)
    said = seen(home, ann, maria).walk.record.covered[Section.WOUND]
    assert (said.by, said.actor) == ("Ann Lee", "nurse:u-nurse")
    assert said.at == datetime.fromisoformat(AFTER).replace(microsecond=said.at.microsecond, second=said.at.second)


def test_a_tick_of_a_try_is_kept_before_the_try_is_ended(home: House, maria: Visitor, ann: Visitor) -> None:
    point = seen(home, ann, maria).walk.points[Topic.WOUND][0]
    discharging.hear(home, ann, maria.own_plan, Topic.WOUND, point.id, heard=True)
    discharging.said_instead(home, ann, maria.own_plan, Topic.WOUND, point.id, "Twice a day")
    walk = seen(home, ann, maria).walk
    assert walk.state(Topic.WOUND) is TopicState.IN_PROGRESS
    assert walk.record.said_now[Topic.WOUND] == {point.id: "Twice a day"}


def test_two_nurses_ticks_of_one_try_come_together(home: House, maria: Visitor, ann: Visitor, ben: Visitor) -> None:
    first, second, third = (p.id for p in seen(home, ann, maria).walk.points[Topic.WARNING_SIGNS])
    discharging.hear(home, ann, maria.own_plan, Topic.WARNING_SIGNS, first, heard=True)
    discharging.hear(home, ben, maria.own_plan, Topic.WARNING_SIGNS, second, heard=True)
    discharging.end_try(home, ann, maria.own_plan, Topic.WARNING_SIGNS, Heard(listener=Listener.PATIENT))
    (one,) = seen(home, ben, maria).walk.record.tries
    assert (one.heard, set(one.missed)) == ({first, second}, {third})


def test_a_failed_topic_is_taught_again_and_both_tries_stand(home: House, maria: Visitor, ann: Visitor) -> None:
    topic = Topic.WARNING_SIGNS
    first, *rest = seen(home, ann, maria).walk.points[topic]
    for point in rest:
        discharging.hear(home, ann, maria.own_plan, topic, point.id, heard=True)
    discharging.said_instead(home, ann, maria.own_plan, topic, first.id, "I would wait")
    heard = Heard(listener=Listener.CAREGIVER, name="Luis", interpreter="Line 12")
    discharging.end_try(home, ann, maria.own_plan, topic, heard)
    assert seen(home, ann, maria).walk.state(topic) is TopicState.EXPLAIN_AGAIN
    says_back(home, ann, maria, topic)
    walk = seen(home, ann, maria).walk
    assert walk.state(topic) is TopicState.SAID_BACK
    one, two = walk.record.tries_of(topic)
    assert (one.listener, one.name, one.interpreter) == (Listener.CAREGIVER, "Luis", "Line 12")
    assert one.missed == {first.id: "I would wait"}
    assert two.heard == {first.id}


def test_when_all_is_said_back_there_is_no_further_try(home: House, maria: Visitor, ann: Visitor) -> None:
    says_back(home, ann, maria, Topic.WOUND)
    with pytest.raises(CannotRecord, match="said back already"):
        discharging.end_try(home, ann, maria.own_plan, Topic.WOUND, Heard(listener=Listener.PATIENT))


def test_an_entry_is_corrected_and_what_it_said_before_stays(home: House, maria: Visitor, ann: Visitor) -> None:
    note = Note(section=Section.SUPPORT, fields={"name": "Luis", "phone": "555-0107"})
    discharging.write(home, ann, maria.own_plan, note)
    (entry,) = seen(home, ann, maria).walk.record.entries
    changed = Note(section=Section.SUPPORT, fields={"name": "Luis Ortiz"}, entry=entry.id, seen=entry.said.seq)
    discharging.write(home, ann, maria.own_plan, changed)
    (entry,) = seen(home, ann, maria).walk.record.entries
    assert entry.fields == {"name": "Luis Ortiz"}
    assert [dict(old.fields) for old in entry.history] == [{"name": "Luis", "phone": "555-0107"}]


def test_of_two_who_correct_one_entry_the_second_is_told_and_overwrites_nothing(
    home: House, maria: Visitor, ann: Visitor, ben: Visitor
) -> None:
    discharging.write(home, ann, maria.own_plan, Note(section=Section.WOUND, fields={"text": "Glue, no stitches"}))
    (entry,) = seen(home, ann, maria).walk.record.entries

    def corrects(nurse: Visitor, words: str, at: int) -> None:
        note = Note(section=Section.WOUND, fields={"text": words}, entry=entry.id, seen=at)
        discharging.write(home, nurse, maria.own_plan, note)

    corrects(ben, "Glue and 1 stitch", entry.said.seq)
    with pytest.raises(Overtaken, match="Ben Ode changed this") as told:
        corrects(ann, "Glue only", entry.said.seq)
    assert seen(home, ann, maria).walk.record.entries[0].fields == {"text": "Glue and 1 stitch"}
    corrects(ann, "Glue only", told.value.seq)
    assert len(seen(home, ann, maria).walk.record.entries[0].history) == 2


def test_an_entry_that_changed_since_is_not_removed(home: House, maria: Visitor, ann: Visitor, ben: Visitor) -> None:
    discharging.write(home, ann, maria.own_plan, Note(section=Section.WOUND, fields={"text": "Glue"}))
    (entry,) = seen(home, ann, maria).walk.record.entries
    note = Note(section=Section.WOUND, fields={"text": "Stitches"}, entry=entry.id, seen=entry.said.seq)
    discharging.write(home, ben, maria.own_plan, note)
    with pytest.raises(Overtaken):
        discharging.remove(home, ann, maria.own_plan, entry.id, entry.said.seq)
    discharging.remove(home, ann, maria.own_plan, entry.id, newest(home, ann, maria.own_plan))
    assert seen(home, ann, maria).walk.record.entries == ()


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001])
def test_an_empty_or_endless_entry_is_refused_in_a_sentence(
    home: House, maria: Visitor, ann: Visitor, words: str
) -> None:
    with pytest.raises(CannotRecord, match=r"Write a few words first|too long"):
        discharging.write(home, ann, maria.own_plan, Note(section=Section.WOUND, fields={"text": words}))
    assert seen(home, ann, maria).seq == 0


def test_it_cannot_be_signed_while_a_topic_is_open(home: House, maria: Visitor, ann: Visitor) -> None:
    signing = Signing(signer="Maria Ortiz", listener=Listener.PATIENT, phone="555-0107")
    for topic in TAUGHT[1:]:
        says_back(home, ann, maria, topic)
    with pytest.raises(CannotRecord, match="Something is still open"):
        discharging.sign(home, ann, maria.own_plan, signing)
    says_back(home, ann, maria, TAUGHT[0])
    discharging.sign(home, ann, maria.own_plan, signing)
    signed = seen(home, ann, maria).walk.record.signed
    assert signed
    assert (signed.said.by, signed.signer, signed.phone) == ("Ann Lee", "Maria Ortiz", "555-0107")


@pytest.mark.parametrize("topic", [Topic.MEDICINES, Topic.WARNING_SIGNS])
def test_going_home_without_medicines_or_warning_signs_needs_a_reason_and_a_name(
    home: House, maria: Visitor, ann: Visitor, topic: Topic
) -> None:
    with pytest.raises(CannotRecord, match="Write the reason"):
        discharging.skip(home, ann, maria.own_plan, topic, " ", "Dr. Hart")
    with pytest.raises(CannotRecord, match="name of who decides"):
        discharging.skip(home, ann, maria.own_plan, topic, "She will not talk today.")
    discharging.skip(home, ann, maria.own_plan, topic, "She will not talk today.", "Dr. Hart")
    skip = seen(home, ann, maria).walk.record.skipped[topic]
    assert (skip.reason, skip.decided_by, skip.said.by) == ("She will not talk today.", "Dr. Hart", "Ann Lee")
    discharging.take_up_again(home, ann, maria.own_plan, topic)
    assert topic not in seen(home, ann, maria).walk.record.skipped


def test_signed_once_it_is_not_signed_twice_but_can_be_opened_again(
    home: House, maria: Visitor, ann: Visitor, ben: Visitor
) -> None:
    says_all_back(home, ann, maria)
    signing = Signing(signer="Maria Ortiz", listener=Listener.PATIENT)
    discharging.sign(home, ann, maria.own_plan, signing)
    with pytest.raises(CannotRecord, match="Ann Lee signed this already"):
        discharging.sign(home, ben, maria.own_plan, signing)
    with pytest.raises(CannotRecord, match="Write the reason"):
        discharging.reopen(home, ben, maria.own_plan, "")
    discharging.reopen(home, ben, maria.own_plan, "A new medicine")
    discharging.sign(home, ben, maria.own_plan, signing)
    signed = seen(home, ann, maria).walk.record.signed
    assert signed
    assert signed.said.by == "Ben Ode"


def test_who_goes_home_is_listed_until_a_week_after(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(now: str) -> bool:
        it_is(monkeypatch, now)
        return [one.plan for one in leaving(home, ann)] == [maria.own_plan]

    assert not listed("2027-03-14T09:00:00-04:00")
    assert listed("2027-03-15T09:00:00-04:00")
    assert listed("2027-03-22T09:00:00-04:00")
    assert not listed("2027-03-24T09:00:00-04:00")


def test_the_call_is_made_of_what_stayed_open_and_leaves_the_list_once_somebody_spoke(
    home: House, maria: Visitor, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for topic in TAUGHT[:-1]:
        says_back(home, ann, maria, topic)
    discharging.skip(home, ann, maria.own_plan, Topic.HOME, "Her son comes later")
    discharging.sign(home, ann, maria.own_plan, Signing(signer="Maria Ortiz", listener=Listener.PATIENT))
    it_is(monkeypatch, TWO_DAYS_LATER)
    assert [one.plan for one in to_call(home, ann)] == [maria.own_plan]
    left_out = [question for question in questions(seen(home, ann, maria)) if question.reason]
    assert {question.reason for question in left_out} == {"Her son comes later"}
    record_call(home, ann, maria.own_plan, Reached.NO_ANSWER, {})
    assert len(to_call(home, ann)) == 1
    with pytest.raises(CannotRecord, match="at least one question"):
        record_call(home, ann, maria.own_plan, Reached.SPOKE, {})
    record_call(home, ann, maria.own_plan, Reached.SPOKE, {left_out[0].id: Outcome.TEAM}, "Nobody is there")
    assert len(to_call(home, ann)) == 1
    record_call(home, ann, maria.own_plan, Reached.SPOKE, {left_out[0].id: Outcome.EXPLAINED})
    assert to_call(home, ann) == ()
    assert [call.reached for call in seen(home, ann, maria).walk.record.calls] == [
        Reached.NO_ANSWER, Reached.SPOKE, Reached.SPOKE,
    ]  # fmt: skip


def test_the_record_is_a_file_with_every_act_and_no_formula(home: House, maria: Visitor, ann: Visitor) -> None:
    discharging.cover(home, ann, maria.own_plan, Section.WOUND, covered=True)
    discharging.write(home, ann, maria.own_plan, Note(section=Section.WOUND, fields={"text": "=1+1"}))
    rows = list(csv.DictReader(io.StringIO(record_file(home, ann, maria.own_plan).decode("utf-8-sig"))))
    assert [(row["what"], row["who"], row["about"].split()[0]) for row in rows] == [
        ("covered", "Ann Lee", "wound"), ("noted", "Ann Lee", "wound"),
    ]  # fmt: skip
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_the_chain_holds_after_a_whole_walk(home: House, maria: Visitor, ann: Visitor) -> None:
    says_all_back(home, ann, maria)
    discharging.sign(home, ann, maria.own_plan, Signing(signer="Maria Ortiz", listener=Listener.PATIENT))
    with home.store.reading() as tx:
        assert verify(tx, maria.own_plan) is None


def test_a_patient_may_record_and_see_nothing_of_it(home: House, maria: Visitor) -> None:
    with pytest.raises(AccessDenied):
        discharging.cover(home, maria, maria.own_plan, Section.WOUND, covered=True)
    with pytest.raises(AccessDenied):
        going(home, maria, maria.own_plan)
    with pytest.raises(AccessDenied):
        record_call(home, maria, maria.own_plan, Reached.NO_ANSWER, {})
    with pytest.raises(AccessDenied):
        leaving(home, maria)


def test_a_plan_that_is_not_there_is_said_to_be_none(home: House, ann: Visitor) -> None:
    with pytest.raises(PlanNotFound):
        going(home, ann, "no-such-plan")
