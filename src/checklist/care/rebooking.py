"""A booking replaced by its next version, in one step with the events that say so. The old one stays."""

from collections.abc import Sequence

from checklist.care import clock, watching
from checklist.care.content import rebooked
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.plan import Booking, PlanId, cancelled
from checklist.store.events import NewEvent, append, events_of
from checklist.store.plans import kept_plan


class PlanChanged(ValueError):
    """The booking is not the one that was looked at any more; the message says what to do."""

    def __init__(self) -> None:
        super().__init__("The plan changed while you looked at it. Look again, then change it.")


def keep(
    house: House, visitor: Visitor, plan: PlanId, booking: Booking, version: int, news: Sequence[NewEvent]
) -> None:
    """`booking` is the plan's from now on. PlanChanged when another one than `version` is its newest.

    A cancelled procedure is put back first: until then nothing of it changes.
    """
    with house.store.writing() as tx:
        kept = kept_plan(tx, plan)
        if kept.version != version or cancelled(events_of(tx, plan)):
            raise PlanChanged
        watching.rebook(house, tx, plan, rebooked(kept.basis, booking))
        append(tx, plan, actor=visitor.actor, received_at=clock.now(), news=news)
