"""Giving up an imported draft: one more decision, after which it is shown nowhere. What was kept stays kept."""

import uuid

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.house import House
from checklist.care.reviewing import CannotDecide, Review, check_open, review_in
from checklist.care.visitor import Visitor
from checklist.extraction.review import DecisionKind
from checklist.store.reviews import NewDecision, decide, lock_work
from checklist.store.unit import AuditEntry, note

DRAFT = "draft"


def discard(house: House, visitor: Visitor, review: Review) -> None:
    """The draft as it was looked at is given up. CannotDecide where it is signed, or somebody decided since."""
    require(visitor.role, Action.IMPORT_CONTENT)
    said = {"by": visitor.name or visitor.actor}
    new = NewDecision(id=uuid.uuid4().hex, kind=DecisionKind.DISCARDED, about=DRAFT, said=said)
    with house.store.writing() as tx:
        lock_work(tx, review.key)
        _check(review_in(tx, house, review.key), review.seen)
        decide(tx, review.key, actor=visitor.actor, at=clock.now(), new=new)
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="discard_content", plan=None))


def _check(now: Review, seen: int) -> None:
    check_open(now)
    if now.seen != seen:
        raise CannotDecide(f"{now.work.decisions[-1].by} has just decided something. Look at it once more.")
