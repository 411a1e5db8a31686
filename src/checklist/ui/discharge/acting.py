"""One act of a nurse from a widget: recorded, or the sentence that says why not, beside what was pressed."""

from collections.abc import Callable

from checklist.care.rebooking import PlanChanged
from checklist.care.recording import CannotRecord
from checklist.guidance import BookingError
from checklist.ui.session import Visit


def done(visit: Visit, act: Callable[[], None]) -> bool:
    """Whether it was recorded; otherwise the page says why at its next draw."""
    try:
        act()
    except (CannotRecord, BookingError, PlanChanged) as problem:
        visit.keep_beside(str(problem))
        return False
    return True
