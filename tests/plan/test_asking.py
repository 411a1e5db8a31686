from dataclasses import replace
from typing import Any

import pytest

from checklist.medication import Taken
from checklist.plan import (
    Answer,
    Ask,
    Event,
    EventKind,
    Plan,
    TaskId,
    asks,
    heard_about,
    settled_by_staff,
    statuses,
    to_ask,
)
from checklist.procedure import TaskKind, Weight
from tests.builders import a_fact_base, a_plan, a_procedure, a_task_rule, an_event, at, days, words

NURSE = "nurse:u1"
DONE, COULD_NOT, CALLED = EventKind.DONE, EventKind.COULD_NOT, EventKind.CALLED


def plan_of(**booking: Any) -> Plan:
    """A ride and a test are needed."""
    rules = (
        a_task_rule("ride", days(-7, -1), weight=Weight.BLOCKING, question=words("who drives?")),
        a_task_rule("blood", days(-7, -1), weight=Weight.BLOCKING, question=words("was it?"), kind=TaskKind.TEST),
    )
    return a_plan(a_procedure(tasks=rules), a_fact_base(), **booking)


def asked(*events: Event, plan: Plan | None = None) -> dict[str, Ask]:
    plan = plan or plan_of()
    return {ask.task.id: ask for ask in asks(plan, plan.tasks, events)}


def call(answer: str, seq: int = 1, actor: str = NURSE, **said: Any) -> Event:
    return replace(an_event(CALLED, "ride", seq, answer=answer, by="Ann Lee", **said), actor=actor)


def done(actor: str = NURSE, **said: Any) -> Event:
    return replace(an_event(DONE, "ride", **said), actor=actor)


def test_what_takes_longest_to_put_right_is_asked_first() -> None:
    assert list(asked()) == ["blood", "ride"]


def test_a_medicine_comes_before_all_else_and_is_for_a_clinician() -> None:
    plan = plan_of(medications=(Taken(name="Zzyzxol", entry="zzyzxol"),))
    found = asked(plan=plan)
    assert list(found) == ["medicine_ask:zzyzxol", "blood", "ride"]
    assert found["medicine_ask:zzyzxol"].medicine == "Zzyzxol"
    assert found["medicine_ask:zzyzxol"].answers == (Answer.HEARD, Answer.NO_ANSWER)
    assert found["ride"].answers == (Answer.SETTLED, Answer.NOT_YET, Answer.NO_ANSWER)


def test_a_question_knows_the_newest_event_about_it_and_of_no_other() -> None:
    moved = an_event(EventKind.MOVED, None, seq=10)
    found = asked(an_event(COULD_NOT, "ride", seq=3), an_event(DONE, "blood", seq=9), moved)
    assert (found["ride"].seen, found["blood"].seen) == (3, 9)
    assert asked()["ride"].seen == 0


def test_what_a_call_came_to_stands_with_who_wrote_it_down() -> None:
    recorded = asked(call("not_yet", note="Asks her son"))["ride"].recorded
    assert recorded is not None
    assert (recorded.answer, recorded.by, recorded.note, recorded.seq) == ("not_yet", "Ann Lee", "Asks her son", 1)


def test_the_newest_call_counts_and_one_that_was_taken_back_does_not() -> None:
    newest = asked(call("not_yet", 1), call("no_answer", 2))["ride"].recorded
    assert newest is not None and newest.answer is Answer.NO_ANSWER
    assert asked(call("not_yet", 1), call("taken_back", 2))["ride"].recorded is None


@pytest.mark.parametrize("actor", ["patient", "caregiver", "caregiver:s-1"])
def test_what_only_a_patient_s_device_says_is_no_call(actor: str) -> None:
    assert asked(call("not_yet", actor=actor))["ride"].recorded is None


def test_what_was_heard_is_not_asked_again_and_anything_else_is() -> None:
    heard, other = asked(call("heard"))["ride"], asked()["blood"]
    assert to_ask([heard, other]) == other
    assert to_ask([heard]) is None
    assert to_ask([asked(call("not_yet"))["ride"]]) is not None


def test_an_answer_whose_words_were_erased_stands_without_them() -> None:
    (settled,) = settled_by_staff(statuses(plan_of(), [done()], at("2027-06-10T12:00")))
    assert (settled.recorded.by, settled.recorded.note) == ("", "")


@pytest.mark.parametrize(("actor", "found"), [(NURSE, ["ride"]), ("patient", []), ("caregiver:s-1", [])])
def test_what_staff_settled_is_told_from_a_person_s_own_tick(actor: str, found: list[str]) -> None:
    tick = done(actor, by="Ann Lee", note="Her son")
    settled = settled_by_staff(statuses(plan_of(), [tick], at("2027-06-10T12:00")))
    assert [one.task.id for one in settled] == found
    assert [(one.recorded.by, one.recorded.note) for one in settled] == [("Ann Lee", "Her son")] * len(found)


def test_nobody_but_staff_is_believed_about_who_wrote_it_down() -> None:
    forged = done("patient", by="Dr. Hart")
    assert (forged.by, forged.staff) == (None, False)


def test_what_was_heard_of_a_medicine_is_found_by_its_entry() -> None:
    about = replace(call("heard", note="Saturday"), task=TaskId("medicine_ask:eliquis"))
    found = heard_about("eliquis", [about])
    assert found is not None and (found.answer, found.note) == (Answer.HEARD, "Saturday")
    assert heard_about("warfarin", [about]) is None
