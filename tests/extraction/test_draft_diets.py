"""Diets and bowel prep of a draft: the new form where the text is plain, a gap where it is not."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from checklist.diet import DietKind, PrepDose
from checklist.extraction.extracting import extract
from checklist.extraction.kept import to_data
from checklist.extraction.review import Decision, DecisionKind
from checklist.extraction.reviewed import Work, proposed, reviewed, rules_of
from checklist.fasting import FoodClass
from checklist.guidance import ENGLISH, Offset
from checklist.library import load_procedure
from checklist.library.procedure_text import procedure_text
from checklist.procedure import Procedure, ProcedureId
from checklist.simulation import simulate
from tests.builders import at
from tests.extraction.found import draft
from tests.shipped import BASE


def drafted(*lines: str) -> Procedure:
    text = "Camera test\n\nBefore your test\n\n" + "\n".join(f"- {line}" for line in lines) + "\n"
    return draft(extract(text), text)


def begins(procedure: Procedure) -> list[tuple[Any, ...]]:
    return [(diet.kind, diet.hours, diet.clock, diet.day) for diet in procedure.diets]


CLEAR, IN_WORDS = DietKind.CLEAR_LIQUIDS, DietKind.IN_WORDS


@pytest.mark.parametrize(
    ("line", "begun"),
    [
        ("Clear liquids only the day before your test.", (CLEAR, None, time(), -1)),
        ("You may have only clear liquids the whole day before.", (CLEAR, None, time(), -1)),
        ("Follow a clear liquid diet for 24 hours before your procedure.", (CLEAR, (24, 24), None, 0)),
        ("Clear liquids for 24 to 48 hours before.", (CLEAR, (24, 48), None, 0)),
        ("Have clear liquids only from 1 pm the day before.", (CLEAR, None, time(13), -1)),
        ("Begin a clear liquid diet at noon the day before.", (CLEAR, None, time(12), -1)),
        ("Have only clear liquids for 2 days before your test.", (CLEAR, None, time(), -2)),
        ("Eat a low-fiber diet for 3 days before your test.", (IN_WORDS, None, time(), -3)),
        ("Eat only low-residue foods for 2 days before your test.", (IN_WORDS, None, time(), -2)),
    ],
)
def test_a_diet_that_the_text_is_plain_about_is_drafted_as_one(line: str, begun: tuple[Any, ...]) -> None:
    made = drafted(line)
    assert begins(made) == [begun]
    assert made.diets[0].source.quote == line
    assert (made.fasting, [task for task in made.tasks if task.kind == "fasting_prep"]) == ((), [])


def test_a_diet_in_words_says_the_text_s_own() -> None:
    (diet,) = drafted("Eat a low-fiber diet for 3 days before your test.").diets
    assert diet.says and diet.says.said(ENGLISH) == "Eat a low-fiber diet for 3 days before your test."


@pytest.mark.parametrize(
    "lines",
    [
        ("Drink only clear liquids the day before.", "You may have a light breakfast that morning."),
        ("The day before: clear liquids only for the rest of the day.",),
        ("Clear liquids only the evening before your test.",),
        ("A clear liquid diet is sometimes needed before the test.",),
        ("Clear liquids only after breakfast the day before.",),
    ],
)
def test_where_the_text_is_not_plain_there_is_a_gap_and_a_question_and_no_diet(lines: tuple[str, ...]) -> None:
    made = drafted(*lines)
    assert made.diets == ()
    assert "fasting.hours" in {gap.field for gap in made.gaps}
    assert "ask_your_team_when_to" in {task.id for task in made.tasks}


def test_a_diet_is_no_stop_time_so_that_one_is_still_missing() -> None:
    assert "fasting" in {gap.field for gap in drafted("Clear liquids only the day before your test.").gaps}


def test_a_stop_of_clear_drinks_stays_a_stop() -> None:
    made = drafted(
        "Clear liquids only the day before your test.", "Drink clear liquids until 2 hours before you arrive."
    )
    assert begins(made) == [(CLEAR, None, time(), -1)]
    assert [(said.what, said.hours) for said in made.fasting] == [((FoodClass.CLEAR_FLUIDS,), (2, 2))]


def test_a_diet_meant_for_some_is_held_for_everyone_and_staff_see_it() -> None:
    made = drafted("Have clear liquids only for 24 hours before the test if you have diabetes.")
    assert begins(made) == [(CLEAR, (24, 24), None, 0)]
    assert "diets.condition" in {gap.field for gap in made.gaps}


def test_a_reviewer_s_words_are_the_ones_the_patient_reads_of_a_diet_in_words() -> None:
    text = "Camera test\n\nBefore your test\n\n- Eat a low-fiber diet for 3 days before your test.\n"
    found = extract(text)
    work = Work(id=ProcedureId("x"), text=text, findings=found, base=BASE)
    (item,) = work.items
    said = {"finding": to_data(item.finding), "words": "Eat low-fiber food only."}
    change = Decision(seq=1, kind=DecisionKind.CHANGED, about=item.id, by="Lena", at=at("2027-03-01T09:00"), said=said)
    (diet,) = reviewed(replace(work, decisions=(change,))).diets
    assert diet.says and diet.says.said(ENGLISH) == "Eat low-fiber food only."
    assert rules_of(proposed(work), work.items)[item.id] == proposed(work).diets[0]


# Bowel prep

EVENING = "At 6 pm the day before, drink the first half of your bowel prep."


def test_a_dose_of_bowel_prep_stands_at_its_clock_time_and_stops_nothing() -> None:
    made = drafted(EVENING)
    (dose,) = made.tasks
    assert dose.bowel_prep is PrepDose.BEFORE_FAST
    assert (dose.span.opens, dose.span.closes) == (Offset(days=-1, at=time(18)), Offset(days=0))
    assert made.fasting == ()
    assert "tasks.bowel_prep" not in {gap.field for gap in made.gaps}


@pytest.mark.parametrize("when", ["", " by midnight"])
def test_a_dose_without_a_clock_time_is_a_gap(when: str) -> None:
    made = drafted(f"The day before, drink all of the prep solution{when}.")
    assert [task.bowel_prep for task in made.tasks] == [PrepDose.BEFORE_FAST]
    assert "tasks.bowel_prep" in {gap.field for gap in made.gaps}


@pytest.mark.parametrize(
    ("line", "eats"),
    [
        ("Drink plenty of water the day before.", FoodClass.CLEAR_FLUIDS),
        ("Eat a good meal the day before.", FoodClass.SOLIDS_FATTY),
        ("Take a shower the day before.", None),
    ],
)
def test_a_deed_to_eat_or_drink_ends_when_that_stops(line: str, eats: FoodClass | None) -> None:
    assert [task.eats for task in drafted(line).tasks] == [eats]


SHEET = (
    "Eat a low-fiber diet for 3 days before your test.", "Clear liquids only the day before your test.", EVENING,
    "Drink one glass every 15 minutes the day before.", "Drink the second half of the prep solution in the morning.",
    "Nothing by mouth after midnight.", "Take a shower the day before.",
)  # fmt: skip


def test_a_draft_of_bowel_prep_contradicts_itself_for_nobody_whenever_they_come_in() -> None:
    made = drafted(*SHEET)
    assert len(made.diets) == 2
    assert simulate((made,), BASE, range(1, 201), seed=1).violations == ()


def test_a_draft_with_diets_and_doses_reads_back_from_its_file() -> None:
    made = drafted(*SHEET)
    again = load_procedure(procedure_text(made), "draft", BASE)
    assert (again.diets, again.tasks, again.id) == (made.diets, made.tasks, ProcedureId("a-draft"))
