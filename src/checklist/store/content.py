"""Versions of content: procedures, fact bases and drafts. A version, once kept, never changes and never goes."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Select, insert, select

from checklist.store.tables import content


class ContentKind(StrEnum):
    """What a version is a version of."""

    PROCEDURE = "procedure"
    FACT_BASE = "fact_base"
    DRAFT = "draft"


class ContentNotFound(LookupError):
    """No such version is kept."""


class ContentChanged(ValueError):
    """A version that is already kept was offered again with another text."""


def keep(tx: Connection, kind: ContentKind, id: str, version: str, text: str, added_at: datetime) -> None:
    """The version is kept. The same text again changes nothing; another text under it is refused."""
    kept = tx.execute(_text(kind, id, version)).scalar_one_or_none()
    if kept is None:
        tx.execute(insert(content).values(kind=kind, id=id, version=version, text=text, added_at=added_at))
    elif kept != text:
        raise ContentChanged(f"{kind} {id} version {version} is kept with another text: give it a new version")


def kept_text(tx: Connection, kind: ContentKind, id: str, version: str) -> str:
    """The text of one version."""
    text = tx.execute(_text(kind, id, version)).scalar_one_or_none()
    if text is None:
        raise ContentNotFound(f"{kind} {id} version {version} is not kept")
    return text


def versions(tx: Connection, kind: ContentKind) -> tuple[tuple[str, str], ...]:
    """Each kept id and version of a kind, in the order they came."""
    order = (content.c.added_at, content.c.id, content.c.version)
    rows = tx.execute(select(content.c.id, content.c.version).where(content.c.kind == kind).order_by(*order))
    return tuple((row.id, row.version) for row in rows)


def _text(kind: ContentKind, id: str, version: str) -> Select[str]:
    same = (content.c.kind == kind, content.c.id == id, content.c.version == version)
    return select(content.c.text).where(*same)
