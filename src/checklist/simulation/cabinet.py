"""What simulated people take, as people write it: every name of the formulary, misspelt ones, and names of nothing."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from checklist.guidance import at_clock
from checklist.library.profile_file import with_entries
from checklist.medication import Action, Confirmed, Formulary, HowOften, Taken, folded
from checklist.simulation.moments import Moments

LETTERS = "abcdefghijklmnopqrstuvwxyz"
UNKNOWN = ("Zzyzxol", "my heart pill", "the little white one", "{name}", "=SUM(A1)", "Qwertyl 5", "π-drops", "?")
HOW_MANY = (0, 1, 1, 2, 2, 3, 4, 6, 8)
DOSES = (None, "5 mg", "20 units", "1/2 tablet")
CLINICIANS = ("Dr. Lena Hart", "Dr. Lee")


def medicines(chance: Random, number: int, formulary: Formulary) -> tuple[Taken, ...]:
    """A cabinet. The first name is the list's at the person's number, so that enough people take all there is."""
    names = sorted(formulary.spellings.values())
    wanted = chance.choice(HOW_MANY)
    written = [names[number % len(names)], *(_written(chance, names) for _ in range(wanted - 1))][:wanted]
    if written and chance.random() < 0.1:
        written.append(_again(chance, written[0], formulary))
    reasons = sorted({reason for rule in formulary.rules.values() for reason in rule.by_indication})
    return with_entries(tuple(_taken(chance, name, reasons) for name in written))


def _taken(chance: Random, name: str, reasons: Sequence[str]) -> Taken:
    return Taken(
        entry="", name=name, dose=chance.choice(DOSES), how_often=chance.choice((None, *HowOften, HowOften.DAILY)),
        reason=chance.choice((*reasons, "my doctor said so")) if chance.random() < 0.2 else None,
    )  # fmt: skip


def _written(chance: Random, names: Sequence[str]) -> str:
    """A name as it comes: right, shouted, misspelt, or of nothing that there is."""
    kind, name = chance.random(), chance.choice(names)
    if kind < 0.7:
        return name
    if kind < 0.78:
        return name.upper()
    if kind < 0.95:
        return mangled(chance, name)
    return chance.choice(UNKNOWN)


def _again(chance: Random, name: str, formulary: Formulary) -> str:
    """The same medicine once more, by another of its names where it has one."""
    medicine = formulary.match(name).medicine
    return chance.choice((medicine.generic, *medicine.names)) if medicine else name


def mangled(chance: Random, name: str) -> str:
    """A name with one slip of the hand."""
    at = chance.randrange(len(name))
    slips: tuple[Callable[[], str], ...] = (
        lambda: name[:at] + name[at + 1 :] or name,
        lambda: name[:at] + name[at] + name[at:],
        lambda: name[:at] + chance.choice(LETTERS) + name[at + 1 :],
        lambda: name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
    )
    return " ".join(chance.choice(slips)().split()) or name


def decisions(chance: Random, taken: Sequence[Taken], when: Moments, formulary: Formulary) -> tuple[Confirmed, ...]:
    """What clinicians decided for some of the medicines, and now and then for one that is not there."""
    decided = [_decision(chance, one.name, when, formulary) for one in taken if chance.random() < 0.35]
    if chance.random() < 0.03:
        decided.append(_decision(chance, "warfarin", when, formulary))
    return tuple(decided)


def _decision(chance: Random, name: str, when: Moments, formulary: Formulary) -> Confirmed:
    """A decision by the name entered or by the ingredient. A hold has its last dose, a day or a day and a time."""
    medicine, action = formulary.match(folded(name)).medicine, chance.choice(tuple(Action))
    called = medicine.generic if medicine and chance.random() < 0.4 else name
    last = _last_dose(chance, when) if action is Action.HOLD else None
    return Confirmed(medication=called, action=action, by=chance.choice(CLINICIANS), last_dose=last)


def _last_dose(chance: Random, when: Moments) -> date | datetime:
    """Mostly in the weeks before; at times on the day itself, or by mistake the day after."""
    day = when.day_zero + timedelta(days=chance.choice((-28, -14, -10, -7, -5, -3, -3, -2, -2, -1, 0, 1)))
    if chance.random() < 0.6:
        return day
    return at_clock(day, time(chance.randint(0, 23), chance.choice((0, 30))), ZoneInfo(when.timezone))
