"""2,000 misspelt and mangled names: none is taken for another medicine, and the right one is offered first."""

import pytest

from checklist.medication import MatchKind, Medicine
from tests.medication.mangled import OTHERS, TYPOS, Mangled, mangled
from tests.shipped import BASE

FORMULARY = BASE.formulary
WITH_ONE_TYPO = tuple(mangled(TYPOS, 250))
MANGLED = tuple(mangled(OTHERS, 200))
ASKED = {MatchKind.NEAR, MatchKind.AMBIGUOUS, MatchKind.UNKNOWN}


def meanings(name: str) -> tuple[Medicine, ...]:
    """Every medicine that bears a name."""
    return FORMULARY.match(name).meanings


def offers_right(case: Mangled, place: int = 1) -> bool:
    """Whether the medicine that was meant is among the first names offered, or is what was understood."""
    match = FORMULARY.match(case.typed)
    offered = [medicine for name in match.candidates[:place] for medicine in meanings(name)] + list(match.meanings)
    return bool(set(meanings(case.meant)) & set(offered))


def test_2_000_names_are_tried() -> None:
    assert len({case.typed for case in (*WITH_ONE_TYPO, *MANGLED)}) > 1900
    assert len(WITH_ONE_TYPO) + len(MANGLED) == 2000


def test_no_mangled_name_is_taken_for_another_medicine_without_a_question() -> None:
    for case in (*WITH_ONE_TYPO, *MANGLED):
        match = FORMULARY.match(case.typed)
        assert match.kind in ASKED or match.meanings == meanings(case.meant), case


@pytest.mark.parametrize("how", TYPOS)
def test_a_name_with_a_typo_is_never_taken_without_a_question(how: str) -> None:
    assert {FORMULARY.match(case.typed).kind for case in WITH_ONE_TYPO if case.how == how} <= ASKED


@pytest.mark.parametrize("how", TYPOS)
def test_of_names_with_one_typo_9_in_10_offer_the_right_one_first(how: str) -> None:
    cases = [case for case in WITH_ONE_TYPO if case.how == how]
    assert sum(map(offers_right, cases)) >= 0.9 * len(cases), [case for case in cases if not offers_right(case)]


@pytest.mark.parametrize(("how", "share"), [(how, 0.9) for how in OTHERS])
def test_of_names_mangled_more_most_offer_the_right_one(how: str, share: float) -> None:
    cases = [case for case in MANGLED if case.how == how]
    assert sum(offers_right(case, 4) for case in cases) >= share * len(cases)
