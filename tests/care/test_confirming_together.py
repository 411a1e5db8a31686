"""Several people's medicines confirmed in one act: what may be in it, who wins, and the way back."""

from datetime import timedelta

import pytest

from checklist.access import AccessDenied, Role
from checklist.care import people
from checklist.care.answers import Answers, Entered, with_medicine
from checklist.care.confirming import Decision, Picked, confirm, confirm_together, take_back, take_back_together
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.care.moving import To, move_for
from checklist.care.visitor import Visitor
from checklist.care.waiting import Waiting, batches, queue, waiting
from checklist.medication import Action, HowOften
from checklist.plan import EventKind
from checklist.store.events import verify
from tests.care.furnished import patient, said, signs_in, staff

GO_ON = ("clonidine", "prednisone", "diazepam")
ADJUST = Decision(entry="clonidine", action=Action.ADJUST)


@pytest.fixture
def lena(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.CLINICIAN, "Lena Hart", id="u-lena").cookie)


@pytest.fixture
def ann(home: House) -> Visitor:
    return people.visitor(home, signs_in(home, Role.CLINICIAN, "Ann Lee", id="u-ann").cookie)


def takes(*names: str, how_often: HowOften | None = HowOften.AS_NEEDED, **facts: object) -> Answers:
    """A person's answers; a medicine taken every day would clash with the document's long fast."""
    answers = said(**facts)
    for name in names:
        answers = with_medicine(answers, Entered(name=name, how_often=how_often))
    return answers


def lines(house: House, visitor: Visitor) -> dict[str, Waiting]:
    return {f"{one.queued.name} {one.proposal.step.name}": one for one in waiting(queue(house, visitor))}


def together(house: House, visitor: Visitor) -> list[Picked]:
    found = [one for one in waiting(queue(house, visitor)) if one.proposal.goes_with_others]
    return [Picked(plan=one.queued.plan, version=one.queued.version, entry=one.proposal.step.entry) for one in found]


def test_the_most_urgent_stands_first_by_its_first_last_dose_or_by_who_comes_in_first(
    home: House, lena: Visitor
) -> None:
    patient(home, takes("clonidine", "warfarin", "ibuprofen", called="Omar"))
    patient(home, takes("Eliquis", called="Ada"))
    found = waiting(queue(home, lena))
    assert [one.proposal.step.name for one in found] == ["warfarin", "Eliquis", "ibuprofen", "clonidine"]
    due = {one.proposal.step.name: one.proposal.due.date().isoformat() for one in found}
    assert due == {
        "warfarin": "2027-03-10", "Eliquis": "2027-03-12", "ibuprofen": "2027-03-13", "clonidine": "2027-03-16"
    }  # fmt: skip


def test_only_what_the_rule_continues_and_nothing_else_asks_about_may_go_together(home: House, lena: Visitor) -> None:
    patient(home, takes(*GO_ON, "warfarin", "Clonodine", "Lopressor HCT", "lithium", called="Omar"))
    patient(home, takes("clonidine", how_often=HowOften.DAILY, called="Sipping"))
    patient(home, takes("clonidine", called="Expecting", pregnant="true"))
    found = lines(home, lena)
    assert {name for name, one in found.items() if one.proposal.goes_with_others} == {f"Omar {n}" for n in GO_ON}
    assert {"Sipping clonidine", "Expecting clonidine", "Omar Clonodine", "Omar Lopressor HCT"} < set(found)


def test_each_is_a_decision_of_its_own_with_name_time_and_event_in_one_act(home: House, lena: Visitor) -> None:
    omar, ada = (patient(home, takes(*GO_ON, called=name)) for name in ("Omar", "Ada"))
    assert confirm_together(home, lena, together(home, lena)) == ()
    for who in (omar, ada):
        mine = journey(home, who)
        assert [step.action for step in mine.plan.medications] == [Action.CONTINUE] * 3
        assert mine.plan.medications[0].patient_text == "Lena Hart says: keep taking clonidine."
        assert [event.payload["entry"] for event in mine.events] == list(GO_ON)
        with home.store.reading() as tx:
            assert verify(tx, who.own_plan) is None
    (act,) = batches(queue(home, lena))
    assert (act.by, len(act.items), {one.queued.name for one in act.items}) == ("Lena Hart", 6, {"Omar", "Ada"})


def test_the_same_act_sent_twice_is_one(home: House, lena: Visitor) -> None:
    omar = patient(home, takes(*GO_ON, called="Omar"))
    picked = together(home, lena)
    assert [confirm_together(home, lena, picked) for _ in range(2)] == [(), ()]
    assert len(journey(home, omar).events) == 3


def test_who_decided_first_wins_that_medicine_and_the_other_is_told_which(
    home: House, lena: Visitor, ann: Visitor
) -> None:
    omar = patient(home, takes(*GO_ON, called="Omar"))
    picked = together(home, lena)
    confirm(home, ann, omar.own_plan, 1, [ADJUST])
    (lost,) = confirm_together(home, lena, picked)
    assert (lost.picked.entry, lost.by) == ("clonidine", "Ann Lee")
    steps = journey(home, omar).plan.medications
    assert [(step.action, step.source.title) for step in steps] == [
        (Action.ADJUST, "Ann Lee"), (Action.CONTINUE, "Lena Hart"), (Action.CONTINUE, "Lena Hart"),
    ]  # fmt: skip


def test_two_who_confirm_the_same_at_once_have_one_winner_each_told(home: House, lena: Visitor, ann: Visitor) -> None:
    omar = patient(home, takes(*GO_ON, called="Omar"))
    picked = together(home, lena)
    assert confirm_together(home, ann, picked) == ()
    assert [(lost.picked.entry, lost.by) for lost in confirm_together(home, lena, picked)] == [
        (name, "Ann Lee") for name in GO_ON
    ]
    assert len(journey(home, omar).events) == 3


def test_a_person_who_was_moved_meanwhile_is_left_out_and_told_and_the_others_stand(home: House, lena: Visitor) -> None:
    omar, ada = (patient(home, takes("clonidine", called=name)) for name in ("Omar", "Ada"))
    picked = together(home, lena)
    move_for(home, lena, omar.own_plan, 1, To(minutes=30))
    assert [(lost.picked.plan, lost.by) for lost in confirm_together(home, lena, picked)] == [(omar.own_plan, None)]
    assert journey(home, omar).plan.medications[0].needs_confirmation
    assert not journey(home, ada).plan.medications[0].needs_confirmation


def test_one_is_taken_back_and_then_all_that_is_left_of_the_act(home: House, lena: Visitor, ann: Visitor) -> None:
    omar, ada = (patient(home, takes(*GO_ON, called=name)) for name in ("Omar", "Ada"))
    confirm_together(home, lena, together(home, lena))
    take_back(home, ann, omar.own_plan, 2, "prednisone")
    (act,) = batches(queue(home, lena))
    assert len(act.items) == 5
    picked = [
        Picked(plan=one.queued.plan, version=one.queued.version, entry=one.proposal.step.entry) for one in act.items
    ]
    assert take_back_together(home, ann, picked) == ()
    assert batches(queue(home, lena)) == ()
    assert len(waiting(queue(home, lena))) == 6
    kinds = [event.kind for event in journey(home, omar).events]
    assert (kinds.count(EventKind.CONFIRMED), kinds.count(EventKind.UNDONE)) == (3, 3)
    assert all(step.needs_confirmation for step in journey(home, ada).plan.medications)


def test_what_was_decided_anew_stays_when_its_act_is_taken_back(home: House, lena: Visitor, ann: Visitor) -> None:
    omar = patient(home, takes(*GO_ON, called="Omar"))
    confirm_together(home, lena, together(home, lena))
    (act,) = batches(queue(home, lena))
    picked = [
        Picked(plan=one.queued.plan, version=one.queued.version, entry=one.proposal.step.entry) for one in act.items
    ]
    take_back(home, ann, omar.own_plan, 2, "clonidine")
    confirm(home, ann, omar.own_plan, 3, [ADJUST])
    (lost,) = take_back_together(home, lena, picked)
    assert (lost.picked.entry, lost.by) == ("clonidine", "Ann Lee")
    assert [step.needs_confirmation for step in journey(home, omar).plan.medications] == [False, True, True]


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.ADMIN])
def test_only_clinicians_confirm_together_or_take_back(home: House, lena: Visitor, role: Role) -> None:
    patient(home, takes(*GO_ON, called="Omar"))
    picked, other = together(home, lena), staff(home, role)
    for command in (confirm_together, take_back_together):
        with pytest.raises(AccessDenied):
            command(home, other, picked)


def test_the_queue_is_the_same_whether_it_was_looked_at_before_or_not(home: House, lena: Visitor) -> None:
    omar = patient(home, takes("warfarin", called="Omar"))
    first = queue(home, lena)[0].medicines
    confirm(home, lena, omar.own_plan, 1, [Decision(entry="warfarin", action=Action.CONTINUE)])
    assert [one.waits for one in queue(home, lena)[0].medicines] == [False]
    take_back(home, lena, omar.own_plan, 2, "warfarin")
    again = queue(home, lena)[0]
    assert (again.medicines, again.now - queue(home, lena)[0].now < timedelta(minutes=1)) == (first, True)
