from dataclasses import replace
from datetime import date

from checklist.medication import Action, HowOften, MorningOf
from tests.builders import a_plan, confirmed, taking
from tests.plan.test_medicines import step

HOLD, CONTINUE = Action.HOLD, Action.CONTINUE


def test_a_clinicians_word_on_the_morning_stands_above_what_follows_from_going_on() -> None:
    found = step("Eliquis", replace(confirmed("apixaban", CONTINUE), morning_of=MorningOf.SKIP))
    assert (found.action, found.morning_of) == (CONTINUE, MorningOf.SKIP)
    weekly = replace(confirmed("apixaban", CONTINUE), morning_of=MorningOf.TAKE_WITH_SIP)
    assert step("Eliquis", weekly, how_often=None).morning_of is MorningOf.TAKE_WITH_SIP
    assert step("Eliquis", weekly, how_often=HowOften.WEEKLY).morning_of is None


def test_a_day_to_start_again_is_told_with_who_set_it() -> None:
    found = step("Eliquis", replace(confirmed("apixaban", HOLD, date(2027, 6, 12)), restart=date(2027, 6, 17)))
    assert found.restart is not None
    assert (found.restart.at, found.restart.text) == (
        date(2027, 6, 17),
        "Dr. Lee says: start Eliquis again on Thursday, June 17.",
    )


def test_of_two_entries_with_one_name_a_decision_is_about_its_own_only() -> None:
    both = (taking("Eliquis", entry="m1"), taking("Eliquis", entry="m2"))
    plan = a_plan(medications=both, confirmed=(replace(confirmed("Eliquis", CONTINUE), entry="m2"),))
    assert [one.needs_confirmation for one in plan.medications] == [True, False]
