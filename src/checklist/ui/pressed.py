"""A press that does something: it is done, or a sentence at the top of the next draw says why not."""

from collections.abc import Callable

from checklist.care.recording import CannotRecord
from checklist.ui.session import Visit


def done(visit: Visit, command: Callable[..., object], *what: object, **how: object) -> bool:
    """The visitor's command is carried out; False where it says that it cannot be. Used in callbacks."""
    try:
        command(visit.house, visit.visitor, *what, **how)
    except CannotRecord as problem:
        visit.keep_problems([visit.say(str(problem))])
        return False
    return True


def press(visit: Visit, command: Callable[..., object], *what: object) -> None:
    """The same as a callback of its own."""
    done(visit, command, *what)
