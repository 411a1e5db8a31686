"""Alerts of what people answer after going home. A newer check-in of the day replaces an earlier one, but for this:

an emergency and a wish to be called stay until somebody resolves them, and so does whatever the team has taken on.
What one person has said another one, such as a helper, cannot take back: they replace it only by saying all of it.
What the team has taken on does not swallow a newer answer that says anything else, such as a higher fever.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from checklist.alerts.alert import Alert, AlertId, Kind
from checklist.alerts.steps import Handling
from checklist.alerts.watched import Watched
from checklist.checkin import Tier
from checklist.plan import Event, EventKind, advice_of, answers_of, reasons_of, signs_of, tier_of, unanswered_in

STAYS = frozenset({Kind.EMERGENCY, Kind.CALL_ME})
KINDS = {Tier.EMERGENCY: Kind.EMERGENCY, Tier.SAME_DAY: Kind.SAME_DAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raised:
    """An alert with the signs or questions that it names, to tell whether a newer one says all of it."""

    alert: Alert
    names: frozenset[str]
    actor: str

    @property
    def source(self) -> str:
        """What part of a check-in it comes from."""
        return self.alert.id.partition(":")[0]

    def covers(self, other: "_Raised") -> bool:
        """Whether this one names all that the other does, and is no less urgent."""
        return self._as_urgent(other) and other.names <= self.names

    def repeats(self, other: "_Raised") -> bool:
        """Whether this one says what the other is told for, its values too: 104 F is not the fever that 101 F was."""
        return self._as_urgent(other) and set(other.alert.said) <= set(self.alert.said)

    def says_all_of(self, other: "_Raised") -> bool:
        """Whether nothing is lost with the other one."""
        return self.covers(other) and self.repeats(other)

    def _as_urgent(self, other: "_Raised") -> bool:
        urgent = (self.alert.tier or Tier.MENTION) >= (other.alert.tier or Tier.MENTION)
        return self.source == other.source and urgent


def from_check_ins(events: Iterable[Event], watched: Watched, done: Mapping[AlertId, Handling]) -> list[Alert]:
    """What stands of each day's check-ins."""
    days: dict[int, list[_Raised]] = {}
    for event in events:
        day = day_said(event, watched)
        if event.kind is EventKind.CHECKED_IN and day is not None:
            old = days.get(day, [])
            new = [_called_about(one, old, done) for one in _raised(event, day)]
            days[day] = _replaced(old, new, event.actor, partial(_in_hand, done, event.seq))
    return [one.alert for raised in days.values() for one in raised]


def day_said(event: Event, watched: Watched) -> int | None:
    """The day that a check-in is for: never a later one than the day it came in."""
    day = event.payload.get("day")
    return min(day, watched.day_of(event.received_at)) if isinstance(day, int) else None


def _replaced(old: list[_Raised], new: list[_Raised], actor: str, in_hand: Callable[[_Raised], bool]) -> list[_Raised]:
    """What stands of the day after one more check-in, by this actor."""
    kept = [one for one in old if in_hand(one) or _stays(one, new, actor)]
    return kept + [one for one in new if not any(in_hand(mine) and mine.says_all_of(one) for mine in kept)]


def _stays(one: _Raised, new: list[_Raised], actor: str) -> bool:
    """Whether an earlier alert of the day outlives a newer check-in that nobody has taken on."""
    if one.actor != actor:
        return not any(newer.says_all_of(one) for newer in new)
    return one.alert.kind in STAYS and not any(newer.covers(one) for newer in new)


def _called_about(new: _Raised, old: Iterable[_Raised], done: Mapping[AlertId, Handling]) -> _Raised:
    """A newer alert of the day; whoever called about all that it says has called about it."""
    told = (_called(one, done) for one in old if one.repeats(new))
    return replace(new, alert=replace(new.alert, patient_called=next(filter(None, told), None)))


def _called(one: _Raised, done: Mapping[AlertId, Handling]) -> datetime | None:
    handling = done.get(one.alert.id)
    return handling.patient_called if handling and handling.patient_called else one.alert.patient_called


def _in_hand(done: Mapping[AlertId, Handling], before: int, one: _Raised) -> bool:
    """Whether the team was at it when a newer check-in came."""
    return one.alert.id in done and done[one.alert.id].in_hand(before)


def _raised(event: Event, day: int) -> Iterator[_Raised]:
    """The alerts of one check-in: what it was told to do, what it says and leaves out, and a wish to be called."""
    advice = advice_of(event)
    tier = tier_of(advice)
    if tier in KINDS:
        said = tuple(str(one.get("because")) for one in reasons_of(advice, tier))
        alert = _alert("checkin", KINDS[tier], event, day, tier=tier, said=said)
        yield _Raised(alert=alert, names=signs_of(advice), actor=event.actor)
    if event.payload.get("call_me"):
        alert = _alert("call_me", Kind.CALL_ME, event, day, tier=Tier.SAME_DAY)
        yield _Raised(alert=alert, names=frozenset({"call_me"}), actor=event.actor)
    words = answers_of(event).words
    if words:
        alert = _alert("wrote", Kind.WROTE, event, day, said=(words,))
        yield _Raised(alert=alert, names=frozenset({"words"}), actor=event.actor)
    unanswered = unanswered_in(advice)
    if unanswered:
        alert = _alert("skipped", Kind.SKIPPED, event, day, said=unanswered)
        yield _Raised(alert=alert, names=frozenset(unanswered), actor=event.actor)


def _alert(
    source: str, kind: Kind, event: Event, day: int, tier: Tier | None = None, said: tuple[str, ...] = ()
) -> Alert:
    id_ = AlertId(f"{source}:{event.seq}")
    return Alert(id=id_, kind=kind, tier=tier, since=event.received_at, said=said, day=day)
