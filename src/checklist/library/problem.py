"""What is wrong with an authored file: where it stands, and in words a clinician understands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checklist.guidance import BookingError, GuidanceError

Way = tuple[str | int, ...]
LONGEST_WAY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, at one line of one file."""

    file: str
    line: int
    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.path or '(whole file)'}: {self.what}"


class ContentError(GuidanceError):
    """Authored content cannot be used; every problem found is listed."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ProfileError(BookingError):
    """A profile cannot be planned with; every problem found is listed, one a line."""

    def __init__(self, problems: Iterable[Problem], sentences: Sequence[str] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(sentences or [str(problem) for problem in self.problems]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One of several things wrong below one place, with the way there from it."""

    way: Way
    what: str


class Faults(ValueError):
    """Several things are wrong below one place."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.what for fault in self.faults))


def spelled(way: Way) -> str:
    """The way to a field as an author reads it; a very long one is cut.

    >>> spelled(("tasks", 3, "window", "from"))
    'tasks[3].window.from'
    """
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in way[:LONGEST_WAY])
    return text.removeprefix(".") + ("…" if len(way) > LONGEST_WAY else "")
