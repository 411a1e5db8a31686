"""What one medicine asks for on one day, in the person's words: the same on the screen and on paper."""

from datetime import datetime

from checklist.care.journey import Journey
from checklist.guidance import in_zone
from checklist.plan import DayMark, MedicineStep
from checklist.reading import spoken_clock


def dose_words(mine: Journey, step: MedicineStep, mark: DayMark) -> str:
    """A few words for one day; a last dose has its clock time where one was set."""
    last = step.last_dose
    if mark is DayMark.LAST and isinstance(last, datetime):
        clock = spoken_clock(in_zone(last, mine.plan.booking.zone), mine.plan.language)
        return mine.say("dose.day.last_at", clock=clock)
    return mine.say(f"dose.day.{mark}")
