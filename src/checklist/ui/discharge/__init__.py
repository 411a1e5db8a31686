"""Before going home, at the bedside: who goes home, and one person's walk-through."""

from checklist.store.plans import PlanNotFound
from checklist.ui.discharge.index import draw_index
from checklist.ui.discharge.person import draw_person
from checklist.ui.discharge.where import asked_person
from checklist.ui.session import Visit


def draw_discharge(visit: Visit) -> None:
    """One person where the address names one, else everyone who goes home."""
    plan = asked_person()
    if plan is None:
        draw_index(visit)
        return
    try:
        draw_person(visit, plan)
    except PlanNotFound:
        visit.keep_problems([visit.say("There is no such plan.")])
        draw_index(visit)
