"""The answers of a plan being built, and what each press changes. Pure: nothing is kept here."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, time
from functools import reduce
from typing import Any

from checklist.medication import beside
from checklist.procedure import ProcedureId

LAST_STEP = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A medicine as entered. `question`: its name is not clear, and the person has not said which it is yet."""

    name: str
    dose: str | None = None
    how_often: str | None = None
    question: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a person has said so far. None is not said; it never counts as "no"."""

    step: int = 1
    procedure: ProcedureId | None = None
    day: str | None = None
    arrival: str | None = None
    start: str | None = None
    timezone: str | None = None
    medicines: tuple[Entered, ...] = ()
    no_medicines: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)


def from_kept(kept: Mapping[str, Any]) -> Answers:
    """Answers as they were kept."""
    medicines = tuple(Entered(**medicine) for medicine in kept.get("medicines", ()))
    return Answers(**{**kept, "medicines": medicines})


def to_kept(answers: Answers) -> dict[str, Any]:
    """Answers as plain data to keep."""
    return asdict(answers)


def go_to(answers: Answers, step: int) -> Answers:
    """The same answers, looked at from another step."""
    return replace(answers, step=min(max(step, 1), LAST_STEP))


def with_procedure(answers: Answers, procedure: ProcedureId) -> Answers:
    """The procedure as chosen."""
    return replace(answers, procedure=procedure)


def with_times(answers: Answers, day: date | None, arrival: time | None, start: time | None, zone: str) -> Answers:
    """The day and clock times as entered."""
    return replace(
        answers, day=day.isoformat() if day else None, timezone=zone,
        arrival=f"{arrival:%H:%M}" if arrival else None, start=f"{start:%H:%M}" if start else None,
    )  # fmt: skip


def with_medicine(answers: Answers, entered: Entered) -> Answers:
    """One more medicine, last in the list."""
    return replace(answers, medicines=(*answers.medicines, entered), no_medicines=False)


def with_medicines(answers: Answers, entered: Iterable[Entered]) -> Answers:
    """Several more medicines, in their order."""
    return reduce(with_medicine, entered, answers)


def named(answers: Answers, place: int, name: str) -> Answers:
    """The medicine at `place` under the name the person picked: no question is left, and no other word is lost."""
    medicine = answers.medicines[place]
    dose = " ".join(part for part in (beside(medicine.name, name), medicine.dose) if part)
    settled = replace(medicine, name=name, dose=dose or None, question=False)
    return replace(answers, medicines=_put(answers, place, settled))


def not_one_of_these(answers: Answers, place: int) -> Answers:
    """The medicine at `place` keeps the name as written: the team will ask."""
    settled = replace(answers.medicines[place], question=False)
    return replace(answers, medicines=_put(answers, place, settled))


def without_medicine(answers: Answers, place: int, entered: Entered) -> Answers:
    """The list without `entered` at `place`; the same press twice takes away no other."""
    if answers.medicines[place : place + 1] != (entered,):
        return answers
    return replace(answers, medicines=(*answers.medicines[:place], *answers.medicines[place + 1 :]))


def with_facts(answers: Answers, **facts: object) -> Answers:
    """These facts as said; one said as None is not said."""
    said = {**answers.facts, **facts}
    return replace(answers, facts={key: value for key, value in said.items() if value is not None})


def open_question(answers: Answers) -> int | None:
    """The place of the first medicine whose name is still a question."""
    return next((n for n, medicine in enumerate(answers.medicines) if medicine.question), None)


def profile_of(answers: Answers) -> dict[str, Any]:
    """The answers as a profile: the same shape a profile file has."""
    clock = {"procedure_at": answers.start, "arrival_at": answers.arrival}
    times = {key: f"{answers.day}T{value}" for key, value in clock.items() if value and answers.day}
    profile = {"timezone": answers.timezone, **times, **answers.facts}
    if answers.medicines:
        profile["medications"] = [_said(medicine) for medicine in answers.medicines]
    return {key: value for key, value in profile.items() if value not in (None, "", [])}


def _said(medicine: Entered) -> dict[str, str]:
    said = {"name": medicine.name, "dose": medicine.dose, "how_often": medicine.how_often}
    return {key: value for key, value in said.items() if value}


def _put(answers: Answers, place: int, medicine: Entered) -> tuple[Entered, ...]:
    return (*answers.medicines[:place], medicine, *answers.medicines[place + 1 :])
