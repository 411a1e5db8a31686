"""One alert: why a person needs the team, since when, and what the team has done about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from checklist.checkin import Tier

AlertId = NewType("AlertId", str)


class Kind(StrEnum):
    """Why a person stands in the queue."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    CALL_ME = "call_me"
    TOOK_IT = "took_it"
    ATE_LATE = "ate_late"
    TEAM = "team"
    WROTE = "wrote"
    SKIPPED = "skipped"
    NOT_READY = "not_ready"
    COULD_NOT = "could_not"
    SILENT_ALONE = "silent_alone"
    SILENT = "silent"
    ASKED = "asked"
    LONG_FAST = "long_fast"


ORDER = tuple(Kind)  # the worst first
CONDITIONS = frozenset(
    {Kind.NOT_READY, Kind.COULD_NOT, Kind.SILENT_ALONE, Kind.SILENT, Kind.LONG_FAST}
)  # what holds while it holds: an event of the person's own, or their procedure, ends it


class State(StrEnum):
    """How far the team is. A resolved alert stands in the history alone."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    ACTED = "acted"


class StepKind(StrEnum):
    """One step of handling an alert; the last two are the person's own."""

    ACKNOWLEDGED = "acknowledged"
    ACTED = "acted"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    PATIENT_CALLED = "patient_called"
    MISTAKE = "mistake"


class Outcome(StrEnum):
    """What came of acting. Nobody was reached by the second and the third."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    DECIDED = "decided"


SETTLES = frozenset({Outcome.REACHED, Outcome.DECIDED})
CALLS = frozenset({Outcome.REACHED, Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE})
TO_CALL = frozenset({Kind.EMERGENCY, Kind.SAME_DAY, Kind.CALL_ME, Kind.SILENT, Kind.SILENT_ALONE})

# Within how long somebody must act on what they have taken on, before it stands open again. These limits are the
# product's choice, said as such on the page; no guideline gives them.
ACT_WITHIN: Mapping[Tier, timedelta] = {Tier.EMERGENCY: timedelta(minutes=15), Tier.SAME_DAY: timedelta(hours=2)}
LATEST_ACT = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Why a person needs the team. It stands from `since`; `until`, if set, is when the clock alone ends it.

    `said`: what the person or the plan says of it. `day`: of the check-in; of the last one where there is none since.
    `state`, `owner` and `at` are the team's newest step, `again_at` when it counts as open again if nothing follows.
    `called`: the team's newest call to the person since then, whatever it was about.
    """

    id: AlertId
    kind: Kind
    since: datetime
    tier: Tier | None = None
    until: datetime | None = None
    said: tuple[str, ...] = ()
    day: int | None = None
    state: State = State.OPEN
    owner: str | None = None
    actor: str | None = None
    at: datetime | None = None
    again_at: datetime | None = None
    outcome: str | None = None
    note: str = ""
    patient_called: datetime | None = None
    mistake: datetime | None = None
    called: datetime | None = None
    seen: int = 0

    @property
    def rank(self) -> int:
        """Its place in the queue; 0 is the worst."""
        return rank_of(self.kind)

    @property
    def act_within(self) -> timedelta:
        """How long somebody who has taken it on has to act."""
        return LATEST_ACT if self.tier is None else ACT_WITHIN.get(self.tier, LATEST_ACT)

    @property
    def settled(self) -> bool:
        """Whether the team has spoken with the person, or decided what to do; only closing it is left."""
        return self.state is State.ACTED and self.outcome in SETTLES

    @property
    def asks_for_a_call(self) -> bool:
        """Whether the person is to be called, and nobody has spoken with them yet."""
        return self.kind in TO_CALL and not self.settled

    def stands(self, now: datetime) -> bool:
        """Whether it is in the queue now."""
        return self.since <= now and (self.until is None or now < self.until)

    def again(self, now: datetime) -> bool:
        """Whether somebody had taken it on, and nothing came of it in time."""
        return self.again_at is not None and now >= self.again_at

    def needs(self, now: datetime) -> bool:
        """Whether somebody has to take it on now."""
        return self.state is State.OPEN or self.again(now)


def rank_of(kind: Kind) -> int:
    """The place of a kind in the queue; 0 is the worst."""
    return ORDER.index(kind)
