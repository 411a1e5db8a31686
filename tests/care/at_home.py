"""A person who checks in after the procedure, and the team that works on what they say."""

from typing import Any

from checklist.alerts import AlertId, Outcome
from checklist.care import checking_in as check
from checklist.care.check_in import CheckingIn, checking_in
from checklist.care.handling import acknowledge, act, reopen, resolve
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.checkin import OWN_WORDS, SKIPPED, Answer, AnswerKind
from checklist.plan import Event, EventKind, PlanId
from checklist.store.events import events_of, verify
from tests.care.furnished import staff

DAY_5 = "2027-03-21T10:00:00-04:00"
LATER = "2027-03-21T15:00:00-04:00"
DAY_6 = "2027-03-22T09:00:00-04:00"
CONTACTS = {"ward": "555-0142", "emergency": "911"}


def usual(one: CheckingIn) -> Answer:
    """The calm answer to the open question."""
    assert one.question
    calm = next((choice.id for choice in one.question.choices if choice.none), None)
    if one.question.kind is AnswerKind.CHOICES and calm:
        return (calm,)
    if one.question.kind in (AnswerKind.CHOICE, AnswerKind.CHOICES):
        return calm or one.question.choices[0].id
    if one.question.id == OWN_WORDS:
        return SKIPPED
    return {AnswerKind.SCALE: 2, AnswerKind.TEMPERATURE: 36.8, AnswerKind.WORDS: "Walk."}[one.question.kind]


def goes_through(house: House, who: Visitor, **answers: Answer) -> CheckingIn:
    """Every question answered, calmly but where `answers` say otherwise, up to the end or an emergency."""
    check.begin(house, who)
    one = checking_in(house, who)
    while one.question and not one.emergency:
        check.answer(house, who, one.question.id, answers.get(one.question.id, usual(one)))
        one = checking_in(house, who)
    return one


def sent(house: House, plan: PlanId) -> list[Event]:
    with house.store.reading() as tx:
        assert verify(tx, plan) is None
        return [event for event in events_of(tx, plan) if event.kind is EventKind.CHECKED_IN]


class Team:
    """A nurse who works on the alerts of one person."""

    def __init__(self, house: House, plan: PlanId) -> None:
        self.house, self.plan, self.nurse = house, plan, staff(house)

    def does(self, step: str, about: Event, source: str = "checkin", **said: Any) -> None:
        """The next step on the alert that a check-in raised."""
        alert = AlertId(f"{source}:{about.seq}")
        with self.house.store.reading() as tx:
            events = [e for e in events_of(tx, self.plan) if e.kind is EventKind.HANDLED]
        seen = max((e.seq for e in events if e.payload["alert"] == alert), default=0)
        do = {"acknowledged": acknowledge, "resolved": resolve, "reopened": reopen}
        if step == "acted":
            act(self.house, self.nurse, self.plan, alert, seen, outcome=said.get("outcome", Outcome.REACHED))
        else:
            do[step](self.house, self.nurse, self.plan, alert, seen)
