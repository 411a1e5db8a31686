"""Imported guidance texts, and what reviewers decided about what was found in them: append only and chained."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Text, and_, cast, insert, select

from checklist.procedure import ProcedureId
from checklist.store.chain import GENESIS, Link, body_of, first_broken, link_hash, payload_hash
from checklist.store.content import ContentKind
from checklist.store.tables import content, decisions, guidance_texts

DISCARDED = "discarded"


class TextNotFound(LookupError):
    """No text was imported for this version."""


class TextTaken(ValueError):
    """A text stands already under this version; it is never overwritten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkKey:
    """A procedure, and the version that a text is to become."""

    procedure: ProcedureId
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptText:
    """An imported text, and the findings in it as they were on that day, as JSON text."""

    key: WorkKey
    name: str
    text: str
    findings: str
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """A decision to append. `about` is the finding or the gap it settles; `id` lets it be sent twice."""

    id: str
    kind: str
    about: str
    said: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDecision:
    """A decision as it stands in the store, numbered from 1."""

    id: str
    seq: int
    at: datetime
    actor: str
    kind: str
    about: str
    said: Mapping[str, Any]


def add_text(tx: Connection, text: KeptText) -> None:
    """The text stands under its procedure and version. TextTaken where one stands there already."""
    if _row(tx, text.key) is not None:
        raise TextTaken(f"{text.key.procedure} version {text.key.version} has a text already")
    tx.execute(
        insert(guidance_texts).values(
            procedure=text.key.procedure,
            version=text.key.version,
            name=text.name,
            text=text.text,
            findings=text.findings,
            added_at=text.added_at,
            added_by=text.added_by,
        )
    )


def kept_text(tx: Connection, key: WorkKey) -> KeptText:
    """The text of one version; TextNotFound when there is none."""
    row = _row(tx, key)
    if row is None:
        raise TextNotFound(f"{key.procedure} version {key.version} has no text")
    return KeptText(
        key=key, name=row.name, text=row.text, findings=row.findings, added_at=row.added_at, added_by=row.added_by
    )


def work_keys(tx: Connection) -> tuple[WorkKey, ...]:
    """Every procedure and version that has a text, oldest first."""
    columns = (guidance_texts.c.procedure, guidance_texts.c.version)
    rows = tx.execute(select(*columns).order_by(guidance_texts.c.added_at, *columns))
    return tuple(WorkKey(procedure=ProcedureId(row.procedure), version=row.version) for row in rows)


def signed_keys(tx: Connection) -> tuple[WorkKey, ...]:
    """Every procedure and version that came from a text and was signed, oldest first."""
    same = and_(
        content.c.kind == ContentKind.PROCEDURE,
        content.c.id == guidance_texts.c.procedure,
        content.c.version == cast(guidance_texts.c.version, Text),
    )
    columns = (guidance_texts.c.procedure, guidance_texts.c.version)
    rows = tx.execute(select(*columns).join(content, same).order_by(guidance_texts.c.added_at, *columns))
    return tuple(WorkKey(procedure=ProcedureId(row.procedure), version=row.version) for row in rows)


def discarded_keys(tx: Connection) -> frozenset[WorkKey]:
    """Every procedure and version whose draft was given up. Its rows stay, and its number stays taken."""
    columns = (decisions.c.procedure, decisions.c.version)
    rows = tx.execute(select(*columns).where(decisions.c.kind == DISCARDED))
    return frozenset(WorkKey(procedure=ProcedureId(row.procedure), version=row.version) for row in rows)


def standing_keys(tx: Connection) -> tuple[WorkKey, ...]:
    """Every procedure and version that has a text which nobody gave up, oldest first."""
    gone = discarded_keys(tx)
    return tuple(key for key in work_keys(tx) if key not in gone)


def lock_work(tx: Connection, key: WorkKey) -> None:
    """Nobody else decides about this text until `tx` ends; TextNotFound when there is none."""
    same = (guidance_texts.c.procedure == key.procedure, guidance_texts.c.version == key.version)
    if tx.execute(select(guidance_texts.c.version).where(*same).with_for_update()).one_or_none() is None:
        raise TextNotFound(f"{key.procedure} version {key.version} has no text")


def decide(tx: Connection, key: WorkKey, *, actor: str, at: datetime, new: NewDecision) -> int:
    """The number of the decision, once `tx` is committed. The same id again is the same decision."""
    lock_work(tx, key)
    known = _links(tx, key)
    again = next((link for link in known if link.id == new.id), None)
    if again:
        return again.seq
    link = _linked(key, known[-1] if known else None, actor, at, new)
    body = link.payload[1] if link.payload else ""
    facts = {name: getattr(link, name) for name in ("seq", "id", "at", "actor", "kind", "previous_hash", "hash")}
    tx.execute(insert(decisions).values(procedure=key.procedure, version=key.version, body=body, **facts))
    return link.seq


def decisions_of(tx: Connection, key: WorkKey) -> tuple[KeptDecision, ...]:
    """What was decided about a text, in order."""
    return tuple(_decision(link) for link in _links(tx, key))


def first_broken_decision(tx: Connection, key: WorkKey) -> int | None:
    """The number of the first decision whose place, hash or words do not hold; None when the chain is whole."""
    return first_broken(_links(tx, key))


def _row(tx: Connection, key: WorkKey) -> Row[Any] | None:
    same = (guidance_texts.c.procedure == key.procedure, guidance_texts.c.version == key.version)
    return tx.execute(select(guidance_texts).where(*same)).one_or_none()


def _linked(key: WorkKey, last: Link | None, actor: str, at: datetime, new: NewDecision) -> Link:
    body, moment = body_of(new.about, new.said), at.astimezone(UTC).isoformat()
    link = Link(
        id=new.id, plan=_name(key), seq=last.seq + 1 if last else 1, at=moment, received_at=moment, actor=actor,
        kind=new.kind, payload_hash=payload_hash("", body), previous_hash=last.hash if last else GENESIS,
        payload=("", body),
    )  # fmt: skip
    return replace(link, hash=link_hash(link))


def _links(tx: Connection, key: WorkKey) -> list[Link]:
    same = (decisions.c.procedure == key.procedure, decisions.c.version == key.version)
    return [*_each(key, tx.execute(select(decisions).where(*same).order_by(decisions.c.seq)))]


def _each(key: WorkKey, rows: Any) -> Iterator[Link]:
    for row in rows:
        yield Link(
            id=row.id, plan=_name(key), seq=row.seq, at=row.at, received_at=row.at, actor=row.actor, kind=row.kind,
            payload_hash=payload_hash("", row.body), previous_hash=row.previous_hash, hash=row.hash,
            payload=("", row.body),
        )  # fmt: skip


def _name(key: WorkKey) -> str:
    """What the chain is of: a decision cannot be moved to another text."""
    return f"{key.procedure} {key.version}"


def _decision(link: Link) -> KeptDecision:
    said: dict[str, Any] = json.loads(link.payload[1] if link.payload else "{}")
    return KeptDecision(
        id=link.id, seq=link.seq, at=datetime.fromisoformat(link.at), actor=link.actor, kind=link.kind,
        about=said["task"], said=said["payload"],
    )  # fmt: skip
