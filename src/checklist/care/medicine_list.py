"""Medicines as a person types or pastes them, made entries of the list: what is unclear becomes a question."""

from checklist.care.answers import Entered
from checklist.care.house import House
from checklist.medication import Written, entries_of


def typed(house: House, name: str, dose: str | None = None, how_often: str | None = None) -> Entered:
    """One medicine as typed. A dose written beside the name moves to its own place when none stands there."""
    written = house.library.fact_base.formulary.parted(name)
    if dose or not written.certain or not written.dose:
        return _entered(house, name, dose, how_often)
    return _entered(house, written.name, written.dose, how_often or _plain(written))


def pasted(house: House, text: str) -> tuple[Entered, ...]:
    """What is understood of a pasted list, each for the person to correct."""
    return tuple(_read(house, written) for written in entries_of(text, house.library.fact_base.formulary))


def _read(house: House, written: Written) -> Entered:
    """A dose that can make it another medicine stays with the name until the person has said which it is."""
    if written.certain:
        return _entered(house, written.name, written.dose, _plain(written))
    return _entered(house, " ".join(part for part in (written.name, written.dose) if part), None, _plain(written))


def _entered(house: House, name: str, dose: str | None, how_often: str | None) -> Entered:
    candidates = house.library.fact_base.formulary.match(name).candidates
    return Entered(name=name, dose=dose, how_often=how_often, question=bool(candidates))


def _plain(written: Written) -> str | None:
    return written.how_often.value if written.how_often else None
