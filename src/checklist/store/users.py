"""Staff accounts, and the tries to get in that are counted against a name or an address."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from checklist.store.tables import attempts, users

UserId = NewType("UserId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptUser:
    """A member of staff who can sign in, or could."""

    id: UserId
    name: str
    role: str
    password_hash: str
    active: bool
    made_at: datetime


class UserNotFound(LookupError):
    """Nobody has this name."""


def add(tx: Connection, user: KeptUser) -> None:
    """A new account. Two names that differ only in capitals are one, and the second is refused by the database."""
    tx.execute(
        insert(users).values(
            id=user.id,
            name=user.name,
            folded_name=folded(user.name),
            role=user.role,
            password_hash=user.password_hash,
            active=user.active,
            made_at=user.made_at,
        )
    )


def by_name(tx: Connection, name: str) -> KeptUser:
    """The account with this name; UserNotFound when there is none."""
    row = tx.execute(select(users).where(users.c.folded_name == folded(name))).one_or_none()
    if row is None:
        raise UserNotFound("nobody has this name")
    return _kept(row)


def everyone(tx: Connection) -> tuple[KeptUser, ...]:
    """Every account, by name."""
    return tuple(_kept(row) for row in tx.execute(select(users).order_by(users.c.folded_name)))


def set_active(tx: Connection, user: UserId, active: bool) -> None:
    """Whether the account can be used; a closed one loses its sessions with the next page."""
    tx.execute(update(users).where(users.c.id == user).values(active=active))


def folded(name: str) -> str:
    """The name as it is compared: no outer spaces, capitals ignored."""
    return " ".join(name.split()).casefold()


def note_failure(tx: Connection, whos: tuple[str, ...], at: datetime) -> None:
    """A failed try, counted against each of `whos`."""
    tx.execute(insert(attempts), [{"who": who, "at": at} for who in whos])


def failures(tx: Connection, who: str, since: datetime) -> int:
    """How many tries have failed since then."""
    recent = (attempts.c.who == who, attempts.c.at > since)
    return tx.execute(select(func.count()).select_from(attempts).where(*recent)).scalar_one()


def forget_failures(tx: Connection, who: str, at: datetime | None = None) -> None:
    """Tries that turned out well do not count: those made `at` that moment, or all of them."""
    these = (attempts.c.who == who,) if at is None else (attempts.c.who == who, attempts.c.at == at)
    tx.execute(delete(attempts).where(*these))


def sweep_failures(tx: Connection, before: datetime) -> None:
    """Tries that no longer count are gone."""
    tx.execute(delete(attempts).where(attempts.c.at <= before))


def _kept(row: Row[Any]) -> KeptUser:
    return KeptUser(
        id=UserId(row.id),
        name=row.name,
        role=row.role,
        password_hash=row.password_hash,
        active=row.active,
        made_at=row.made_at,
    )
