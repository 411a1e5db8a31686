"""The photo of the wound, where the patient has sent one."""

from checklist.care.person import Person
from checklist.ui.session import Visit


def draw_photo(visit: Visit, one: Person) -> None:
    """The newest photo with its day; nothing where there is none."""
