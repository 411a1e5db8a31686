"""People who never were. Each is made of a seed and a number alone, so that anyone can meet the same one again."""

from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from checklist.fasting import Policy
from checklist.guidance import Anchor, Language
from checklist.medication import BleedingRisk
from checklist.plan import Alcohol, Booking, Contacts, Device, Pregnant, Sex, Signed, Work
from checklist.procedure import Anaesthesia, FactBase
from checklist.simulation.cabinet import decisions, medicines
from checklist.simulation.moments import Moments, moments

T = TypeVar("T")
CONDITION = "because.condition:"
STRANGE_CONDITIONS = ("blue toes", "Ehlers-Danlos", "cold hands in winter")
CLEARANCES = (5, 14.9, 15, 29.5, 30, 45, 49.9, 50, 79, 80, 95, 140)
LANGUAGES = ("en", "en", "en", "en", "es", "de", "zh", "ar", "qaa")
NUMBERS = (Contacts(), Contacts(ward="555-0142"), Contacts(ward="555-0142", emergency="911"),
           Contacts(ward="020 7946 0142", emergency="999", crisis="116 123"))  # fmt: skip
SIGNED = Signed(by="Dr. Lena Hart", on=date(2027, 1, 5))


def person(seed: int, number: int, base: FactBase) -> Booking:
    """The person of this number: their moments, facts and medicines, drawn apart from everyone else's."""
    chance = Random(f"{seed}:{number}")
    when = moments(chance)
    taken = medicines(chance, number, base.formulary)
    return Booking(
        made_at=when.made_at, timezone=when.timezone, procedure_at=when.procedure_at, arrival_at=when.arrival_at,
        discharge_at=when.discharge_at, medications=taken, confirmed=decisions(chance, taken, when, base.formulary),
        **_body(chance, when, base), **_life(chance), **_site(chance),
    )  # fmt: skip


def _body(chance: Random, when: Moments, base: FactBase) -> dict[str, Any]:
    """Age, sex, pregnancy, conditions, kidneys, and how they are put to sleep."""
    sex = maybe(chance, 0.8, tuple(Sex))
    return {
        "born": _born(chance, when.day_zero),
        "sex": sex,
        "pregnant": None if sex is Sex.MALE else maybe(chance, 0.25, tuple(Pregnant)),
        "breastfeeding": None if sex is Sex.MALE else maybe(chance, 0.2, (True, False, False)),
        "conditions": _conditions(chance, base),
        "crcl": maybe(chance, 0.5, CLEARANCES),
        "bleeding_risk": maybe(chance, 0.6, tuple(BleedingRisk)),
        "anaesthesia": maybe(chance, 0.6, tuple(Anaesthesia)),
    }


def _born(chance: Random, day_zero: date) -> date | None:
    """Mostly adults; some children, some who turn 18 at just that time, some who did not say."""
    kind = chance.random()
    if kind < 0.1:
        return None
    if kind < 0.15:
        return day_zero.replace(year=day_zero.year - 18, day=min(day_zero.day, 28)) + timedelta(chance.randint(-2, 2))
    years = chance.uniform(0.1, 17.9) if kind < 0.27 else chance.uniform(18.1, 99)
    return day_zero - timedelta(days=years * 365.25)


def _conditions(chance: Random, base: FactBase) -> tuple[str, ...]:
    """Conditions that rules know, as a person may spell them, and now and then one that none knows."""
    known = sorted(key.removeprefix(CONDITION) for key in base.wording.sentences if key.startswith(CONDITION))
    drawn = chance.sample(known, min(len(known), chance.choice((0, 0, 0, 1, 1, 2, 3))))
    spelled = [chance.choice((name, name.replace("_", " "), name.replace("_", " ").capitalize())) for name in drawn]
    return (*spelled, chance.choice(STRANGE_CONDITIONS)) if chance.random() < 0.05 else tuple(spelled)


def _life(chance: Random) -> dict[str, Any]:
    """Home, work, language, and whom they can call."""
    return {
        "called": maybe(chance, 0.3, ("Ines", "O'Hara", "José", "=1+1")),
        "smoker": maybe(chance, 0.6, (True, False)),
        "alcohol": maybe(chance, 0.6, tuple(Alcohol)),
        "devices": tuple(device for device in Device if chance.random() < 0.1),
        "lives_alone": maybe(chance, 0.6, (True, False)),
        "far_away": maybe(chance, 0.5, (True, False)),
        "caregiver": maybe(chance, 0.5, (True, False)),
        "interpreter": maybe(chance, 0.5, (True, False)),
        "work": maybe(chance, 0.7, tuple(Work)),
        "language": Language(chance.choice(LANGUAGES)),
        "contacts": chance.choice(NUMBERS),
    }


def _site(chance: Random) -> dict[str, Any]:
    """The fasting policy of their site, signed or not, and what it counts back from."""
    policy = chance.choice((*[Policy.AS_PUBLISHED] * 3, *Policy))
    return {
        "fasting_policy": policy,
        "fasting_policy_signed": maybe(chance, 0.5, (SIGNED,)),
        "fasting_anchor": chance.choice((Anchor.ARRIVAL, Anchor.ARRIVAL, Anchor.PROCEDURE)),
    }


def maybe(chance: Random, how_often: float, values: tuple[T, ...]) -> T | None:
    """One of the values, as often as said; else None, which is "not said"."""
    return chance.choice(values) if chance.random() < how_often else None
