"""Which decisions stand when somebody changes their answers."""

from typing import Any

import pytest

from checklist.medication import Action
from checklist.plan import Alcohol, Pregnant
from checklist.plan.standing import standing
from tests.builders import a_booking, a_formulary, a_procedure, confirmed, taking

TAKEN = (taking("Lopressor", entry="m1"), taking("Zzyzx", entry="m2"))
DECIDED = (confirmed("Lopressor", Action.CONTINUE), confirmed("Zzyzx", Action.CONTINUE))


def stand(**answers: Any) -> list[str]:
    old = a_booking(medications=TAKEN, confirmed=DECIDED)
    new = a_booking(medications=TAKEN, confirmed=DECIDED, **answers)
    return [one.medication for one in standing(a_procedure(), old, new, a_formulary())]


@pytest.mark.parametrize("answers", [{}, {"lives_alone": True}, {"interpreter": True}, {"called": "Maria"}])
def test_all_stand_where_nothing_about_health_was_said(answers: dict[str, Any]) -> None:
    assert stand(**answers) == ["Lopressor", "Zzyzx"]


@pytest.mark.parametrize("answers", [{"conditions": ("asthma",)}, {"alcohol": Alcohol.OFTEN}])
def test_of_a_medicine_that_no_rule_knows_any_answer_about_health_asks_again(answers: dict[str, Any]) -> None:
    assert stand(**answers) == ["Lopressor"]


@pytest.mark.parametrize("answers", [{"pregnant": Pregnant.TRUE}, {"breastfeeding": True}])
def test_none_stands_for_somebody_whom_the_rules_are_not_made_for(answers: dict[str, Any]) -> None:
    assert stand(**answers) == []
