"""Which moves count for what was ticked: one that was undone changes nothing for a tick from before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from checklist.plan.events import Event, EventKind

UNDOES = "undoes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """Every move that counts, as the numbers of the ticks it comes after: more than the first, less than the second.

    A move comes after every earlier tick. One that was undone after none; what undid it after those made in between.
    """

    spans: tuple[tuple[int, int], ...]

    def since(self, seq: int) -> bool:
        """Whether the booking moved after the event with this number, and stayed moved."""
        return any(first < seq < last for first, last in self.spans)


def moves_in(events: Iterable[Event]) -> Moves:
    """The moves of a plan's events."""
    moves = [event for event in events if event.kind is EventKind.MOVED]
    undone = {event.payload.get(UNDOES) for event in moves}
    return Moves(spans=tuple((_undoes(event), event.seq) for event in moves if event.seq not in undone))


def _undoes(event: Event) -> int:
    """The number of the move that this one undoes; 0 for any other."""
    seq = event.payload.get(UNDOES)
    return seq if isinstance(seq, int) else 0
