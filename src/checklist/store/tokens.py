"""Tokens: what a personal link, a print, a share or a one-use code opens. Kept as hashes, never as themselves."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select, update

from checklist.store.secret import at_rest
from checklist.store.tables import sessions, tokens


class SubjectKind(StrEnum):
    """What a token or a session can hold."""

    PLAN = "plan"
    DRAFT = "draft"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Subject:
    """One person, as a plan, a draft on its way to one, or a member of staff."""

    kind: SubjectKind
    id: str


class Purpose(StrEnum):
    """What a token was made for; each has its own, so that one can be revoked without the others."""

    PERSONAL = "personal"
    CAREGIVER = "caregiver"
    PRINT = "print"
    SHARE = "share"
    CALENDAR = "calendar"
    GO = "go"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptToken:
    """A token as it is kept."""

    hash: str
    purpose: Purpose
    subject: Subject
    asks_birth_date: bool
    one_use: bool
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None


class TokenNotFound(LookupError):
    """No such token was ever made."""


def add_token(tx: Connection, token: KeptToken) -> None:
    """A new token."""
    tx.execute(
        insert(tokens).values(
            hash=token.hash,
            purpose=token.purpose,
            subject_kind=token.subject.kind,
            subject_id=token.subject.id,
            asks_birth_date=token.asks_birth_date,
            one_use=token.one_use,
            made_at=token.made_at,
            expires_at=token.expires_at,
        )
    )


def kept_token(tx: Connection, secret: str) -> KeptToken:
    """The token behind `secret`, whatever its state; TokenNotFound when there is none."""
    row = tx.execute(select(tokens).where(tokens.c.hash == at_rest(secret))).mappings().one_or_none()
    if row is None:
        raise TokenNotFound("no such token")
    facts = dict(row)
    subject = Subject(SubjectKind(facts.pop("subject_kind")), facts.pop("subject_id"))
    return KeptToken(**facts | {"purpose": Purpose(facts["purpose"])}, subject=subject)


def use_up(tx: Connection, hash: str, at: datetime) -> bool:
    """Whether the one-use token was still there to use; it is gone now."""
    unused = (tokens.c.hash == hash, tokens.c.used_at.is_(None))
    return tx.execute(update(tokens).where(*unused).values(used_at=at)).rowcount == 1


def revoke_token(tx: Connection, hash: str, at: datetime) -> None:
    """This one token is closed, and with it each session that came through it; the others stay."""
    tx.execute(delete(sessions).where(sessions.c.token == hash))
    tx.execute(update(tokens).where(tokens.c.hash == hash, tokens.c.revoked_at.is_(None)).values(revoked_at=at))


def revoke_tokens(tx: Connection, subject: Subject, purpose: Purpose, at: datetime) -> None:
    """Every token of one purpose is closed, and with it each session that came through one."""
    same = (
        tokens.c.subject_kind == subject.kind,
        tokens.c.subject_id == subject.id,
        tokens.c.purpose == purpose,
    )
    tx.execute(delete(sessions).where(sessions.c.token.in_(select(tokens.c.hash).where(*same))))
    tx.execute(update(tokens).where(*same, tokens.c.revoked_at.is_(None)).values(revoked_at=at))
