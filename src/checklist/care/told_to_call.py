"""What a person is told about check-ins now: of today, and of the days before what nobody has answered for yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checklist.alerts import Alert, alerts_of, watched
from checklist.care.check_in import CheckingIn
from checklist.care.sent import asked_to_call, day_of, mistaken, on, wish_for_a_call
from checklist.checkin import Tier
from checklist.plan import Event, advice_of, kept_advice, signs_of, tier_of

Kept = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """A check-in that called for something. `open`: the team waits, and the person has not said that they called."""

    event: Event
    tier: Tier
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What stands: today's check-ins, what they and earlier ones call for, the worst first, and the wish for a call."""

    today: tuple[Event, ...]
    advised: tuple[Advised, ...]
    wish: Event | None

    @property
    def seqs(self) -> frozenset[int]:
        """The check-ins that are advised about."""
        return frozenset(one.event.seq for one in self.advised)


def told(one: CheckingIn) -> Told:
    """What stands of the check-ins that this person may see."""
    mine = one.journey
    alerts = alerts_of(mine.events, watched(mine.plan), mine.now)
    waiting = asked_to_call(one.seen, alerts)
    today = _of_today(one, waiting)
    shown = [*_of_before(one, waiting, today), *(event for event in today if not _said_again(event, today))]
    advised = [
        Advised(event=event, tier=tier, open=event.seq in waiting and not waiting[event.seq].patient_called)
        for event in shown
        if (tier := tier_of(advice_of(event)))
    ]
    return Told(
        today=today, advised=tuple(sorted(advised, key=lambda found: (-found.tier, -found.event.seq))),
        wish=wish_for_a_call(one.seen, alerts),
    )  # fmt: skip


def so_far(one: CheckingIn, found: Told) -> Kept | None:
    """The call for today that answers on their way ask for already; None where what was sent says as much.

    An emergency is sent at once and has a screen of its own.
    """
    mine = kept_advice(one.advice)
    if not one.begun or one.advice.tier is not Tier.SAME_DAY:
        return None
    return None if any(_as_much(advice_of(each.event), mine) for each in found.advised) else mine


def _of_today(one: CheckingIn, waiting: Iterable[int]) -> tuple[Event, ...]:
    """Those that count today: each person's newest, those sent today for a day before, and what still stands.

    What was said to be a mistake counts no more.
    """
    mine, zone = one.journey, one.journey.plan.booking.zone
    newest = {event.seq for event in (one.sent, *one.helped) if event}
    late = {event.seq for event in one.seen if day_of(event) != one.day and on(event, zone, mine.now)}
    stands = {event.seq for event in one.seen if day_of(event) == one.day} & set(waiting)
    counts = newest | late | stands
    return tuple(event for event in one.seen if event.seq in counts and not mistaken(event, mine.events))


def _of_before(one: CheckingIn, waiting: Mapping[int, Alert], today: Sequence[Event]) -> list[Event]:
    """Of earlier days what waits for a call that nobody is known to have made, the newest first.

    What a newer one says as well is left out.
    """
    found: list[Event] = []
    for event in reversed(one.seen):
        waits = event.seq in waiting and not _answered_for(waiting[event.seq]) and event not in today
        if waits and not any(_says_as_much(newer, event) for newer in (*today, *found)):
            found.append(event)
    return found


def _said_again(event: Event, today: Sequence[Event]) -> bool:
    """Whether the same person says as much in newer answers of today."""
    newer = (later for later in today if later.actor == event.actor and later.seq > event.seq)
    return any(_says_as_much(later, event) for later in newer)


def _answered_for(alert: Alert) -> bool:
    """Whether the person has called, or took it back, or the team has spoken with them."""
    return bool(alert.patient_called or alert.mistake or alert.settled)


def _says_as_much(newer: Event, event: Event) -> bool:
    """Whether a check-in names all the signs of another, and is no less urgent."""
    return _as_much(advice_of(newer), advice_of(event))


def _as_much(one: Kept, other: Kept) -> bool:
    return (tier_of(one) or Tier.MENTION) >= (tier_of(other) or Tier.MENTION) and signs_of(other) <= signs_of(one)
