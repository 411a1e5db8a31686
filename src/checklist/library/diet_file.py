"""How authors write a diet that a document asks for before the stop times."""

from datetime import time
from typing import Annotated

from pydantic import Field, model_validator

from checklist.diet import Diet, DietKind
from checklist.guidance import Condition, GuidanceError
from checklist.library.authored import Authored
from checklist.library.grammar import Cited, Clock, Context, For, Hours, NewId, Said, Word
from checklist.library.windows import pair

WholeDays = Annotated[int, Field(ge=1, le=60)]


class DietModel(Authored):
    """A diet: what it allows, and from when: hours before, a clock time on a day, or whole days before."""

    id: NewId
    kind: Annotated[DietKind, Word]
    source: Cited
    says: Said | None = None
    hours: list[Hours] | None = None
    clock: Clock | None = None
    day: Annotated[int, Field(ge=-60, le=0)] | None = None
    days: WholeDays | None = None
    condition: For = Condition()

    @model_validator(mode="before")
    @classmethod
    def from_one_number(cls, value: object) -> object:
        """One number of hours is the shortest and the longest."""
        hours = value.get("hours") if isinstance(value, dict) else None
        return {**value, "hours": [hours, hours]} if isinstance(value, dict) and _number(hours) else value

    def built(self, _: Context) -> Diet:
        """The diet. Whole days begin at the midnight that opens the first of them."""
        given = [name for name in ("hours", "clock", "days") if getattr(self, name) is not None]
        if len(given) != 1:
            raise GuidanceError(f"a diet begins at one of hours, clock and days. Given: {', '.join(given) or 'none'}")
        if self.day is not None and self.clock is None:
            raise GuidanceError("day belongs to a clock time; for whole days before write days")
        clock, day = (time(), -self.days) if self.days else (self.clock, self.day or 0)
        return Diet(
            id=self.id, kind=self.kind, source=self.source, says=self.says, clock=clock, day=day,
            hours=pair(self.hours) if self.hours is not None else None, condition=self.condition,
        )  # fmt: skip


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
