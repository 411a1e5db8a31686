"""What a diet and a bowel prep drink change on the card of *today*: its moments, its largest words, the lines below.

Pure: the words come from the fact base and through `say`.
"""

from datetime import datetime, timedelta

from checklist.care.journey import Journey
from checklist.guidance import local_date, whole_day
from checklist.plan import Allowed, PlannedDiet, Task
from checklist.plan.eating import ASK
from checklist.reading import spoken_clock
from checklist.ui.when import Say, day_words

FREE = ("usual", "all")
NEAR = timedelta(hours=24)


def diet_moments(journey: Journey) -> set[datetime]:
    """Every moment at which a diet or a dose changes the card; a diet of clear drinks is told anew each midnight."""
    zone, taken = journey.plan.booking.zone, doses(journey)
    found = {moment for diet in journey.plan.diets for moment in (diet.window.start, diet.window.end)}
    found |= {moment for dose in taken for moment in (dose.window.start, dose.window.end)}
    found |= {dose.window.start - NEAR for dose in taken[:1]}
    for diet in journey.plan.diets:
        day = local_date(diet.window.start, zone) + timedelta(days=1)
        while diet.clear and (midnight := whole_day(day, zone).start) < diet.window.end:
            found.add(midnight)
            day += timedelta(days=1)
    return {moment for moment in found if moment < journey.plan.booking.anchors.procedure}


def doses(journey: Journey) -> tuple[Task, ...]:
    """The doses of bowel prep that stand at their times, in order."""
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
    if dose_now(journey, since, allowed):
        return journey.say("card.heading.prep")
    if diet and not diet.clear and allowed in FREE:
        return diet.says.rstrip(".")
    if since and allowed == Allowed.CLEAR and diet and diet.clear:
        zone = journey.plan.booking.zone
        later = local_date(diet.window.end, zone) > local_date(since, zone)
        return journey.say("card.heading.clear_today") if later else None
    return None


def dose_now(journey: Journey, since: datetime | None, allowed: str) -> Task | None:
    """The dose that is due where nothing else may be taken."""
    due = (dose for dose in doses(journey) if since and dose.window.holds(since))
    return next(due, None) if allowed == Allowed.NONE else None


def diet_lines(journey: Journey, since: datetime | None, allowed: str) -> list[str]:
    """What stands under the next stop: what counts as clear, the diet's own words, and the bowel prep drink."""
    diet, found = diet_at(journey, since), []
    if clear_diet(journey, since, allowed):
        found += [journey.say("card.clear.yes"), journey.say("card.clear.no")]
    elif diet and not diet.clear and allowed not in FREE:
        found.append(diet.says)
    if doses_ahead(journey, since):
        found.append(journey.say("card.prep.allowed"))
    if since and (diet or allowed not in FREE) and any(task.rule == ASK for task in journey.plan.tasks):
        found.append(journey.say("card.prep.ask"))
    return found


def worded_diet_ahead(journey: Journey, since: datetime | None, first: datetime | None) -> PlannedDiet | None:
    """The next diet that only its words describe, where it begins before the first stop."""
    ahead = (d for d in journey.plan.diets if not d.clear and (since is None or since < d.window.start))
    diet = next(ahead, None)
    return diet if diet and first and diet.window.start < first else None


def doses_ahead(journey: Journey, since: datetime | None) -> list[Task]:
    """The doses that are not over, from a day before the first."""
    taken = doses(journey)
    near = since is not None and taken and since >= taken[0].window.start - NEAR
    return [dose for dose in taken if since and dose.window.end > since] if near else []


def dose_step(journey: Journey, dose: Task, say: Say) -> dict[str, object]:
    """A dose among what comes next: from when, on which day, until when."""
    zone, language = journey.plan.booking.zone, journey.plan.language
    first, last = (at.astimezone(zone) for at in (dose.window.start, dose.window.end))
    day = day_words(first, journey.now, language, say)
    note = say("{day}, until {clock}.", day=f"{day[0].upper()}{day[1:]}", clock=spoken_clock(last, language))
    return {"clock": spoken_clock(first, language), "what": journey.say("card.prep.step"), "note": note}
