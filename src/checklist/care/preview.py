"""What a patient would get of a review as it stands: the plan of a sample person. Nothing of it is kept."""

from datetime import datetime, time, timedelta

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.house import House
from checklist.care.journey import Journey
from checklist.care.policies import policies_in, site_policy
from checklist.care.reviewing import Review
from checklist.care.visitor import Visitor
from checklist.library.profile import booking_from_profile
from checklist.plan import Booking, Plan, PlanId, Task, plan_at_site
from checklist.plan.eating import ASK

DAYS_AHEAD = 14
ARRIVES, STARTS = time(9), time(11)
NOBODYS = PlanId("preview")


def preview(house: House, visitor: Visitor, review: Review, zone: str) -> Journey:
    """The plan of a sample adult with no medicines, arriving at 9:00 am in two weeks, as they would see it today."""
    require(visitor.role, Action.SEE_LIBRARY)
    base, booking = house.library.fact_base, sample_booking(zone)
    with house.store.reading() as tx:
        plan = plan_at_site(review.procedure, booking, base, site_policy(policies_in(tx), booking))
    here = clock.now().astimezone(booking.zone)
    return Journey(id=NOBODYS, plan=plan, procedure=review.procedure, base=base, events=(), now=here)


def sample_booking(zone: str) -> Booking:
    """A sample adult with no medicines, arriving at 9:00 am in two weeks."""
    now = clock.now()
    day = (now + timedelta(days=DAYS_AHEAD)).date()
    at = {"arrival_at": ARRIVES, "procedure_at": STARTS}
    said = {name: datetime.combine(day, hour).isoformat() for name, hour in at.items()}
    return booking_from_profile({"timezone": zone, "born": "1980-01-01", **said}, made_at=now)


def own_tasks(journey: Journey) -> tuple[Task, ...]:
    """The deeds that this procedure asks for, in the plan's order; what everyone gets is not among them."""
    own = {rule.id for rule in journey.procedure.tasks} | {diet.id for diet in journey.procedure.diets} | {ASK}
    return tuple(task for task in journey.plan.tasks if task.rule in own)


def everyones(plan: Plan, own: tuple[Task, ...]) -> int:
    """How many steps come from the list that everyone gets."""
    return len(plan.tasks) - len(own)
