"""What the team has done about each alert, and what the person said of it, read from the `handled` events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from checklist.alerts.alert import CALLS, SETTLES, Alert, AlertId, State, StepKind
from checklist.plan import Event, EventKind

BY_TEAM = {StepKind.ACKNOWLEDGED: State.ACKNOWLEDGED, StepKind.ACTED: State.ACTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """One step that stands."""

    kind: StepKind
    by: str
    actor: str
    at: datetime
    seq: int
    outcome: str | None = None
    note: str = ""


@dataclass(slots=True, kw_only=True)
class Handling:
    """The team's steps on one alert, oldest first, and what the person said. Taking back drops the newest step.

    `told`: the steps that stood after each event about it.
    """

    told: list[tuple[int, tuple[Handled, ...]]] = field(default_factory=list)
    patient_called: datetime | None = None
    mistake: datetime | None = None
    seen: int = 0

    @property
    def steps(self) -> tuple[Handled, ...]:
        """The steps that stand."""
        return self.told[-1][1] if self.told else ()

    @property
    def resolved(self) -> Handled | None:
        """The step that closed it."""
        return next((step for step in self.steps if step.kind is StepKind.RESOLVED), None)

    def in_hand(self, before: int) -> bool:
        """Whether somebody of the team was at it when event `before` came, and had not closed it."""
        then = next((steps for seq, steps in reversed(self.told) if seq < before), ())
        return bool(then) and all(step.kind is not StepKind.RESOLVED for step in then)

    def of(self, alert: Alert) -> Alert:
        """The alert with what was done about it."""
        called = self.patient_called or alert.patient_called
        said = replace(alert, patient_called=called, mistake=self.mistake, seen=self.seen)
        newest = next((step for step in reversed(self.steps) if step.kind in BY_TEAM), None)
        if newest is None:
            return said
        settled = newest.kind is StepKind.ACTED and newest.outcome in SETTLES
        again_at = None if settled else newest.at + alert.act_within
        return replace(
            said, state=BY_TEAM[newest.kind], owner=newest.by, actor=newest.actor, at=newest.at, again_at=again_at,
            outcome=newest.outcome, note=newest.note,
        )  # fmt: skip


def handled(events: Iterable[Event]) -> Mapping[AlertId, Handling]:
    """Everything that was done about each alert. Only staff acknowledge, act and resolve."""
    found: dict[AlertId, Handling] = {}
    for event in events:
        id_, kind = _about(event), _kind(event)
        if event.kind is EventKind.HANDLED and id_ and kind:
            handling = found.setdefault(id_, Handling())
            handling.seen = event.seq
            _take(handling, kind, event)
    return found


def calls(events: Iterable[Event], done: Mapping[AlertId, Handling]) -> list[datetime]:
    """When the team called the person, in whatever place they wrote it down. A call that was taken back is none."""
    steps = [step for handling in done.values() for step in handling.steps]
    acted = [step.at for step in steps if step.kind is StepKind.ACTED and step.outcome in CALLS]
    return acted + [event.received_at for event in events if event.kind is EventKind.FOLLOWED_UP and event.staff]


def _about(event: Event) -> AlertId | None:
    """The alert by its id; a check-in by its number alone."""
    said = event.payload.get("alert")
    if isinstance(said, int) or (isinstance(said, str) and said.isdigit()):
        return AlertId(f"checkin:{said}")
    return AlertId(said) if isinstance(said, str) and said else None


def _kind(event: Event) -> StepKind | None:
    said = event.payload.get("step")
    return StepKind(said) if isinstance(said, str) and said in set(StepKind) else None


def _take(handling: Handling, kind: StepKind, event: Event) -> None:
    if kind is StepKind.PATIENT_CALLED:
        handling.patient_called = event.received_at
    elif kind is StepKind.MISTAKE:
        handling.mistake = event.received_at
    elif event.staff and kind is StepKind.REOPENED:
        handling.told.append((event.seq, handling.steps[:-1]))
    elif event.staff:
        handling.told.append((event.seq, (*handling.steps, _step(kind, event))))


def _step(kind: StepKind, event: Event) -> Handled:
    return Handled(
        kind=kind, by=event.by or event.actor, actor=event.actor, at=event.received_at, seq=event.seq,
        outcome=str(event.payload.get("outcome") or "") or None, note=str(event.payload.get("note") or ""),
    )  # fmt: skip
