"""Signing a fasting policy for the whole site, and taking it back. Each is a new row; none is ever overwritten."""

from dataclasses import dataclass

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock, watching
from checklist.care.house import House
from checklist.care.policies import SignedPolicy, policies_in
from checklist.care.visitor import Visitor
from checklist.plan import DOCUMENTS, SitePolicy
from checklist.store.unit import AuditEntry, Setting, lock_unit, note, set_value


class CannotSignPolicy(ValueError):
    """Nothing was signed or taken back; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the site follows now, and everything that was signed before, oldest first."""

    history: tuple[SignedPolicy, ...] = ()

    @property
    def now(self) -> SignedPolicy | None:
        """The signature that holds; None where each procedure's document is followed."""
        newest = self.history[-1] if self.history else None
        return None if newest is None or newest.taken_back else newest

    @property
    def policy(self) -> SitePolicy:
        """The hours that hold, without their signature."""
        return SitePolicy(policy=self.now.policy, anchor=self.now.anchor) if self.now else DOCUMENTS

    @property
    def seen(self) -> int:
        """The number of the newest row; 0 before the first."""
        return self.history[-1].version if self.history else 0


def standing(house: House, visitor: Visitor) -> Standing:
    """What the site follows, who signed it and when, for staff."""
    require(visitor.role, Action.SEE_POLICY)
    with house.store.reading() as tx:
        return Standing(history=policies_in(tx))


def sign_policy(house: House, visitor: Visitor, proposed: SitePolicy, seen: int) -> None:
    """The policy counts for every plan whose procedure is ahead. The same once more changes nothing.

    CannotSignPolicy when it says no more than the documents, or when somebody signed since `seen`.
    """
    require(visitor.role, Action.SIGN_POLICY)
    if proposed.follows_documents:
        raise CannotSignPolicy("Pick what this site follows.")
    _set(house, visitor, proposed, seen, "sign_policy")


def take_back_policy(house: House, visitor: Visitor, seen: int) -> None:
    """Each procedure's document is followed again; that a policy was signed stays on record."""
    require(visitor.role, Action.SIGN_POLICY)
    _set(house, visitor, DOCUMENTS, seen, "take_back_policy")


def _set(house: House, visitor: Visitor, proposed: SitePolicy, seen: int, what: str) -> None:
    with house.store.writing() as tx:
        lock_unit(tx)
        now = Standing(history=policies_in(tx))
        if _done_already(now, visitor, proposed, seen):
            return
        _check(now, proposed, seen)
        _keep(tx, visitor, proposed)
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what=what, plan=None))
    watching.settle(house)


def _done_already(now: Standing, visitor: Visitor, proposed: SitePolicy, seen: int) -> bool:
    """Whether this very press, sent twice, is the newest row."""
    newest = now.history[-1] if now.history else None
    return newest is not None and now.seen == seen + 1 and now.policy == proposed and newest.actor == visitor.actor


def _check(now: Standing, proposed: SitePolicy, seen: int) -> None:
    if now.seen != seen:
        by = now.history[-1].by
        raise CannotSignPolicy(f"{by} has changed this while you looked at it. Look again, then decide.")
    if now.policy == proposed:
        raise CannotSignPolicy("This is what the site follows already. Nothing was changed.")


def _keep(tx: Connection, visitor: Visitor, proposed: SitePolicy) -> None:
    said = {"policy": proposed.policy.value, "anchor": proposed.anchor.value, "by": visitor.name or visitor.actor}
    set_value(tx, Setting.FASTING_POLICY, said, at=clock.now(), by=visitor.actor)
