"""A day's answers after the procedure. What was asked and not answered is kept as such; it never counts as "no"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from checklist.guidance import BookingError

QuestionId = NewType("QuestionId", str)
Answer = str | int | float | tuple[str, ...]

SKIPPED, NOT_SURE = "skipped", "not_sure"
PAIN_AT_REST, PAIN_MOVING = QuestionId("pain_rest"), QuestionId("pain_moving")
TEMPERATURE = QuestionId("temperature")
OWN_WORDS = QuestionId("words")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """A day's answers. `day` counts from the procedure's date. A question that is missing was not asked.

    An answer is a choice or the choices by id, a number (pain 0 to 10, temperature in Celsius), or words;
    SKIPPED and NOT_SURE stand for themselves.
    """

    day: int
    answers: Mapping[QuestionId, Answer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for question in (PAIN_AT_REST, PAIN_MOVING):
            level = self.number(question)
            if level is not None and not (0 <= level <= 10 and level == int(level)):
                raise BookingError("pain is a whole number from 0 to 10")

    @property
    def pain(self) -> int | None:
        """Pain at rest, None where it is not said."""
        level = self.number(PAIN_AT_REST)
        return None if level is None else int(level)

    @property
    def moving(self) -> int | None:
        """Pain when moving, None where it is not said."""
        level = self.number(PAIN_MOVING)
        return None if level is None else int(level)

    @property
    def temperature(self) -> float | None:
        """In degrees Celsius, None where it is not said."""
        return self.number(TEMPERATURE)

    @property
    def words(self) -> str:
        """What they told the team in their own words; empty where they wrote nothing."""
        said = self.answers.get(OWN_WORDS)
        return said if isinstance(said, str) and said not in (SKIPPED, NOT_SURE) else ""

    def number(self, question: QuestionId) -> float | None:
        """A number that was said; None for anything else."""
        said = self.answers.get(question)
        return None if said is None or isinstance(said, bool | str | tuple) else float(said)

    def chosen(self, question: QuestionId) -> tuple[str, ...]:
        """The choices that were made; none where the question was skipped or not asked."""
        said = self.answers.get(question)
        picked = said if isinstance(said, tuple) else (said,) if isinstance(said, str) else ()
        return tuple(choice for choice in picked if choice != SKIPPED)
