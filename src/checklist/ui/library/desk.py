"""What a press on the review does: each is one command, and what went wrong is said where it was pressed."""

from collections.abc import Callable
from typing import Any

from checklist.access import Action, may
from checklist.care import reviewing
from checklist.care.reviewing import CannotDecide, Review, Spot
from checklist.ui.library.where import address
from checklist.ui.session import Visit, field, fill, forget, keep_going

CURRENT, OPEN = "current_finding", "open_form"


def may_review(visit: Visit, review: Review) -> bool:
    """Whether this visitor decides here: a clinician, while the version is not signed."""
    return review.signed is None and may(visit.visitor.role, Action.REVIEW_CONTENT)


def spot(review: Review, about: str) -> Spot:
    """What is decided about, as it is seen now."""
    return Spot(key=review.key, about=about, seen=review.seen)


def accept(visit: Visit, review: Review, about: str) -> None:
    """The finding is accepted."""
    decided(visit, about, reviewing.accept, spot(review, about))


def reject(visit: Visit, review: Review, about: str) -> None:
    """The finding is left out."""
    decided(visit, about, reviewing.reject, spot(review, about))


def undo(visit: Visit, review: Review, about: str) -> None:
    """The last decision about it is taken back."""
    decided(visit, about, reviewing.undo, spot(review, about))


def decided(visit: Visit, about: str, command: Callable[..., None], *said: Any) -> None:
    """The command is done and its form closed; or what is wrong stands beside it, and the form stays open."""
    fill(CURRENT, about)
    try:
        command(visit.house, visit.visitor, *said)
    except CannotDecide as problem:
        visit.keep_beside(str(problem))
        return
    forget(OPEN)


def show_problem(visit: Visit, about: str) -> None:
    """What is wrong with the last decision, if it was about this one."""
    if field(CURRENT) == about:
        visit.alert_beside()


def opens(about: str) -> None:
    """The form of this one is open, and no other."""
    fill(OPEN, about)
    fill(CURRENT, about)


def closes() -> None:
    """No form is open; nothing was changed."""
    forget(OPEN)


def is_open(about: str) -> bool:
    """Whether the form of this one is open."""
    return bool(field(OPEN) == about)


def current(review: Review) -> int:
    """The place in the list of the finding one is at; the first that waits for a decision at the start."""
    ids = [item.id for item in review.items]
    waiting = (n for n, item in enumerate(review.items) if item.open)
    return ids.index(field(CURRENT)) if field(CURRENT) in ids else next(waiting, 0)


def step(review: Review, by: int) -> None:
    """The finding after or before this one, shown where it stands."""
    goes(review, min(max(current(review) + by, 0), len(review.items) - 1))


def goes(review: Review, place: int) -> None:
    """The finding at this place in the list, shown where it stands."""
    fill(CURRENT, review.items[place].id)
    keep_going(address(review.key, f"finding-{place + 1}"))
