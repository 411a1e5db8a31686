"""Which dialog of a person's page is open. What was said in one is not heard in the next."""

from enum import StrEnum

from checklist.ui.session import Visit, field, fill, forget

OPEN = "person_open"


class Dialog(StrEnum):
    """What can be done."""

    MOVE = "move"
    MESSAGE = "message"
    CALL = "call"
    CANCEL = "cancel"


def opened() -> Dialog | None:
    """The dialog that is open."""
    picked = field(OPEN)
    return Dialog(picked) if picked else None


def open_dialog(visit: Visit, dialog: Dialog) -> None:
    """This dialog is open; used in callbacks."""
    visit.forget_beside()
    fill(OPEN, dialog)


def close(*fields: str) -> None:
    """No dialog is open any more, and these fields are empty; used in callbacks."""
    for name in (OPEN, *fields):
        forget(name)
