"""Sessions: which person a browser holds. Looked up by the hash of its cookie, in one query."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, case, delete, func, insert, or_, select, update

from checklist.plan import PlanId
from checklist.store.prepared import Prepared
from checklist.store.secret import at_rest
from checklist.store.tables import drafts, plans, sessions, users
from checklist.store.tokens import Subject, SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session to start. `token` is the link it comes through, if any: revoking that ends it."""

    hash: str
    subject: Subject
    role: str
    token: str | None
    language: str
    made_at: datetime
    idle_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSession:
    """A session and what it holds now: a draft that became a plan counts as the plan."""

    hash: str
    subject: Subject
    role: str
    language: str
    idle_at: datetime
    plan: PlanId | None
    booking: int | None
    name: str | None
    token: str | None


class SessionNotFound(LookupError):
    """There is no such session, or no longer."""


_DRAFT = and_(sessions.c.subject_kind == SubjectKind.DRAFT.value, drafts.c.id == sessions.c.subject_id)
_USER = and_(sessions.c.subject_kind == SubjectKind.USER.value, users.c.id == sessions.c.subject_id, users.c.active)
_PLAN = plans.c.id == case(
    (sessions.c.subject_kind == SubjectKind.PLAN.value, sessions.c.subject_id), else_=drafts.c.plan
)
_STILL_THERE = or_(sessions.c.subject_kind != SubjectKind.USER.value, users.c.id.is_not(None))
_FOUND = Prepared(
    select(
        *(sessions.c[name] for name in ("hash", "subject_kind", "subject_id", "language", "idle_at", "ends_at")),
        func.coalesce(users.c.role, sessions.c.role),
        plans.c.id,
        plans.c.version,
        users.c.name,
        sessions.c.token,
    )
    .select_from(sessions.outerjoin(drafts, _DRAFT).outerjoin(plans, _PLAN).outerjoin(users, _USER))
    .where(sessions.c.hash == bindparam("cookie"), _STILL_THERE)
)


def add_session(tx: Connection, new: NewSession) -> None:
    """A session has started."""
    tx.execute(
        insert(sessions).values(
            hash=new.hash,
            subject_kind=new.subject.kind,
            subject_id=new.subject.id,
            role=new.role,
            token=new.token,
            language=new.language,
            made_at=new.made_at,
            idle_at=new.idle_at,
            ends_at=new.ends_at,
        )
    )


def kept_session(tx: Connection, secret: str, at: datetime) -> KeptSession:
    """The session behind a cookie, while it lasts; SessionNotFound otherwise, also for staff who have left."""
    for row in _FOUND.run(tx, {"cookie": at_rest(secret)}):
        hash, kind, id, language, idle, ends, role, plan, booking, name, token = row
        idle_at, ends_at = datetime.fromisoformat(idle), datetime.fromisoformat(ends)
        if at < min(idle_at, ends_at):
            return KeptSession(
                hash=hash,
                subject=Subject(SubjectKind(kind), id),
                role=role,
                language=language,
                idle_at=idle_at,
                plan=plan,
                booking=booking,
                name=name,
                token=token,
            )
    raise SessionNotFound("no such session")


def keep_awake(tx: Connection, hash: str, idle_at: datetime) -> None:
    """The session was used: it falls idle later."""
    tx.execute(update(sessions).where(sessions.c.hash == hash).values(idle_at=idle_at))


def speak(tx: Connection, hash: str, language: str) -> None:
    """The session's person reads this language."""
    tx.execute(update(sessions).where(sessions.c.hash == hash).values(language=language))


def end_session(tx: Connection, hash: str) -> None:
    """The session is over."""
    tx.execute(delete(sessions).where(sessions.c.hash == hash))


def end_sessions_through(tx: Connection, hash: str) -> None:
    """Every session that came through the same link as this one is over."""
    link = select(sessions.c.token).where(sessions.c.hash == hash).scalar_subquery()
    tx.execute(delete(sessions).where(or_(sessions.c.hash == hash, sessions.c.token == link)))


def end_sessions_of(tx: Connection, subject: Subject, plan: PlanId | None) -> None:
    """Every session that holds this subject is over, and every one that came to the same plan another way."""
    grown = select(drafts.c.id).where(drafts.c.plan == plan)
    kind, id = sessions.c.subject_kind, sessions.c.subject_id
    same = and_(kind == subject.kind, id == subject.id)
    as_plan = and_(kind == SubjectKind.PLAN, id == plan)
    as_draft = and_(kind == SubjectKind.DRAFT, id.in_(grown))
    tx.execute(delete(sessions).where(or_(same, as_plan, as_draft)))


def sweep(tx: Connection, at: datetime) -> None:
    """Sessions that have run out are gone."""
    tx.execute(delete(sessions).where(or_(sessions.c.idle_at <= at, sessions.c.ends_at <= at)))
