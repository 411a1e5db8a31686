"""A check-in: one question after the other, kept at each step, then an event with the advice that was shown.

An answer that is an emergency is an event at once; the rest of the questions come after "I called".
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from checklist.access import Action, Role
from checklist.care import clock
from checklist.care.given import checked
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.checkin import (
    FEVER_C,
    SKIPPED,
    Advice,
    Answer,
    CheckIn,
    Question,
    QuestionId,
    Tier,
    advise,
    questions_for,
)
from checklist.plan import Event, EventId, EventKind, known_facts_of
from checklist.procedure import FactBase, known_flags
from checklist.store.check_ins import Begun, PhotoId, begun_of, drop_begun, keep_begun
from checklist.store.events import NewEvent, append, events_of
from checklist.store.shares import kept_share
from checklist.store.unit import Setting, all_settings
from checklist.timeline import check_ins

NOT_NOW = "You can check in from the day of your procedure on."
CALLED, MISTAKE = "patient_called", "mistake"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingIn:
    """Today's check-in as it stands: what is asked, what is answered, and what was sent before today.

    `at` is the open question, None once all were asked. `begun`: answers are on their way. `own` are today's check-ins
    that this person may see: to the patient all of them, to a helper their own. `sent` is the newest of them.
    `photo` goes with the one on its way.
    """

    journey: Journey
    base: FactBase
    own: tuple[Event, ...]
    day: int
    questions: tuple[Question, ...]
    answers: Mapping[QuestionId, Answer]
    at: QuestionId | None
    begun: bool
    fever_c: float
    photo: PhotoId | None = None

    @property
    def sent(self) -> Event | None:
        """Today's newest check-in."""
        return max(self.own, key=lambda event: event.seq, default=None)

    @property
    def question(self) -> Question | None:
        """The open question."""
        return next((one for one in self.questions if one.id == self.at), None)

    @property
    def number(self) -> int:
        """The open question's place, from 1."""
        return [one.id for one in self.questions].index(self.at) + 1 if self.at else len(self.questions)

    @property
    def advice(self) -> Advice:
        """What the answers so far call for, beside those of the days before."""
        return self._advice(self.answers)

    @property
    def emergency(self) -> Event | None:
        """Today's check-in that is an emergency and that nobody has answered with "I called" or "a mistake"."""
        answered = {event.payload.get("alert") for event in _handled(self.journey.events)}
        open_ = (e for e in self.own if _tier(e) == Tier.EMERGENCY.word)
        return next((event for event in open_ if f"checkin:{event.seq}" not in answered), None)

    @property
    def called_about(self) -> frozenset[str]:
        """The emergency signs of today about which the person has said that they called."""
        called = {e.payload.get("alert") for e in _handled(self.journey.events) if e.payload.get("step") == CALLED}
        events = (e for e in self.own if f"checkin:{e.seq}" in called)
        return frozenset(sign for event in events for sign in _signs(event, Tier.EMERGENCY))

    def urgent(self, answers: Mapping[QuestionId, Answer]) -> bool:
        """Whether these answers are an emergency that was not called about yet."""
        reasons = self._advice(answers).reasons
        return any(one.tier is Tier.EMERGENCY and one.sign not in self.called_about for one in reasons)

    def asked(self, answers: Mapping[QuestionId, Answer]) -> tuple[Question, ...]:
        """What is asked today with these answers."""
        one, base = self.journey, self.base
        return questions_for(
            base.checkin, plan_signs={sign.id for sign in one.plan.red_flags}, answers=answers, day=self.day,
            flags=known_flags(one.procedure, base), facts=known_facts_of(one.procedure, one.plan.booking, base),
        )  # fmt: skip

    def _advice(self, answers: Mapping[QuestionId, Answer]) -> Advice:
        one, base = self.journey, self.base
        before = [said for said in check_ins(one.events) if said.day < self.day]
        return advise(
            base.checkin, flags=known_flags(one.procedure, base), language=one.plan.language, fever_c=self.fever_c,
            facts=known_facts_of(one.procedure, one.plan.booking, base),
            said=[*before, CheckIn(day=self.day, answers=answers)],
        )  # fmt: skip


def checking_in(house: House, visitor: Visitor) -> CheckingIn:
    """Today's check-in of the visitor's own plan. CannotRecord before the procedure and after the last day of it."""
    visitor.require(Action.CHECK_IN)
    one = journey_of(house, visitor.own_plan)
    day = one.timeline.today
    if one.ahead or not 0 <= day <= one.timeline.last_day:
        raise CannotRecord(NOT_NOW)
    with house.store.reading() as tx:
        begun, fever = begun_of(tx, visitor.own_plan, visitor.actor), all_settings(tx).get(Setting.FEVER_LIMIT)
    begun = begun if begun and begun.day == day else None
    own = [e for e in _today_of(one.events, day) if visitor.role is Role.PATIENT or e.actor == visitor.actor]
    answers = {QuestionId(name): _said(said) for name, said in (begun.answers if begun else {}).items()}
    limit = float(fever) if isinstance(fever, int | float) else FEVER_C
    here = CheckingIn(
        journey=one, base=asking(house, one), own=tuple(own), day=day, questions=(), answers=answers, at=None,
        begun=begun is not None, fever_c=limit, photo=begun.photo if begun else None,
    )  # fmt: skip
    asked = here.asked(answers)
    return replace(here, questions=asked, at=_open(begun, [question.id for question in asked]))


def _open(begun: Begun | None, asked: list[QuestionId]) -> QuestionId | None:
    """The open question; the first where nothing was begun, or where the one that was open is not asked any more."""
    if begun and begun.at is None:
        return None
    at = QuestionId(begun.at) if begun and begun.at else None
    return at if at in asked else next(iter(asked), None)


def asking(house: House, one: Journey) -> FactBase:
    """The fact base whose questions are asked: the plan's own, or of a plan from before there were any, today's."""
    return one.base if one.base.checkin.questions else house.library.fact_base


def may_check_in(journey: Journey) -> bool:
    """Whether there is a check-in today."""
    return not journey.ahead and 0 <= journey.timeline.today <= journey.timeline.last_day


def begin(house: House, visitor: Visitor) -> None:
    """Today's check-in is on its way; of one that was sent, with the answers it had."""
    one = checking_in(house, visitor)
    if not one.begun:
        sent = one.sent.payload if one.sent else {}
        said, photo = sent.get("answers"), sent.get("photo")
        answers = dict(said) if isinstance(said, Mapping) else {}
        begun = Begun(
            day=one.day, answers=answers, at=one.questions[0].id, photo=PhotoId(str(photo)) if photo else None
        )
        _keep(house, visitor, begun)


def answer(house: House, visitor: Visitor, question: QuestionId, said: Answer) -> None:
    """The answer is kept and the next question open; an emergency is sent at once. CannotRecord says what is wrong."""
    one = checking_in(house, visitor)
    asked = next((each for each in one.questions if each.id == question), None)
    if asked is None:
        return
    answers = {**one.answers, question: checked(asked, said)}
    mine = [each.id for each in one.asked(answers)]
    here = mine.index(question) + 1
    begun = _begun(one, answers, mine[here] if here < len(mine) else None)
    if not one.urgent(answers):
        _keep(house, visitor, begun)
        return
    with house.store.writing() as tx:
        keep_begun(tx, visitor.own_plan, visitor.actor, replace(begun, at=question), clock.now())
        _send(tx, visitor, one, answers, {"done": False})


def back(house: House, visitor: Visitor) -> None:
    """The question before is open; nothing that was answered is lost."""
    one = checking_in(house, visitor)
    ids = [each.id for each in one.questions]
    before = ids.index(one.at) - 1 if one.at else len(ids) - 1
    _keep(house, visitor, _begun(one, one.answers, ids[max(before, 0)]))


def show(house: House, visitor: Visitor, photo: PhotoId | None) -> None:
    """The photo goes with today's check-in; None: it goes without one."""
    one = checking_in(house, visitor)
    if one.begun:
        _keep(house, visitor, replace(_begun(one, one.answers, one.at), photo=photo))


def send(house: House, visitor: Visitor, *, call_me: bool = False) -> None:
    """Today's check-in stands, with the advice that goes with it. The same once more changes nothing."""
    one = checking_in(house, visitor)
    if not one.begun:
        return
    answers = {each.id: one.answers.get(each.id, SKIPPED) for each in one.questions}
    extra = {**({"call_me": True} if call_me else {}), **({"photo": one.photo} if one.photo else {})}
    with house.store.writing() as tx:
        _send(tx, visitor, one, answers, {"done": True, **extra})
        drop_begun(tx, visitor.own_plan, visitor.actor)


def leave_emergency(house: House, visitor: Visitor, step: str) -> None:
    """The person has called, or it was a mistake: the team is told either way, and the questions go on."""
    one = checking_in(house, visitor)
    event = one.emergency
    if event is None or step not in (CALLED, MISTAKE):
        return
    new = NewEvent(
        id=EventId(f"{step}:{event.seq}"), kind=EventKind.HANDLED, at=clock.now(),
        payload={"alert": f"checkin:{event.seq}", "step": step},
    )  # fmt: skip
    with house.store.writing() as tx:
        append(tx, visitor.own_plan, actor=visitor.actor, received_at=clock.now(), news=[new])


def _send(
    tx: Connection, visitor: Visitor, one: CheckingIn, answers: Mapping[QuestionId, Answer], more: Mapping[str, object]
) -> None:
    found = one._advice(answers)
    reasons = [{"sign": each.sign, "tier": each.tier.word, "because": each.because} for each in found.reasons]
    advice = {
        "tier": found.tier.word if found.tier else None, "reasons": reasons, "unanswered": list(found.unanswered)
    }  # fmt: skip
    helper = {"by_helper": kept_share(tx, visitor.own_plan, visitor.share).name} if visitor.share else {}
    payload = {"day": one.day, "answers": _plain(answers), "advice": advice, **helper, **more}
    events = events_of(tx, visitor.own_plan)
    newest = max(_today_of(events, one.day), key=lambda e: e.seq, default=None)
    answered = {event.payload.get("alert") for event in _handled(events)}
    if newest and newest.payload == payload and f"checkin:{newest.seq}" not in answered:
        return
    now = clock.now()
    new = NewEvent(id=EventId(uuid.uuid4().hex), kind=EventKind.CHECKED_IN, at=now, payload=payload)
    append(tx, visitor.own_plan, actor=visitor.actor, received_at=now, news=[new])


def _begun(one: CheckingIn, answers: Mapping[QuestionId, Answer], at: QuestionId | None) -> Begun:
    return Begun(day=one.day, answers=_plain(answers), at=at, photo=one.photo)


def _keep(house: House, visitor: Visitor, begun: Begun) -> None:
    with house.store.writing() as tx:
        keep_begun(tx, visitor.own_plan, visitor.actor, begun, clock.now())


def _plain(answers: Mapping[QuestionId, Answer]) -> dict[str, object]:
    return {name: list(said) if isinstance(said, tuple) else said for name, said in answers.items()}


def _said(kept: object) -> Answer:
    return tuple(kept) if isinstance(kept, list) else kept  # type: ignore[return-value]


def _today_of(events: tuple[Event, ...], day: int) -> list[Event]:
    return [event for event in events if event.kind is EventKind.CHECKED_IN and event.payload.get("day") == day]


def _handled(events: tuple[Event, ...]) -> list[Event]:
    return [event for event in events if event.kind is EventKind.HANDLED]


def _tier(event: Event) -> object:
    advice = event.payload.get("advice")
    return advice.get("tier") if isinstance(advice, Mapping) else None


def _signs(event: Event, tier: Tier) -> list[str]:
    advice = event.payload.get("advice")
    reasons = advice.get("reasons") if isinstance(advice, Mapping) else ()
    return [str(one["sign"]) for one in reasons or () if one.get("tier") == tier.word]


def sent_at(event: Event, journey: Journey) -> datetime:
    """When a check-in came in, on the person's clock."""
    return event.received_at.astimezone(journey.plan.booking.zone)
