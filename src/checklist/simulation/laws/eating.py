"""Laws of food and drink: when each stops, and that nothing says otherwise."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

from checklist.diet import Diet, PrepDose
from checklist.fasting import ADULT_CLASSES, FOOD, FoodClass, Instruction, Policy, Stop
from checklist.guidance import ENGLISH, Anchor, Anchors, after_hours, at_clock, day_date, hours_between
from checklist.plan import HELD_BACK, SitePolicy, Task, build_plan, preview_at_site
from checklist.simulation.laws.case import Case

EAT, DRINK = re.compile(r"(?:please )?eat\b", re.IGNORECASE), re.compile(r"(?:please )?drink\b", re.IGNORECASE)
SECOND = 1 / 3600
ASKS = re.compile(r"\b(?:ask|never|none of these|not covered|if the team sees)\b", re.IGNORECASE)


def every_kind_of_food_stops_once(case: Case) -> Iterator[str]:
    """An adult has four kinds of food and drink, a child six, each once and in order."""
    wanted = tuple(FoodClass) if case.booking.is_child else ADULT_CLASSES
    found = tuple(stop.what for stop in case.plan.fasting)
    if found != wanted:
        yield f"stops for {', '.join(found) or 'nothing'}"


def every_stop_is_before_the_anchor(case: Case) -> Iterator[str]:
    """A stop is before the moment it counts back from, by the hours it says; those that lost agree with their hours."""
    base = _base(case)
    for stop in case.plan.fasting:
        if stop.stop_at is None or stop.hours is None:
            yield from _no_time(stop, case)
            continue
        if stop.hours <= 0:
            yield f"{stop.what} stops at {stop.stop_at}, not before {base}"
        for at, hours in ((stop.stop_at, stop.hours), *((claim.stop_at, claim.hours) for claim in stop.others)):
            if abs(hours_between(at, base) - hours) > SECOND:
                yield f"{stop.what}: {at} is not {hours:g} hours before {base}"


def _no_time(stop: Stop, case: Case) -> Iterator[str]:
    """Only sips till sent for have no time, and only clear fluids are sipped."""
    sips = case.booking.fasting_policy is Policy.SIP_TIL_SEND and stop.what is FoodClass.CLEAR_FLUIDS
    if not sips or stop.stop_at is not None or stop.hours is not None:
        yield f"{stop.what} has no time to stop"


def the_earliest_stop_wins(case: Case) -> Iterator[str]:
    """No rule that is followed, and no guideline's hours, would stop a class earlier; those that lost are kept."""
    for stop in case.plan.fasting:
        claims = _claims(stop.what, case, case.booking.fasting_policy)
        if stop.stop_at is not None and stop.stop_at != min(claims):
            yield f"{stop.what} stops at {stop.stop_at}, and a rule says {min(claims)}"
        kept = {stop.stop_at, *(claim.stop_at for claim in stop.others)}
        if not set(claims) <= kept:
            yield f"{stop.what}: a rule that lost is not kept"


def _claims(what: FoodClass, case: Case, policy: Policy) -> list[datetime]:
    """When each rule for a class would stop it under a policy."""
    base, anchors = _base(case), case.booking.anchors
    followed = case.procedure.fasting if policy is Policy.AS_PUBLISHED else ()
    minimums = [m for m in case.base.fasting.minimums if m.what is what and m.condition.holds(case.facts)]
    diets = [diet for diet in case.procedure.diets if diet.condition.holds(case.facts)]
    return [
        *(_said(rule, base, anchors) for rule in followed if what in rule.what),
        *(_said(diet, base, anchors) for diet in diets if diet.clear and what is not FoodClass.CLEAR_FLUIDS),
        *(after_hours(base, -minimum.hours, anchors.zone) for minimum in minimums),
    ]


def _said(rule: Instruction | Diet, base: datetime, anchors: Anchors) -> datetime:
    """When a document says to stop: its longest hours before the anchor, or its clock time on its day."""
    if rule.hours:
        return after_hours(base, -max(rule.hours), anchors.zone)
    return at_clock(day_date(anchors, rule.day), rule.clock or time(), anchors.zone)


def _base(case: Case) -> datetime:
    """What fasting counts back from: the earlier of arrival and procedure, or the procedure where a site says so."""
    booking, anchors = case.booking, case.booking.anchors
    if booking.arrival_at and booking.procedure_at and booking.fasting_anchor is Anchor.PROCEDURE:
        return anchors.procedure
    return min(anchors.arrival, anchors.procedure)


def nobody_may_eat_who_may_not_drink(case: Case) -> Iterator[str]:
    """No food and no milk stops later than clear fluids."""
    clear = next((stop.stop_at for stop in case.plan.fasting if stop.what is FoodClass.CLEAR_FLUIDS), None)
    for stop in case.plan.fasting:
        if clear is not None and stop.stop_at is not None and stop.stop_at > clear:
            yield f"{stop.what} stops at {stop.stop_at}, after clear fluids"


def no_task_says_to_eat_after_the_stop(case: Case) -> Iterator[str]:
    """A task that says to eat or drink before the procedure closes by the stop of what it means."""
    for task in case.plan.tasks:
        stop = _stop_of(task, case)
        if stop is not None and task.window.start < case.booking.anchors.procedure and task.window.end > stop:
            yield f"{task.id} says to eat or drink until {task.window.end}, the card until {stop}"


def a_diet_adds_to_the_fast(case: Case) -> Iterator[str]:
    """A diet ends by the stop of clear drinks, with all else stopped if they are all it allows; no dose is too late."""
    yield from _diets_out_of_place(case)
    yield from _late_doses(case)


def _diets_out_of_place(case: Case) -> Iterator[str]:
    stops = {stop.what: stop.stop_at for stop in case.plan.fasting}
    clear = _clear_stop(case)
    for diet in case.plan.diets:
        if not diet.window.start < diet.window.end <= clear:
            yield f"{diet.id} lasts from {diet.window.start} to {diet.window.end}, and clear drinks stop at {clear}"
        later = [
            what for what, at in stops.items() if what is not FoodClass.CLEAR_FLUIDS and at and at > diet.window.start
        ]
        if diet.clear and later:
            yield f"{diet.id}: {', '.join(later)} goes on in a diet of clear drinks"


def _late_doses(case: Case) -> Iterator[str]:
    """A dose is over before the fast, or before its last hours where the document puts it into the fast."""
    last = after_hours(_base(case), -case.base.fasting.prep_last_hours, case.booking.zone)
    for task in case.plan.tasks:
        rule = case.rules.get(task.rule)
        if rule is not None and rule.bowel_prep:
            latest = last if rule.bowel_prep is PrepDose.DURING_FAST else min(last, _clear_stop(case))
            if task.window.end > latest:
                yield f"{task.id} is taken until {task.window.end}, and {latest} is the latest"


def _clear_stop(case: Case) -> datetime:
    """When clear drinks stop; with sips till sent for, when every other clear drink does."""
    clear = next(stop for stop in case.plan.fasting if stop.what is FoodClass.CLEAR_FLUIDS)
    return clear.stop_at or min(claim.stop_at for claim in clear.others)


def _stop_of(task: Task, case: Case) -> datetime | None:
    """The stop that a task to eat or drink has to keep; None for any other task."""
    rule = case.rules.get(task.rule)
    title = rule.title.said(ENGLISH) if rule and rule.bowel_prep is not PrepDose.DURING_FAST else ""
    whats = FOOD if EAT.match(title) else {FoodClass.CLEAR_FLUIDS} if DRINK.match(title) else set()
    return min((stop.stop_at for stop in case.plan.fasting if stop.what in whats and stop.stop_at), default=None)


def an_unsigned_policy_changes_nothing_for_patients(case: Case) -> Iterator[str]:
    """What patients get of a policy that nobody signed are the stops as published, and staff are told."""
    booking = case.booking
    if booking.fasting_policy is Policy.AS_PUBLISHED or booking.fasting_policy_signed is not None:
        return
    for stop in build_plan(case.procedure, booking.for_patients(), case.base).fasting:
        if stop.stop_at != min(_claims(stop.what, case, Policy.AS_PUBLISHED)):
            yield f"{stop.what}: {booking.fasting_policy} is followed, and nobody signed it"
    if "policy_unsigned" not in {notice.code for notice in case.plan.notices}:
        yield f"staff are not told that {booking.fasting_policy} is unsigned"


def a_policy_of_the_site_never_shortens_a_fast_that_is_a_question(case: Case) -> Iterator[str]:
    """Whose fasting cautions say to ask keeps the published times under any policy of the site, and staff are told."""
    asks = [c.code for c in case.base.fasting.cautions if ASKS.search(c.text) and c.condition.holds(case.facts)]
    if not asks or case.booking.fasting_policy_signed is not None:
        return
    own = replace(case.booking, fasting_policy=Policy.AS_PUBLISHED)
    published = build_plan(case.procedure, own, case.base).fasting
    for policy in (Policy.GUIDELINE, Policy.SIP_TIL_SEND):
        plan = preview_at_site(case.procedure, own, case.base, SitePolicy(policy=policy))
        if plan.fasting != published:
            yield f"{policy} counts for a person with {', '.join(asks)}"
        if HELD_BACK not in {notice.code for notice in plan.notices}:
            yield f"staff are not told that {policy} does not count for a person with {', '.join(asks)}"
