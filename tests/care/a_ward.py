"""People of every kind that a list can have: in three zones, a week ago to a week ahead, asked, moved, cancelled."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import product
from uuid import uuid4

from checklist.care import clock
from checklist.care.cancelling import cancel
from checklist.care.content import basis_of
from checklist.care.house import House
from checklist.care.visitor import Visitor
from checklist.care.watching import add_plan, rebook
from checklist.library.profile import booking_from_profile
from checklist.plan import EventId, EventKind, PlanId, Reason, TaskId
from checklist.store.events import NewEvent, append, erase
from checklist.store.plans import Basis
from tests.care.furnished import EXCISION

MIDDLE = datetime(2027, 3, 14)  # noqa: DTZ001 - a wall time; on this day the clocks go forward in New York
ZONES = ("America/New_York", "America/Los_Angeles", "Asia/Tokyo")
DAYS = (-8, -7, -3, -2, -1, 0, 1, 2, 7)
# The hour they arrive, hours until it begins, and hours from then until they go home, where that is set.
TIMES = ((7, 2, None), (22, 10, 30), (23, 1, 0), (8, 1, 60 * 24))
WARDS = ("555-0142", "555-0150", None)
MOMENTS = (
    "2027-03-13T23:59:00-05:00", "2027-03-14T00:00:00-05:00", "2027-03-14T08:59:00-04:00", "2027-03-14T12:00:00-04:00",
    "2027-03-15T00:00:00-04:00", "2027-03-15T07:30:00+09:00", "2027-03-17T16:00:00-07:00", "2027-03-23T16:00:00-04:00",
    "2027-03-24T09:00:00-04:00", "2027-04-20T09:00:00-04:00", "2027-05-11T22:00:00-04:00", "2027-05-12T09:00:00-04:00",
    "2027-06-01T09:00:00-04:00",
)  # fmt: skip


def a_ward(house: House, nurse: Visitor) -> tuple[PlanId, ...]:
    """All of them, while everybody's procedure is still to come."""
    kinds = enumerate(product(DAYS, ZONES, TIMES))
    return tuple(_moves_in(house, nurse, n, _times(*kind)) for n, kind in kinds)


def happens(house: House, plan: PlanId, kind: EventKind, task: str | None = None, **said: object) -> int:
    """One event by a member of staff, now; its number."""
    at = clock.now()
    new = NewEvent(id=EventId(uuid4().hex), kind=kind, at=at, task=TaskId(task) if task else None, payload=said)
    with house.store.writing() as tx:
        (answer,) = append(tx, plan, actor="nurse:u-nurse", received_at=at, news=[new])
    return answer.seq


def books(house: House, profile: Mapping[str, object]) -> Basis:
    """What a plan is built from that this profile makes now."""
    return basis_of(house, EXCISION, booking_from_profile(dict(profile), made_at=clock.now()))


def _moves_in(house: House, nurse: Visitor, n: int, times: Mapping[str, str]) -> PlanId:
    """Some stand at the same minute as somebody else, and in an order that is not that of their plans' names."""
    plan = PlanId(f"{(n * 37) % 127:03}")
    with house.store.writing() as tx:
        add_plan(house, tx, plan, books(house, _profile(n) | times))
        if n % 11 == 5:
            moved = {name: at.replace("2027-03-1", "2027-03-2") for name, at in times.items()}
            rebook(house, tx, plan, books(house, _profile(n) | moved))
    _goes_on(house, nurse, n, plan)
    return plan


def _times(day: int, zone: str, of_day: tuple[int, int, int | None]) -> Mapping[str, str]:
    hour, begins, home = of_day
    arrives = MIDDLE + timedelta(days=day, hours=hour)
    starts = arrives + timedelta(hours=begins)
    found = {"timezone": zone, "arrival_at": arrives.isoformat(), "procedure_at": starts.isoformat()}
    return found | ({} if home is None else {"discharge_at": (starts + timedelta(hours=home)).isoformat()})


def goes_home(house: House, plan: PlanId, n: int) -> None:
    """What staff record of one person on the way home: signed, opened again, erased, called, and all of it not."""
    if n % 6 == 5:
        return
    first = happens(house, plan, EventKind.SIGNED, signer="Zoe", listener="patient", by="Ann Lee")
    if n % 6 == 4:
        happens(house, plan, EventKind.SIGNED, reopened="A new medicine")
    if n % 6 == 3:
        with house.store.writing() as tx:
            erase(tx, plan, first)


def is_called(house: House, plan: PlanId, n: int) -> None:
    """Some were not reached, some were, and of some the team must act, or has acted since."""
    outcome = ("team", "fine", "explained")[n % 3]
    reached = "no_answer" if n % 5 == 4 else "spoke"
    happens(house, plan, EventKind.FOLLOWED_UP, reached=reached, outcomes={"signs": outcome}, by="Ann Lee")
    if n % 4 == 3:
        happens(house, plan, EventKind.FOLLOWED_UP, reached="no_answer", outcomes={}, by="Ann Lee")
    if n % 8 == 6:
        happens(house, plan, EventKind.FOLLOWED_UP, reached="spoke", outcomes={"signs": "fine"}, by="Ann Lee")


def _profile(n: int) -> dict[str, object]:
    medicines = [{"name": "Eliquis", "how_often": "daily"}, {"name": "metoprolol", "how_often": "daily"}]
    ward = WARDS[n % 3]
    contacts = {"ward": ward} if ward else {}
    return {"contacts": contacts, "called": f"Person {n % 20}", "medications": medicines[: n % 3]}


def _goes_on(house: House, nurse: Visitor, n: int, plan: PlanId) -> None:
    if n % 5 in (1, 2):
        happens(house, plan, EventKind.COULD_NOT, "ride", text="Nobody can")
    if n % 5 in (2, 3):
        happens(house, plan, EventKind.DONE, "ride")
        happens(house, plan, EventKind.DONE, "helper")
    if n % 7 == 3:
        happens(house, plan, EventKind.ASKED, text="May I drink?")
    if n % 14 == 3:
        with house.store.writing() as tx:
            erase(tx, plan, 1)
    if n % 9 == 4:
        cancel(house, nurse, plan, Reason.UNWELL)
