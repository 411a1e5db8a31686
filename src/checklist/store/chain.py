"""The hash chain of a plan's events: what ties each to the one before it, and its payload to both."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GENESIS = "0" * 64
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One event as the chain sees it. `payload` is its salt and canonical body, or None once erased."""

    id: str
    plan: str
    seq: int
    at: str
    received_at: str
    actor: str
    kind: str
    payload_hash: str
    previous_hash: str
    hash: str = ""
    payload: tuple[str, str] | None = None


def canonical(value: object) -> str:
    """The one JSON text of `value`: sorted keys, no spaces, ASCII only."""
    return _ENCODER.encode(value)


def body_of(task: str | None, payload: Mapping[str, object]) -> str:
    """What can be erased of an event, as canonical JSON: the task it is about and what was said."""
    return canonical({"payload": payload, "task": task})


def payload_hash(salt: str, body: str) -> str:
    """SHA-256 of the salted payload; the salt keeps an erased one from being guessed."""
    return _sha256(canonical([salt, body]))


def link_hash(link: Link) -> str:
    """SHA-256 over the canonical JSON of the event's own facts and the hash before it."""
    facts = (link.previous_hash, link.id, link.plan, link.seq, link.at, link.received_at, link.actor, link.kind)
    return _sha256(canonical([*facts, link.payload_hash]))


def first_broken(links: Iterable[Link]) -> int | None:
    """The place of the first event that does not hold, counted from 1; None when all do."""
    previous = GENESIS
    for expected, link in enumerate(links, start=1):
        if link.seq != expected or link.previous_hash != previous or not _holds(link):
            return expected
        previous = link.hash
    return None


def _holds(link: Link) -> bool:
    payload_holds = link.payload is None or payload_hash(*link.payload) == link.payload_hash
    return payload_holds and link_hash(link) == link.hash


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()
