"""A check-in: one question after the other, kept at each step, then an event with the advice that was shown.

An answer that is an emergency is an event at once; the rest of the questions come after "I called".
"""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from sqlalchemy import Connection

from checklist.care import clock
from checklist.care.check_in import CheckingIn, answers_of, checking_in
from checklist.care.given import checked
from checklist.care.house import House
from checklist.care.photos import keep_photo
from checklist.care.sent import day_of, ended, seen_by
from checklist.care.visitor import Visitor
from checklist.checkin import SKIPPED, Answer, CheckIn, QuestionId
from checklist.plan import BY_HELPER, EventId, EventKind, kept_advice
from checklist.store.check_ins import Begun, PhotoId, drop_begun, drop_photo, keep_begun
from checklist.store.events import NewEvent, append, events_of
from checklist.store.shares import kept_share


def begin(house: House, visitor: Visitor) -> None:
    """Today's check-in is on its way; of one that was sent, with the answers it had."""
    one = checking_in(house, visitor)
    if not one.begun and not one.unsent:
        before = one.sent.payload if one.sent else {}
        said, photo = before.get("answers"), before.get("photo")
        answers = dict(said) if isinstance(said, Mapping) else {}
        begun = Begun(
            day=one.day, answers=answers, at=one.questions[0].id, photo=PhotoId(str(photo)) if photo else None
        )
        _keep(house, visitor, begun)


def answer(house: House, visitor: Visitor, question: QuestionId, said: Answer) -> None:
    """The answer is kept and the next question open; an emergency is sent at once. CannotRecord says what is wrong."""
    one = checking_in(house, visitor)
    asked = next((each for each in one.questions if each.id == question), None)
    if asked is None or not one.begun:
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
        _send(tx, visitor, one, CheckIn(day=one.day, answers=answers), {"done": False})


def back(house: House, visitor: Visitor) -> None:
    """The question before is open; nothing that was answered is lost."""
    one = checking_in(house, visitor)
    if one.begun:
        ids = [each.id for each in one.questions]
        before = ids.index(one.at) - 1 if one.at else len(ids) - 1
        _keep(house, visitor, _begun(one, one.answers, ids[max(before, 0)]))


def add_photo(house: House, visitor: Visitor, raw: bytes) -> None:
    """A photo goes with today's check-in, if one is on its way. CannotRecord for what is no photo."""
    one = checking_in(house, visitor)
    if one.begun:
        photo = keep_photo(house, visitor, raw)
        _keep(house, visitor, replace(_begun(one, one.answers, one.at), photo=photo))


def leave_out_photo(house: House, visitor: Visitor) -> None:
    """Today's check-in goes without a photo."""
    one = checking_in(house, visitor)
    if one.begun:
        _keep(house, visitor, replace(_begun(one, one.answers, one.at), photo=None))


def send(house: House, visitor: Visitor, *, call_me: bool = False) -> None:
    """Today's check-in stands, with the advice that goes with it. The same once more changes nothing."""
    one = checking_in(house, visitor)
    if one.begun:
        _send_all(house, visitor, one, _begun(one, one.answers, one.at), {"call_me": True} if call_me else {})


def send_unsent(house: House, visitor: Visitor) -> None:
    """The answers of an earlier day stand for that day; what was not reached then counts as skipped."""
    one = checking_in(house, visitor)
    if one.unsent:
        _send_all(house, visitor, one, one.unsent)


def throw_away_unsent(house: House, visitor: Visitor) -> None:
    """The answers of an earlier day that nobody has sent are gone."""
    unsent = checking_in(house, visitor).unsent
    if unsent:
        with house.store.writing() as tx:
            drop_begun(tx, visitor.own_plan, visitor.actor)
            if unsent.photo:
                drop_photo(tx, visitor.own_plan, unsent.photo)


def _send_all(
    house: House, visitor: Visitor, one: CheckingIn, begun: Begun, more: Mapping[str, object] = MappingProxyType({})
) -> None:
    """An answer to every question that is asked, whether it was reached or not."""
    said = answers_of(begun)
    answers = {each.id: said.get(each.id, SKIPPED) for each in one.asked(said, begun.day)}
    photo = {"photo": begun.photo} if begun.photo else {}
    with house.store.writing() as tx:
        _send(tx, visitor, one, CheckIn(day=begun.day, answers=answers), {"done": True, **more, **photo})
        drop_begun(tx, visitor.own_plan, visitor.actor)


def _send(tx: Connection, visitor: Visitor, one: CheckingIn, said: CheckIn, more: Mapping[str, object]) -> None:
    helper = {BY_HELPER: kept_share(tx, visitor.own_plan, visitor.share).name} if visitor.share else {}
    advice = kept_advice(one.advice_on(said.day, said.answers))
    payload = {"day": said.day, "answers": _plain(said.answers), "advice": advice, **helper, **more}
    events = events_of(tx, visitor.own_plan)
    mine = (e for e in seen_by(visitor, events) if day_of(e) == said.day and e.actor == visitor.actor)
    newest = max(mine, key=lambda e: e.seq, default=None)
    if newest and newest.payload == payload and not ended(newest, events):
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
