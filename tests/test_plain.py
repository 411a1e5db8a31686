"""How hard what patients read may be: the rule at its limits, every shipped file, and every golden plan."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from checklist.guidance import ENGLISH
from checklist.library import data_folder
from checklist.library.plain_words import hard_words
from checklist.plain import HARDEST, LONGEST_SENTENCE, USUAL, item_grade, too_hard
from checklist.plan import Plan
from checklist.procedure import Procedure
from tests.golden import cases, golden_plan
from tests.shipped import BASE, LIBRARY, PROCEDURES

HARD = "Discontinue anticoagulation preoperatively as previously communicated."
YAML = """id: small
version: 1
status: draft
plain_title: A small surgery
tasks:
  - id: stop
    title: {title}
    why: It is safer.
gaps:
  - {{field: x, what: "{hard}"}}
"""


def test_a_sentence_of_20_words_may_stand_and_one_of_21_may_not() -> None:
    assert too_hard(" ".join(["go"] * LONGEST_SENTENCE) + ".") == ()
    assert too_hard(" ".join(["go"] * (LONGEST_SENTENCE + 1)) + ".") == (
        "has a sentence of 21 words: patients need 20 or less",
    )


def test_what_reads_above_grade_8_says_how_hard_it_is() -> None:
    (said,) = too_hard(HARD)
    assert said == f"reads at grade {item_grade(HARD):g}: patients need 8 or less"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Do not take metoclopramide hydrochloride before surgery.", ["metoclopramide hydrochloride"]),
        ("Two names to look for are malignant hyperthermia and pseudocholinesterase deficiency.", []),
        ("METOCLOPRAMIDE hydrochloride is not for you today.", ["metoclopramide hydrochloride"]),
    ],
)
def test_names_do_not_count(text: str, names: list[str]) -> None:
    assert too_hard(text, names) == ()


def test_a_hard_word_beside_a_name_still_counts() -> None:
    assert too_hard(f"{HARD} Ask about metoclopramide.", ["metoclopramide"])


def test_no_text_of_a_shipped_file_is_too_hard_for_patients() -> None:
    assert [str(problem) for problem in hard_words([data_folder()])] == []


def test_a_hard_sentence_is_named_at_its_line_and_what_only_staff_read_is_not(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(YAML.format(title=HARD, hard=HARD))
    (found,) = hard_words([tmp_path])
    assert str(found) == f"{path}:7: tasks[0].title: reads at grade {item_grade(HARD):g}: patients need 8 or less"


SENTENCE = re.compile(r"(?<=[.?!]) ")
SHEET = " It says: "


def items(plan: Plan) -> Iterator[str]:
    """What a patient reads, item by item: of why a step is not theirs each group of people, of a note not the sheet."""
    reasons = {one.why for one in plan.left_out}
    for text in said(plan):
        yield from SENTENCE.split(text) if text in reasons else [text.partition(SHEET)[0]]


def words_of(item: str, names: list[str]) -> list[str]:
    """The words of an item; names of medicines and people, and numbers, are none."""
    plain = re.sub("|".join(map(re.escape, filter(None, names))), "", item, flags=re.IGNORECASE)
    return [word for word in plain.split() if re.search("[A-Za-z]", word)]


def said(plan: Plan) -> Iterator[str]:
    """Everything in a plan that a patient or a helper reads; gaps and notices are for staff."""
    for task in (*plan.tasks, *plan.helping):
        yield from (task.title, task.why, *filter(None, (task.because, task.note, task.question)))
    yield from (words for row in plan.timeline for words in (row.topic, row.text))
    yield from (words for sign in plan.red_flags for words in (sign.sign, sign.action))
    yield from (step.patient_text for step in plan.medications)
    yield from (step.restart.text for step in plan.medications if step.restart and step.last_dose is not None)
    yield from (diet.says for diet in plan.diets)
    yield from (visit.what for visit in plan.follow_up)
    yield from (words for one in plan.left_out for words in (one.what, one.why))


def names_in(plan: Plan) -> list[str]:
    """What medicines and people are called in it."""
    labels = [rule.label for rule in BASE.formulary.rules.values()]
    named = [step.name for step in plan.medications]
    named += [part.strip() for step in plan.medications for part in re.split(r"[()]", step.ingredient or "")]
    doses = [step.new_dose or "" for step in plan.medications]
    return [*labels, *named, *doses, *(confirmed.by for confirmed in plan.booking.confirmed)]


@cache
def planned(profile: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    plan = golden_plan(profile, LIBRARY)
    return tuple(said(plan)), tuple(names_in(plan))


@pytest.mark.parametrize("profile", cases(), ids=lambda path: path.stem)
def test_no_item_of_any_plan_is_too_hard_for_the_person_who_reads_it(profile: Path) -> None:
    items, names = planned(profile)
    assert {item: why for item in items if (why := too_hard(item, names))} == {}


@pytest.mark.parametrize("profile", cases(), ids=lambda path: path.stem)
def test_no_item_of_any_plan_has_more_than_20_words(profile: Path) -> None:
    plan = golden_plan(profile, LIBRARY)
    names = names_in(plan)
    assert [item for item in items(plan) if len(words_of(item, names)) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("profile", cases(), ids=lambda path: path.stem)
def test_half_of_what_a_plan_says_reads_at_grade_6_or_below(profile: Path) -> None:
    items, names = planned(profile)
    counted = [grade for item in items if (grade := item_grade(item, names))]
    assert median(counted) <= USUAL < HARDEST


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda one: one.id)
def test_half_of_what_a_procedure_tells_about_itself_reads_at_grade_6_or_below(procedure: Procedure) -> None:
    words = [w for s in procedure.sections for w in (*s.text, *(item.text for item in s.items))]
    assert median(item_grade(w.said(ENGLISH)) for w in words) <= USUAL
