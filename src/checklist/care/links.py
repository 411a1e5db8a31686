"""Personal links: making them, opening them, and the drafts that people build their plans in."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NoReturn

from sqlalchemy import Connection

from checklist.access import AccessDenied, Action, Role, require
from checklist.care import clock
from checklist.care.house import House
from checklist.care.limits import Limit, start_try, went_well
from checklist.care.people import Entered, start_session
from checklist.care.visitor import Visitor
from checklist.plan import PlanId
from checklist.store.plans import Draft, DraftId, PlanNotFound, add_draft, kept_draft, kept_plan
from checklist.store.plans import save_draft as keep_draft
from checklist.store.secret import at_rest, new_secret
from checklist.store.shares import ShareNotFound, share_of_link
from checklist.store.tokens import (
    KeptToken,
    Purpose,
    Subject,
    SubjectKind,
    TokenNotFound,
    add_token,
    kept_token,
    revoke_tokens,
    use_up,
)

BIRTH_DATE_TRIES = 5
ROLES = {
    Purpose.PERSONAL: Role.PATIENT,
    Purpose.PRINT: Role.PATIENT,
    Purpose.GO: Role.PATIENT,
    Purpose.CAREGIVER: Role.CAREGIVER,
}
LIVES = {Purpose.GO: timedelta(minutes=2)}
LONG_LIFE = timedelta(days=400)


class LinkClosed(Exception):
    """The link opens nothing: expired, revoked, used or unknown. All say the same; `state` is for the tests."""

    def __init__(self, state: str) -> None:
        super().__init__("This link does not work any more.")
        self.state = state


class MustConfirm(Exception):
    """The browser holds another person; replacing them must be asked first."""


class BirthDateWrong(Exception):
    """The date of birth is not the one in the plan, or none was given."""

    def __init__(self) -> None:
        super().__init__("This is not the date of birth in the plan. Check it, then try again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What stands before a link: a question for the date of birth, another person to replace, or nothing."""

    token: str
    subject: Subject
    role: Role
    asks_birth_date: bool
    replaces: bool
    inside: bool
    one_use: bool


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A draft, the personal link to it, and the one-use code for the browser it was started in."""

    draft: DraftId
    link: str
    code: str


def new_draft(house: House, visitor: Visitor, answers: Mapping[str, Any]) -> NewDraft:
    """A draft to build a plan in; anyone may."""
    require(visitor.role, Action.BUILD_PLAN)
    draft = Draft(id=DraftId(uuid.uuid4().hex), answers=answers, updated_at=clock.now(), plan=None)
    subject = Subject(SubjectKind.DRAFT, draft.id)
    with house.store.writing() as tx:
        add_draft(tx, draft)
        return NewDraft(draft.id, mint(tx, house, subject, Purpose.PERSONAL), mint(tx, house, subject, Purpose.GO))


def save_draft(house: House, visitor: Visitor, answers: Mapping[str, Any]) -> None:
    """The answers so far of the visitor's own draft. A draft that has become a plan takes no more."""
    require(visitor.role, Action.BUILD_PLAN)
    with house.store.writing() as tx:
        kept = kept_draft(tx, _own_draft(visitor))
        if kept.plan is not None:
            raise AccessDenied("this draft is a plan already")
        keep_draft(tx, replace(kept, answers=answers, updated_at=clock.now()))


def draft(house: House, visitor: Visitor) -> Draft:
    """The visitor's own draft."""
    require(visitor.role, Action.BUILD_PLAN)
    with house.store.reading() as tx:
        return kept_draft(tx, _own_draft(visitor))


def mint_link(
    house: House, visitor: Visitor, subject: Subject, purpose: Purpose, *, asks_birth_date: bool = False
) -> str:
    """A new secret for a link to one person's plan. The ones made before stay valid. A helper's comes with a share."""
    _may_link(visitor, subject)
    if purpose is Purpose.CAREGIVER:
        raise AccessDenied("a helper's link is made with what it shares")
    with house.store.writing() as tx:
        if asks_birth_date and _born(tx, subject) is None:
            raise ValueError("the plan holds no date of birth to ask for")
        return mint(tx, house, subject, purpose, asks_birth_date)


def revoke_links(house: House, visitor: Visitor, subject: Subject, purpose: Purpose) -> None:
    """No link made for this purpose works any more, and whoever came through one is out."""
    _may_link(visitor, subject)
    with house.store.writing() as tx:
        revoke_tokens(tx, subject, purpose, house.real_time())


def door(house: House, visitor: Visitor, secret: str) -> Door:
    """What the link behind `secret` opens for this visitor; nothing is used up. LinkClosed when it opens nothing."""
    require(visitor.role, Action.OPEN_LINK)
    with house.store.reading() as tx:
        token = _open_token(tx, secret)
        inside = _same_person(tx, visitor, token)
    _check_state(house, token, inside)
    return Door(
        token=token.hash,
        subject=token.subject,
        role=ROLES[token.purpose],
        asks_birth_date=token.asks_birth_date and not inside,
        replaces=visitor.subject is not None and not inside,
        inside=inside,
        one_use=token.one_use,
    )


def enter(house: House, visitor: Visitor, secret: str, *, born: date | None = None, replacing: bool = False) -> Entered:
    """A session for the person behind the link. MustConfirm, BirthDateWrong or LinkClosed when it must not start."""
    found = door(house, visitor, secret)
    if found.replaces and not replacing:
        raise MustConfirm
    if found.asks_birth_date:
        _check_birth_date(house, found, born)
    if found.one_use:
        _use_up(house, found)
    return start_session(house, visitor, found.subject, found.role, token=found.token)


def mint(tx: Connection, house: House, subject: Subject, purpose: Purpose, asks_birth_date: bool = False) -> str:
    """A new secret, within a transaction that goes on; the caller has asked access."""
    secret, at = new_secret(), house.real_time()
    add_token(
        tx,
        KeptToken(
            hash=at_rest(secret),
            purpose=purpose,
            subject=subject,
            asks_birth_date=asks_birth_date,
            one_use=purpose is Purpose.GO,
            made_at=at,
            expires_at=at + LIVES.get(purpose, LONG_LIFE),
        ),
    )
    return secret


def _own_draft(visitor: Visitor) -> DraftId:
    if visitor.draft is None:
        raise PlanNotFound
    return visitor.draft


def _may_link(visitor: Visitor, subject: Subject) -> None:
    """A patient may link to their own plan or draft, staff to any plan; nobody to a staff account."""
    own = subject in (visitor.subject, Subject(SubjectKind.PLAN, visitor.plan or ""))
    require(visitor.role, Action.SHARE_OWN_PLAN if own else Action.SEE_PERSON)
    if subject.kind is SubjectKind.USER:
        raise AccessDenied("there are no links to staff accounts")


def _open_token(tx: Connection, secret: str) -> KeptToken:
    try:
        token = kept_token(tx, secret)
    except TokenNotFound:
        raise LinkClosed("unknown") from None
    if token.purpose not in ROLES:
        raise LinkClosed("unknown")
    if token.purpose is Purpose.CAREGIVER:
        _check_shares(tx, token)
    return token


def _check_shares(tx: Connection, token: KeptToken) -> None:
    """A helper's link opens only what the patient shares with them now."""
    try:
        share_of_link(tx, token.hash)
    except ShareNotFound:
        raise LinkClosed("revoked") from None


def _check_state(house: House, token: KeptToken, inside: bool) -> None:
    """A used code still lets in the browser that used it, so that going back or reloading does no harm."""
    if token.revoked_at is not None:
        raise LinkClosed("revoked")
    if inside:
        return
    if token.used_at is not None:
        raise LinkClosed("used")
    if house.real_time() >= token.expires_at:
        raise LinkClosed("expired")


def _same_person(tx: Connection, visitor: Visitor, token: KeptToken) -> bool:
    """Whether the browser holds the one the link is for: the same plan, as the patient or as the same helper."""
    if visitor.subject is None or visitor.role is not ROLES[token.purpose]:
        return False
    if visitor.share is not None:
        return share_of_link(tx, token.hash).id == visitor.share
    subject = token.subject
    return subject == visitor.subject or (visitor.plan is not None and _plan_of(tx, subject) == visitor.plan)


def _plan_of(tx: Connection, subject: Subject) -> PlanId | None:
    return kept_draft(tx, DraftId(subject.id)).plan if subject.kind is SubjectKind.DRAFT else PlanId(subject.id)


def _born(tx: Connection, subject: Subject) -> str | None:
    plan = _plan_of(tx, subject)
    born = None if plan is None else json.loads(kept_plan(tx, plan).basis.booking).get("born")
    return str(born) if born else None


def _check_birth_date(house: House, found: Door, born: date | None) -> None:
    if born is None:
        raise BirthDateWrong
    limits = (Limit("birth date", found.token, BIRTH_DATE_TRIES),)
    at = start_try(house, limits)
    with house.store.reading() as tx:
        right = _born(tx, found.subject) == born.isoformat()
    if not right:
        raise BirthDateWrong
    went_well(house, limits, at)


def _use_up(house: House, found: Door) -> None:
    if not house.store.write(lambda tx: use_up(tx, found.token, house.real_time())):
        _closed_by_another()


def _closed_by_another() -> NoReturn:
    raise LinkClosed("used")
