"""Signing a reviewed text as a version of its procedure, and beginning the next one. A signed version never changes."""

import uuid
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import offered, procedure_of
from checklist.care.house import House
from checklist.care.reviewing import Review, review_in
from checklist.care.visitor import Visitor
from checklist.extraction.review import Decision, DecisionKind
from checklist.library.difference import Difference, difference
from checklist.library.load import load_procedure
from checklist.library.procedure_text import procedure_text
from checklist.procedure import Procedure, ProcedureId, Status
from checklist.procedure import Review as Signature
from checklist.store.content import ContentKind, keep
from checklist.store.reviews import (
    NewDecision,
    WorkKey,
    add_text,
    decide,
    lock_work,
    signed_keys,
    work_keys,
)
from checklist.store.unit import AuditEntry, note

SIGNATURE = "signature"
EARLIEST_ZONE = timedelta(hours=14)


class CannotSign(ValueError):
    """The version cannot be signed; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What still stands between a review and its signature."""

    unclear: int
    left_out: int
    to_accept: int
    empty: bool = False

    @property
    def now(self) -> bool:
        """Whether it can be signed."""
        return not (self.unclear or self.left_out or self.to_accept or self.empty)


def ready(review: Review) -> Ready:
    """What is unclear and undecided, left out without a word, and not accepted yet."""
    open_ = [item for item in review.items if item.open]
    return Ready(
        unclear=sum(item.id in review.questions for item in open_),
        left_out=sum(one.answer is None for one in review.left_out),
        to_accept=len(open_),
        empty=not any(item.holds for item in review.items),
    )


def sign(house: House, visitor: Visitor, review: Review, signature: Signature) -> None:
    """The review as it was looked at is a version of its procedure that patients may be offered, and never changes."""
    require(visitor.role, Action.SIGN_CONTENT)
    _check_signature(signature)
    with house.store.writing() as tx:
        lock_work(tx, review.key)
        now = review_in(tx, house, review.key)
        _check(now, review.seen)
        signed = _signed(now, signature)
        keep(tx, ContentKind.PROCEDURE, signed.id, str(signed.version), procedure_text(signed), clock.now())
        decide(tx, review.key, actor=visitor.actor, at=clock.now(), new=_news(visitor, signature))
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="sign_content", plan=None))


def next_version(house: House, visitor: Visitor, key: WorkKey) -> WorkKey:
    """A new version to edit, with every decision of the signed one carried over. The signed one stays as it is."""
    require(visitor.role, Action.REVIEW_CONTENT)
    with house.store.writing() as tx:
        lock_work(tx, key)
        now = review_in(tx, house, key)
        if now.signed is None:
            raise CannotSign("This version is not signed yet. Change it as it stands.")
        again = WorkKey(procedure=key.procedure, version=_free_version(tx, house, key.procedure))
        add_text(tx, replace(now.kept, key=again, added_at=clock.now(), added_by=visitor.name or visitor.actor))
        for one in now.work.decisions:
            if one.kind is not DecisionKind.SIGNED:
                _carry(tx, visitor, again, one)
    return again


def changes(house: House, visitor: Visitor, review: Review) -> Difference | None:
    """What the review changes in the newest signed or shipped version before it; None where there is none."""
    require(visitor.role, Action.SEE_LIBRARY)
    before = _before(house, review.key)
    return difference(before, review.procedure) if before else None


def _before(house: House, key: WorkKey) -> Procedure | None:
    """The newest version older than this one."""
    with house.store.reading() as tx:
        versions = {one.version for one in signed_keys(tx) if one.procedure == key.procedure}
    shipped = house.library.procedures.get(key.procedure)
    older = [n for n in {*versions, *([shipped.version] if shipped else [])} if n < key.version]
    return procedure_of(house, key.procedure, max(older)) if older else None


def _check_signature(signature: Signature) -> None:
    if not signature.by.strip():
        raise CannotSign("Write your name.")
    if signature.on > (clock.now() + EARLIEST_ZONE).date():
        raise CannotSign("The date of the review is today or earlier.")
    if signature.next_review <= signature.on:
        raise CannotSign("The next review comes after this one.")


def _check(now: Review, seen: int) -> None:
    if now.signed is not None:
        raise CannotSign("This version is signed already.")
    if now.discarded:
        raise CannotSign(f"{now.discarded.by} has discarded this draft.")
    if now.seen != seen:
        raise CannotSign(f"{now.work.decisions[-1].by} has just decided something. Look at it once more, then sign.")
    if not ready(now).now:
        raise CannotSign("It is not ready to sign.")


def _signed(now: Review, signature: Signature) -> Procedure:
    """The procedure as it is kept and read again: what is signed is what the file says."""
    made = replace(now.procedure, version=now.key.version, status=Status.REVIEWED, review=signature)
    return load_procedure(procedure_text(made), f"{made.id} version {made.version}", now.work.base)


def _news(visitor: Visitor, signature: Signature) -> NewDecision:
    said = {
        "by": signature.by, "on": signature.on.isoformat(), "next_review": signature.next_review.isoformat(),
    }  # fmt: skip
    return NewDecision(id=uuid.uuid4().hex, kind=DecisionKind.SIGNED, about=SIGNATURE, said=said)


def _free_version(tx: Connection, house: House, procedure: ProcedureId) -> int:
    versions = [key.version for key in work_keys(tx) if key.procedure == procedure]
    shipped = offered(house).procedures.get(procedure)
    return max([*versions, *([shipped.version] if shipped else [])]) + 1


def _carry(tx: Connection, visitor: Visitor, key: WorkKey, one: Decision) -> None:
    """A decision once more, under the name of whoever took it; the row says who carried it over."""
    new = NewDecision(id=uuid.uuid4().hex, kind=one.kind, about=one.about, said={**one.said, "by": one.by})
    decide(tx, key, actor=visitor.actor, at=clock.now(), new=new)
