"""What a diet and a bowel prep drink change on the card of *today*: its moments, its largest words, the lines below.

Pure: the words come from the fact base and through `say`.
"""

from datetime import datetime, timedelta

from checklist.care.journey import Journey
from checklist.guidance import local_date, whole_day
from checklist.plan import Allowed, PlannedDiet, Task
from checklist.plan.eating import ASK
from checklist.reading import spoken_clock
from checklist.ui.when import Say

FREE = ("usual", "all")


def diet_moments(journey: Journey) -> set[datetime]:
    """Every moment at which a diet or a dose inside the fast changes the card; a diet is told anew each midnight."""
    zone = journey.plan.booking.zone
    found = {moment for diet in journey.plan.diets for moment in (diet.window.start, diet.window.end)}
    found |= {moment for dose in doses(journey) for moment in (dose.window.start, dose.window.end)}
    for diet in journey.plan.diets:
        day = local_date(diet.window.start, zone) + timedelta(days=1)
        while diet.clear and (midnight := whole_day(day, zone).start) < diet.window.end:
            found.add(midnight)
            day += timedelta(days=1)
    return {moment for moment in found if moment < journey.plan.booking.anchors.procedure}


def doses(journey: Journey) -> tuple[Task, ...]:
    """The doses of bowel prep that stand at their times."""
    return tuple(task for task in journey.plan.tasks if task.bowel_prep)


def diet_at(journey: Journey, since: datetime | None) -> PlannedDiet | None:
    """The diet that holds at a moment: the last that has begun."""
    holding = [diet for diet in journey.plan.diets if since and diet.window.holds(since)]
    return holding[-1] if holding else None


def clear_diet(journey: Journey, since: datetime | None, allowed: str) -> PlannedDiet | None:
    """The diet of clear drinks that holds now, while clear drinks are what is allowed."""
    diet = diet_at(journey, since)
    return diet if diet and diet.clear and allowed in (Allowed.CLEAR, Allowed.SIPS) else None


def diet_heading(journey: Journey, since: datetime | None, allowed: str) -> str | None:
    """The largest words, where a diet or a dose changes them."""
    diet = diet_at(journey, since)
    if allowed == Allowed.NONE and since and any(dose.window.holds(since) for dose in doses(journey)):
        return journey.say("card.heading.prep")
    if diet and not diet.clear and allowed in FREE:
        return diet.says.rstrip(".")
    if since and allowed == Allowed.CLEAR and clear_diet(journey, since, allowed) == diet and diet:
        zone = journey.plan.booking.zone
        later = local_date(diet.window.end, zone) > local_date(since, zone)
        return journey.say("card.heading.clear_today") if later else None
    return None


def diet_lines(journey: Journey, since: datetime | None, allowed: str, say: Say) -> list[str]:
    """What stands under the next stop: what counts as clear, the diet's own words, and the bowel prep drink."""
    diet, found = diet_at(journey, since), []
    if clear_diet(journey, since, allowed):
        found += [journey.say("card.clear.yes"), journey.say("card.clear.no")]
    elif diet and not diet.clear and allowed not in FREE:
        found.append(diet.says)
    return found + (_prep(journey, since, allowed, say) if since and (diet or allowed not in FREE) else [])


def _prep(journey: Journey, since: datetime, allowed: str, say: Say) -> list[str]:
    """The doses to come are part of the plan; inside the fast with their clock times; one without a time is asked."""
    ahead = [dose for dose in doses(journey) if dose.window.end > since]
    found = [journey.say("card.prep.allowed")] if ahead else []
    if allowed == Allowed.NONE:
        found += [journey.say("card.prep.at", clock=_times(dose, journey, say)) for dose in ahead]
    asked = any(task.rule == ASK for task in journey.plan.tasks)
    return found + ([journey.say("card.prep.ask")] if asked else [])


def _times(dose: Task, journey: Journey, say: Say) -> str:
    zone, language = journey.plan.booking.zone, journey.plan.language
    first, last = (spoken_clock(at.astimezone(zone), language) for at in (dose.window.start, dose.window.end))
    return say("{first} to {last}", first=first, last=last)
