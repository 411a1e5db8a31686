"""What a patient shares with the people who help them: who, what, through which link. Each act is a row that stays."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from checklist.access import Action, Part
from checklist.care import clock
from checklist.care.house import House
from checklist.care.links import mint
from checklist.care.visitor import Visitor
from checklist.plan import PlanId
from checklist.store.secret import at_rest
from checklist.store.shares import Share, ShareId, add_share, kept_share, shares_made, shares_of
from checklist.store.tokens import Purpose, Subject, SubjectKind, revoke_token
from checklist.store.unit import AuditEntry, note

LONGEST_NAME = 200


class NoSuchName(ValueError):
    """A helper has no name, or one that is too long; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """One helper, what they see, since when, and whether that is over."""

    id: ShareId
    name: str
    parts: frozenset[Part]
    made_at: datetime
    changed_at: datetime
    stopped: bool


def share(house: House, visitor: Visitor, name: str, parts: Collection[Part], origin: str) -> str:
    """A new link for one helper, as an address; it is kept nowhere. NoSuchName says what is wrong."""
    visitor.require(Action.SHARE_OWN_PLAN)
    plan, named = visitor.own_plan, _checked(name)
    with house.store.writing() as tx:
        secret = mint(tx, house, Subject(SubjectKind.PLAN, plan), Purpose.CAREGIVER)
        new = Share(
            id=ShareId(uuid.uuid4().hex), version=1, plan=plan, name=named, parts=frozenset(parts),
            token=at_rest(secret), stopped=False, at=clock.now(), by=visitor.actor,
        )  # fmt: skip
        _keep(tx, house, new, "share_plan")
    return f"{house.base_url or origin}/invite/{secret}"


def change_share(house: House, visitor: Visitor, id: ShareId, parts: Collection[Part]) -> None:
    """The helper sees these parts from their next look on. Whoever was stopped stays stopped."""
    visitor.require(Action.SHARE_OWN_PLAN)
    with house.store.writing() as tx:
        old = kept_share(tx, visitor.own_plan, id)
        if old.parts != frozenset(parts) and not old.stopped:
            _keep(tx, house, _next(old, visitor, parts=frozenset(parts)), "change_share")


def stop_share(house: House, visitor: Visitor, id: ShareId) -> None:
    """The helper's link is closed, and every session that came through it is over at once; others stay."""
    visitor.require(Action.SHARE_OWN_PLAN)
    with house.store.writing() as tx:
        old = kept_share(tx, visitor.own_plan, id)
        revoke_token(tx, old.token, house.real_time())
        if not old.stopped:
            _keep(tx, house, _next(old, visitor, stopped=True), "stop_share")


def helpers(house: House, visitor: Visitor) -> tuple[Helper, ...]:
    """Everyone the visitor shares their own plan with, or did, the first made first."""
    visitor.require(Action.SHARE_OWN_PLAN)
    with house.store.reading() as tx:
        return _helpers(tx, visitor.own_plan)


def helpers_of(house: House, visitor: Visitor, plan: PlanId) -> tuple[Helper, ...]:
    """Who sees somebody's plan, for staff; the look is audited."""
    visitor.require(Action.SEE_PERSON)
    with house.store.writing() as tx:
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="see_helpers", plan=plan))
        return _helpers(tx, plan)


def _helpers(tx: Connection, plan: PlanId) -> tuple[Helper, ...]:
    made = shares_made(tx, plan)
    return tuple(_helper(one, made[one.id]) for one in shares_of(tx, plan))


def _helper(one: Share, made_at: datetime) -> Helper:
    return Helper(id=one.id, name=one.name, parts=one.parts, made_at=made_at, changed_at=one.at, stopped=one.stopped)


def _checked(name: str) -> str:
    named = " ".join(name.split())
    if not named:
        raise NoSuchName("Write the name of your helper first.")
    if len(named) > LONGEST_NAME:
        raise NoSuchName(f"This name is too long. Use at most {LONGEST_NAME} letters.")
    return named


def _next(old: Share, visitor: Visitor, **changes: object) -> Share:
    return replace(old, version=old.version + 1, at=clock.now(), by=visitor.actor, **changes)  # type: ignore[arg-type]


def _keep(tx: Connection, house: House, new: Share, what: str) -> None:
    add_share(tx, new)
    note(tx, AuditEntry(at=house.real_time(), who=new.by, what=what, plan=new.plan))
