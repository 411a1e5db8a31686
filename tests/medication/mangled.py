"""Medicine names as people get them wrong: the same every time, each beside the name it was made from."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from checklist.medication import folded
from tests.shipped import BASE

KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
BY_EAR = (
    ("ph", "f"), ("f", "ph"), ("c", "k"), ("k", "c"), ("x", "ks"), ("y", "i"), ("i", "y"), ("z", "s"), ("s", "z"),
    ("th", "t"), ("ck", "k"), ("qu", "kw"), ("ae", "e"), ("ll", "l"), ("l", "ll"), ("nn", "n"), ("ee", "ea"),
)  # fmt: skip
DOSES = (
    "5 mg", "500mg", "10 mg twice a day", "20 mg BD", "1 tablet daily", "100 mcg in the morning", "2.5 mg po qd",
    "40 mg at bedtime", "75 mg once daily for my heart", "1,000 mg 2x daily", "50 mg prn", "0.5 mg weekly",
)  # fmt: skip
NAMES = tuple(sorted(BASE.formulary.spellings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mangled:
    """A name as typed, the name it was, and how it was changed."""

    typed: str
    meant: str
    how: str


def dropped(name: str, rnd: random.Random) -> str:
    at = rnd.randrange(len(name))
    return name[:at] + name[at + 1 :]


def doubled(name: str, rnd: random.Random) -> str:
    at = rnd.randrange(len(name))
    return name[:at] + name[at] + name[at:]


def swapped(name: str, rnd: random.Random) -> str:
    at = rnd.randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def beside(letter: str) -> str:
    """The letters left and right of it on the keyboard."""
    row = next((row for row in KEYS if letter in row), letter)
    at = row.index(letter)
    return row[max(at - 1, 0) : at] + row[at + 1 : at + 2]


def wrong_key(name: str, rnd: random.Random) -> str:
    at = rnd.choice([place for place, letter in enumerate(name) if beside(letter)])
    return name[:at] + rnd.choice(beside(name[at])) + name[at + 1 :]


def by_ear(name: str, rnd: random.Random) -> str:
    fitting = [(written, heard) for written, heard in BY_EAR if written in name]
    written, heard = rnd.choice(fitting or [("", "")])
    return name.replace(written, heard, 1) if written else name


def without_spaces(name: str, _: random.Random) -> str:
    return name.replace(" ", "").replace("-", "")


def twice(name: str, rnd: random.Random) -> str:
    """Two of the mistakes above, one after the other."""
    first, second = rnd.sample(tuple(TYPOS.values()), 2)
    return second(first(name, rnd), rnd)


def with_dose(name: str, rnd: random.Random) -> str:
    return f"{name} {rnd.choice(DOSES)}"


def typo_and_dose(name: str, rnd: random.Random) -> str:
    return with_dose(rnd.choice(tuple(TYPOS.values()))(name, rnd), rnd)


Change = Callable[[str, random.Random], str]
TYPOS: Mapping[str, Change] = {
    "dropped letter": dropped, "doubled letter": doubled, "swapped letters": swapped, "wrong key": wrong_key,
}  # fmt: skip
OTHERS: Mapping[str, Change] = {
    "by ear": by_ear, "without spaces": without_spaces, "two typos": twice, "dose behind it": with_dose,
    "typo, and dose behind it": typo_and_dose,
}  # fmt: skip


def mangled(changes: Mapping[str, Change], of_each: int) -> Iterator[Mangled]:
    """So many names of each change, none of which is by chance itself a name."""
    for how, change in changes.items():
        rnd = random.Random(how)
        made = 0
        while made < of_each:
            meant = rnd.choice(NAMES)
            typed = change(meant, rnd)
            if folded(typed) not in BASE.formulary.spellings and len(meant) > 2:
                made += 1
                yield Mangled(typed=typed, meant=meant, how=how)
