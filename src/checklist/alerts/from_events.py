"""Alerts of what people tell their team, and of what a call left to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checklist.alerts.alert import Alert, AlertId, Kind, Outcome, State
from checklist.alerts.steps import Handling
from checklist.alerts.watched import Watched
from checklist.checkin import Tier
from checklist.discharge import TEAM, ToldKind
from checklist.plan import Event, EventKind, settling

SOURCES = {Kind.TOOK_IT: "took", Kind.ATE_LATE: "ate", Kind.ASKED: "asked", Kind.COULD_NOT: "could_not"}


def from_told(events: Sequence[Event], watched: Watched) -> Iterator[Alert]:
    """Took a medicine, ate late, could not, asked. What was taken or eaten stays, even if it is put back."""
    titles = {step.id: step.title for step in watched.steps}
    hindered = {event.task for event in events if event.kind is EventKind.COULD_NOT}
    for event in events:
        kind = _kind(event)
        if kind is not None:
            about = (titles[event.task],) if event.task in titles else ()
            yield _told(kind, event, (*about, str(event.payload.get("text") or "")))
    steps = [step for step in watched.steps if step.id in hindered]
    settled = settling(steps, events)
    for step in steps:
        could_not = settled.get(step.id)
        if could_not and could_not.kind is EventKind.COULD_NOT and _kind(could_not) is None:
            alert = _told(Kind.COULD_NOT, could_not, (step.title, str(could_not.payload.get("text") or "")))
            yield replace(alert, until=watched.starts if step.before else None)


def _kind(event: Event) -> Kind | None:
    """What sort of thing was told; None for what holds only while the task stands so, and for all else."""
    if event.kind is EventKind.ASKED:
        return Kind.ATE_LATE if event.payload.get("about") == ToldKind.ATE_LATE else Kind.ASKED
    took_it = event.kind is EventKind.COULD_NOT and event.payload.get("reason") == ToldKind.TOOK_IT
    return Kind.TOOK_IT if took_it else None


def _told(kind: Kind, event: Event, said: tuple[str, ...]) -> Alert:
    tier = Tier.SAME_DAY if kind in (Kind.TOOK_IT, Kind.ATE_LATE) else None
    id_ = AlertId(f"{SOURCES[kind]}:{event.seq}")
    return Alert(id=id_, kind=kind, tier=tier, since=event.received_at, said=said)


def from_calls(events: Iterable[Event]) -> Iterator[Alert]:
    """What a call after going home left to the team, until a later call says otherwise."""
    newest: dict[str, tuple[object, Event]] = {}
    for event in events:
        outcomes = event.payload.get("outcomes")
        if event.kind is EventKind.FOLLOWED_UP and isinstance(outcomes, Mapping):
            newest |= {question: (outcome, event) for question, outcome in outcomes.items()}
    left = {event.seq: event for outcome, event in newest.values() if outcome == TEAM}
    for seq, event in sorted(left.items()):
        note = str(event.payload.get("note") or "")
        yield Alert(id=AlertId(f"call:{seq}"), kind=Kind.TEAM, since=event.received_at, said=(note,))


def answered(alert: Alert, events: Iterable[Event], handling: Handling | None) -> Alert:
    """A question that the team has written back about since counts as acted on; it is still for them to close."""
    if alert.kind is not Kind.ASKED or (handling and handling.steps):
        return alert
    after = (e for e in events if e.kind is EventKind.MESSAGED and e.staff and e.received_at >= alert.since)
    reply = next(after, None)
    if reply is None:
        return alert
    return replace(
        alert, state=State.ACTED, owner=reply.by, actor=reply.actor, at=reply.received_at,
        outcome=Outcome.REACHED.value,
    )  # fmt: skip
