"""One person's copy: the plan that is printed, as it stands at one moment, and how it is spoken."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from checklist.exchange.booklet.blocks import Say
from checklist.guidance import Certainty, Language, Source, Wording, in_zone
from checklist.plan import Event, Plan, TaskStatus, statuses
from checklist.reading import NO_BREAK, spoken_clock, spoken_date


class Kind(StrEnum):
    """Which print: the booklet before the procedure, the one to go home with, or one page for the fridge."""

    BEFORE = "before"
    HOME = "home"
    FRIDGE = "fridge"


class Paper(StrEnum):
    """The size of the paper."""

    A4 = "a4"
    LETTER = "letter"


class Print(StrEnum):
    """The size of the letters: at least 14 points, or 18."""

    NORMAL = "normal"
    LARGE = "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is printed on what."""

    kind: Kind = Kind.BEFORE
    paper: Paper = Paper.LETTER
    print: Print = Print.NORMAL

    @property
    def large(self) -> bool:
        """Whether the letters are large."""
        return self.print is Print.LARGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A plan with its sentences, what has happened to it, the moment, and the address of the same plan or none."""

    plan: Plan
    wording: Wording
    now: datetime
    events: Sequence[Event] = ()
    address: str | None = None

    @property
    def ahead(self) -> bool:
        """Whether the procedure is still to come."""
        return self.now < self.plan.booking.anchors.procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A copy on its way to paper: its sheet, its words, its number in a bulk print, and the sources cited so far."""

    copy: Copy
    sheet: Sheet
    say: Say
    number: int = 0
    cited: dict[tuple[str, Certainty], int] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.copy.plan

    @property
    def language(self) -> Language:
        """The language of the plan."""
        return self.plan.language

    @property
    def statuses(self) -> tuple[TaskStatus, ...]:
        """Each task's state at the moment of printing."""
        return statuses(self.plan, self.copy.events, self.copy.now)

    def tell(self, key: str, **values: object) -> str:
        """One sentence of the fact base's wording in the language of the plan."""
        return self.copy.wording.say(key, self.language, **values)

    def cite(self, source: Source) -> str:
        """The mark of a source, kept with the word before it. The list stands at the end; the one page has no room."""
        if self.sheet.kind is Kind.FRIDGE:
            return ""
        key = (source.title, source.certainty)
        return f"{NO_BREAK}[{self.cited.setdefault(key, len(self.cited) + 1)}]"

    def mark(self, place: str) -> str:
        """The name of a place in this copy."""
        return f"{place}-{self.number}"

    def here(self, at: datetime) -> datetime:
        """An instant on the person's own clock."""
        return in_zone(at, self.plan.booking.zone)

    def clock(self, at: datetime) -> str:
        """A clock time where the person is."""
        return spoken_clock(self.here(at), self.language)

    def day(self, day: date) -> str:
        """A weekday and date; month and day stay together."""
        weekday, comma, rest = spoken_date(day, self.language).partition(", ")
        return f"{weekday}{comma}{rest.replace(' ', NO_BREAK)}"

    def moment(self, at: datetime) -> str:
        """A day and a clock time."""
        return f"{self.day(self.here(at).date())}, {self.clock(at)}"
