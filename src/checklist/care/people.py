"""Staff accounts, signing in and out, and the sessions that say who a visitor is."""

import threading
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from checklist.access import STAFF, Action, Role, require
from checklist.care.house import House, Sample
from checklist.care.limits import WAIT, Limit, start_try, went_well
from checklist.care.visitor import NOBODY, OPERATOR, Visitor
from checklist.guidance import Language
from checklist.store import DEFAULT_DATABASE, StoreError, open_store, sessions, users
from checklist.store.secret import at_rest, new_secret
from checklist.store.sessions import NewSession, SessionNotFound
from checklist.store.shares import ShareNotFound, share_of_link
from checklist.store.tokens import Subject, SubjectKind
from checklist.store.unit import AuditEntry, note
from checklist.store.users import KeptUser, UserId, UserNotFound

COOKIE = "checklist_session"
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
LONGEST_NAME = 100
PER_NAME = 5
PER_CLIENT = 20
AWAKE_EVERY = timedelta(minutes=1)

_HASHER = PasswordHasher()
_TWO_AT_A_TIME = threading.Semaphore(2)


class CannotAdd(ValueError):
    """The account cannot be made; the message says why."""


class SignInRefused(Exception):
    """The name and password do not go together; which of the two was wrong is not said."""

    def __init__(self) -> None:
        super().__init__("The name or the password is not right. Check both, then try again.")


@dataclass(frozen=True, slots=True)
class Entered:
    """A session has started: its cookie, and how long the browser keeps that (None: until it closes)."""

    cookie: str
    lasts: timedelta | None


@dataclass(frozen=True, slots=True)
class _Stay:
    """How long a session lasts unused, and at most."""

    idle: timedelta
    longest: timedelta


_STAFF_STAY = _Stay(timedelta(minutes=30), timedelta(hours=12))
_PATIENT_STAY = _Stay(timedelta(days=30), timedelta(days=120))


def add_user(house: House, visitor: Visitor, name: str, role: Role, password: str) -> UserId:
    """The new account's id. CannotAdd for a bad or taken name, a role that is not staff, a weak password."""
    require(visitor.role, Action.MANAGE_USERS)
    _check_account(name, role, password)
    user = KeptUser(
        id=UserId(uuid.uuid4().hex),
        name=" ".join(name.split()),
        role=role,
        password_hash=_hashed(password),
        active=True,
        made_at=house.real_time(),
    )
    try:
        house.store.write(lambda tx: _keep_account(tx, user, visitor))
    except IntegrityError:
        raise CannotAdd("There is already an account with this name.") from None
    return user.id


def add_staff(database: str | None, name: str, role: str, password: str) -> UserId:
    """The new account's id, added by whoever holds this machine. CannotAdd says what is wrong in one sentence."""
    try:
        store = open_store(database or DEFAULT_DATABASE)
    except StoreError as problem:
        raise CannotAdd(f"Cannot add {name}: {problem}.") from None
    try:
        return add_user(House(store=store), OPERATOR, name, Role(role), password)
    finally:
        store.close()


def staff(house: House, visitor: Visitor) -> tuple[KeptUser, ...]:
    """Every staff account, by name."""
    require(visitor.role, Action.MANAGE_USERS)
    with house.store.reading() as tx:
        return users.everyone(tx)


def close_account(house: House, visitor: Visitor, user: UserId) -> None:
    """The account cannot be used any more, from the next page on."""
    require(visitor.role, Action.MANAGE_USERS)
    with house.store.writing() as tx:
        users.set_active(tx, user, False)
        note(tx, AuditEntry(at=house.real_time(), who=visitor.actor, what="close_account", plan=None))


def sign_in(house: House, visitor: Visitor, name: str, password: str, client: str) -> Entered:
    """A staff session. SignInRefused if name and password do not match, TooManyTries after too many failures."""
    require(visitor.role, Action.SIGN_IN)
    limits = (Limit("name", users.folded(name), PER_NAME), Limit("client", client, PER_CLIENT))
    at = start_try(house, limits)
    user = _user_or_nobody(house, name)
    if not (_matches(user.password_hash, password) and user.active):
        raise SignInRefused
    went_well(house, limits, at)
    return start_session(house, visitor, Subject(SubjectKind.USER, user.id), Role(user.role))


def sign_in_as_sample(house: House, visitor: Visitor, sample: Sample) -> Entered:
    """A session as one of the demonstration's fictional people; what staff may do goes by their account."""
    require(visitor.role, Action.SIGN_IN)
    if sample not in house.samples:
        raise SignInRefused
    role = Role.PATIENT if sample.subject.kind is not SubjectKind.USER else Role.NURSE
    return start_session(house, visitor, sample.subject, role)


def start_session(house: House, visitor: Visitor, subject: Subject, role: Role, token: str | None = None) -> Entered:
    """A session that holds this one person; the one the visitor came with, if any, is over."""
    cookie, stay, at = new_secret(), _stay(role), house.real_time()
    new = NewSession(
        hash=at_rest(cookie),
        subject=subject,
        role=role,
        token=token,
        language=visitor.language,
        made_at=at,
        idle_at=at + stay.idle,
        ends_at=at + stay.longest,
    )
    house.store.write(lambda tx: _replace_session(tx, visitor, new))
    return Entered(cookie, None if role in STAFF else stay.longest)


def visitor(house: House, cookie: str | None) -> Visitor:
    """Who the cookie stands for; NOBODY without a session that still lasts. Using a session keeps it awake."""
    try:
        with house.store.reading() as tx:
            kept = sessions.kept_session(tx, cookie or "", house.real_time())
            who = _visitor(tx, kept)
    except (SessionNotFound, ShareNotFound):
        return NOBODY
    _keep_awake(house, kept)
    return who


def visitor_in(tx: Connection, house: House, cookie: str) -> Visitor:
    """Who the cookie stands for, within a transaction that goes on; the session is not kept awake by it."""
    try:
        return _visitor(tx, sessions.kept_session(tx, cookie, house.real_time()))
    except (SessionNotFound, ShareNotFound):
        return NOBODY


def speak(house: House, visitor: Visitor, language: Language) -> None:
    """The visitor reads this language from now on."""
    if visitor.session is not None:
        with house.store.writing() as tx:
            sessions.speak(tx, visitor.session, language)


def sign_out(house: House, visitor: Visitor) -> None:
    """The visitor's session is over."""
    if visitor.session is not None:
        with house.store.writing() as tx:
            sessions.end_session(tx, visitor.session)


def sign_out_everywhere(house: House, visitor: Visitor) -> None:
    """Every session of this person is over, on every device. A helper's are those of their own link."""
    if visitor.subject is None or visitor.session is None:
        return
    with house.store.writing() as tx:
        if visitor.share:
            sessions.end_sessions_through(tx, visitor.session)
        else:
            sessions.end_sessions_of(tx, visitor.subject, visitor.plan)


def sweep(house: House) -> None:
    """Sessions that have run out, and tries that no longer count, are gone."""
    at = house.real_time()
    with house.store.writing() as tx:
        sessions.sweep(tx, at)
        users.sweep_failures(tx, at - WAIT)


def _check_account(name: str, role: Role, password: str) -> None:
    if not 0 < len(" ".join(name.split())) <= LONGEST_NAME:
        raise CannotAdd(f"A name has 1 to {LONGEST_NAME} characters.")
    if role not in STAFF:
        raise CannotAdd(f"{role} is not a staff role: choose one of {', '.join(sorted(STAFF))}.")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise CannotAdd(f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.")


def _keep_account(tx: Connection, user: KeptUser, by: Visitor) -> None:
    users.add(tx, user)
    note(tx, AuditEntry(at=user.made_at, who=by.actor, what="add_user", plan=None))


def _user_or_nobody(house: House, name: str) -> KeptUser:
    """The account, or one that no password opens, so that an unknown name takes as long as a known one."""
    with house.store.reading() as tx:
        try:
            return users.by_name(tx, name)
        except UserNotFound:
            return _nobody(house.real_time())


def _nobody(at: datetime) -> KeptUser:
    return KeptUser(id=UserId(""), name="", role=Role.NURSE, password_hash=_no_hash(), active=False, made_at=at)


@lru_cache
def _no_hash() -> str:
    return _hashed(new_secret())


def _hashed(password: str) -> str:
    with _TWO_AT_A_TIME:
        return _HASHER.hash(password)


def _matches(password_hash: str, password: str) -> bool:
    try:
        with _TWO_AT_A_TIME:
            return _HASHER.verify(password_hash, password[: LONGEST_PASSWORD + 1])
    except (VerificationError, InvalidHashError):
        return False


def _visitor(tx: Connection, kept: sessions.KeptSession) -> Visitor:
    """Who holds the session. A helper is one only while their link shares something: ShareNotFound otherwise."""
    share = share_of_link(tx, kept.token) if kept.role == Role.CAREGIVER else None
    return Visitor(
        role=Role(kept.role),
        subject=kept.subject,
        session=kept.hash,
        plan=kept.plan,
        booking=kept.booking,
        name=kept.name,
        language=Language(kept.language),
        share=share.id if share else None,
        shared=share.parts if share else frozenset(),
    )


def _stay(role: Role) -> _Stay:
    return _STAFF_STAY if role in STAFF else _PATIENT_STAY


def _replace_session(tx: Connection, visitor: Visitor, new: NewSession) -> None:
    if visitor.session is not None:
        sessions.end_session(tx, visitor.session)
    sessions.add_session(tx, new)


def _keep_awake(house: House, kept: sessions.KeptSession) -> None:
    idle_at = house.real_time() + _stay(Role(kept.role)).idle
    if idle_at - kept.idle_at >= AWAKE_EVERY:
        house.store.write(lambda tx: sessions.keep_awake(tx, kept.hash, idle_at))
