"""The fact base's files as domain values, and the checks that hold the medicine files together."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from checklist.foods import Foods
from checklist.guidance import ENGLISH, Certainty, Language
from checklist.library import ContentError, data_folder, fact_base_from_text, load_fact_base
from checklist.library.fact_base import fact_base_text
from checklist.medication import BleedingRisk, GroupRule, HoldCase, RuleAction
from checklist.procedure import FactBase

RULES, NAMES = "medication_rules.yaml", "medications.yaml"
UNITS = "days, hours, percent_of_usual_dose, days_since_last_dose, dosing_interval"


@pytest.fixture(scope="module")
def base() -> FactBase:
    return load_fact_base(data_folder())


def problems_after(tmp_path: Path, name: str, old: str, new: str) -> list[tuple[str, str, str]]:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1))
    with pytest.raises(ContentError) as refusal:
        load_fact_base(folder)
    return [(Path(p.file).name, p.path, p.what) for p in refusal.value.problems]


def group(base: FactBase, id_: str) -> GroupRule:
    return base.formulary.rules[id_]


def test_a_rule_knows_its_group(base: FactBase) -> None:
    assert all(rule.id == id_ for id_, rule in base.formulary.rules.items())
    assert len(base.formulary.rules) == 86


def test_a_group_cites_the_first_source_that_is_more_than_memory(base: FactBase) -> None:
    gout = group(base, "gout").source
    assert gout.title.startswith("Risk factors of gout after surgery")
    assert gout.certainty is Certainty.UNVERIFIED


def test_a_citation_from_memory_never_stands_for_one_that_was_read(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    text = (folder / RULES).read_text()
    read_first, memory_first = "    - gout_periop\n    - memory\n", "    - memory\n    - gout_periop\n"
    assert read_first in text
    (folder / RULES).write_text(text.replace(read_first, memory_first))
    assert group(load_fact_base(folder), "gout").source.title.startswith("Risk factors of gout")


def test_a_group_from_memory_alone_says_so(base: FactBase) -> None:
    source = group(base, "potassium").source
    assert (source.title, source.url, source.certainty) == ("From memory, not checked", None, Certainty.UNVERIFIED)


@pytest.mark.parametrize(
    ("where", "certainty"),
    [
        (("antiplatelet_p2y12", "clopidogrel"), Certainty.PARTLY_VERIFIED),
        (("heparin_lmwh", "fondaparinux"), Certainty.UNVERIFIED),
    ],
)
def test_a_row_is_as_certain_as_the_way_its_source_was_read(
    base: FactBase, where: tuple[str, str], certainty: Certainty
) -> None:
    source = group(base, where[0]).by_drug[where[1]].source
    assert source is not None
    assert source.certainty is certainty


def test_two_nulls_are_no_value(base: FactBase) -> None:
    row = group(base, "warfarin").by_drug["phenindione"]
    assert (row.unit, row.least, row.most) == ("days", None, None)


def case(base: FactBase, drug: str, **facts: object) -> HoldCase:
    rows = [row for row in group(base, "anticoagulant_doac").by_case if drug in row.drugs]
    return next(row for row in rows if all(getattr(row, name) == value for name, value in facts.items()))


@pytest.mark.parametrize("crcl", [(50, float("inf")), (30, 50), (0, 30)])
def test_kidney_function_is_a_half_open_range(base: FactBase, crcl: tuple[float, float]) -> None:
    assert case(base, "dabigatran", crcl=crcl).crcl_unknown is False


def test_unknown_kidney_function_is_a_row_of_its_own(base: FactBase) -> None:
    row = case(base, "dabigatran", crcl_unknown=True)
    assert (row.crcl, row.interval.least) == (None, None)


def test_any_bleeding_risk_is_no_condition(base: FactBase) -> None:
    assert case(base, "dabigatran", crcl=(0, 30)).bleeding_risk is None
    assert case(base, "apixaban", bleeding_risk=BleedingRisk.HIGH).interval.least == 2


def test_a_needle_in_the_back_is_a_row_of_its_own(base: FactBase) -> None:
    row = case(base, "apixaban", neuraxial=True)
    assert (row.interval.least, row.interval.most, row.bleeding_risk) == (3, 3, None)


def test_a_reason_to_take_it_has_its_own_action(base: FactBase) -> None:
    reasons = group(base, "acei_arb").by_indication
    assert reasons["heart_failure"].action is RuleAction.ASK
    assert (reasons["high_blood_pressure"].action, reasons["high_blood_pressure"].least) == (RuleAction.HOLD, 24)


def test_disagreements_are_carried_with_their_source(base: FactBase) -> None:
    titles = [title for title, _ in group(base, "warfarin").disagreements]
    assert len(titles) == 4
    assert "From memory, not checked" in titles


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (NAMES, "  group: acei_arb\n", "  group: acei\n",
         (NAMES, "[0].group", "medication_rules.yaml has no group acei")),
        (NAMES, "  - ccb\n", "  - cbb\n", (NAMES, "[1].also_groups[0]", "medication_rules.yaml has no group cbb")),
        (NAMES, "  - Lotrel\n", "  - Tekturna\n",
         (NAMES, "[1]", "tekturna is also a name of aliskiren: put it into ambiguous_names")),
        (NAMES, "- generic: apixaban\n", "- generic: apixabaan\n",
         (RULES, "ambiguous_names.blood thinner[1]", "medications.yaml has no medicine apixaban")),
        (RULES, "  t3:\n", "  T3:\n",
         (RULES, "ambiguous_names", "T3: names to ask about are written small, with single spaces")),
        (RULES, "      min: 3\n      max: 14\n", "      min: 14\n      max: 3\n",
         (RULES, "groups.antiplatelet_p2y12.hold", "runs backward: min 14 is more than max 3")),
        (RULES, "      min: 3\n      max: 14\n", "      min: -3\n      max: 14\n",
         (RULES, "groups.antiplatelet_p2y12.hold.min", "must be at least 0")),
        (RULES, "      min: 3\n      max: 14\n", "      min: null\n      max: 14\n",
         (RULES, "groups.antiplatelet_p2y12.hold", "min and max are both numbers, or both null")),
        (RULES, "unit: days", "unit: weeks",
         (RULES, "groups.anticoagulant_doac.hold.unit", f"is not one of the words for this: {UNITS}")),
        (RULES, "crcl_ml_min: '>=50'", "crcl_ml_min: '>50'",
         (RULES, "groups.anticoagulant_doac.hold_by[5].crcl_ml_min",
          "is not one of the words for this: >=50, 30-49, <30, unknown")),
        (RULES, "      source: pause_table\n", "      source: pause\n", None),
        (RULES, "      clopidogrel:\n", "      clopidogrell:\n",
         (RULES, "groups.antiplatelet_p2y12.by_drug.clopidogrell",
          "medications.yaml has no clopidogrell in this group")),
        ("fasting.yaml", "  - what: breast_milk\n", "  - what: formula\n",
         ("fasting.yaml", "minimums", "there are no hours for everyone for: breast_milk")),
        ("foods.yaml", "common: [water,", "common: [watr,", ("foods.yaml", "", "no food is named watr")),
        ("foods.yaml", "what: milk,", "what: dairy,", None),
        ("foods.yaml", "- {name: bacon, what: solids_fatty, source: {use: asa_2017, certainty: partly_verified}}",
         "- {name: bacon, what: solids_fatty}",
         ("foods.yaml", "foods[25]", "bacon: a class needs a source that was read. Leave it out: the team is asked")),
        ("foods.yaml", "ask_unless_clear: [glp1]", "ask_unless_clear: [glp]",
         ("foods.yaml", "", "fasting.yaml has no caution glp")),
        ("foods.yaml", "{name: sparkling water, also:", "{name: sparkling water, allso:", None),
        (RULES, "    needs_clinician_confirmation: true\n", "    needs_clinician_confirmation: yes\n",
         (RULES, "groups.anticoagulant_doac.needs_clinician_confirmation", "needs true or false")),
        (RULES, "- ask_prescriber\n- adjust_dose\n", "- adjust_dose\n- ask_prescriber\n", None),
    ],
)  # fmt: skip
def test_a_mistake_in_the_medicine_files_is_named(
    tmp_path: Path, name: str, old: str, new: str, problem: tuple[str, str, str] | None
) -> None:
    found = problems_after(tmp_path, name, old, new)
    assert found
    assert problem is None or problem in found


def test_a_fact_base_that_was_kept_as_text_is_the_same(base: FactBase) -> None:
    assert fact_base_from_text(fact_base_text(data_folder())) == base


def test_a_fact_base_that_was_kept_before_there_were_foods_still_loads_and_asks_about_each(base: FactBase) -> None:
    kept = json.loads(fact_base_text(data_folder()))
    del kept["foods.yaml"]
    assert fact_base_from_text(json.dumps(kept)) == replace(base, foods=Foods())


def with_spanish(folder: Path, old: str, new: str, groups: Iterable[str]) -> Path:
    """A copy of the shipped files with a second language beside English, in which `old` is `new`."""
    shutil.copytree(data_folder(), folder)
    spanish = (folder / "wording.en.yaml").read_text().replace("language: en", "language: es", 1)
    words = "".join(f"  {id_}: {{patient_text: Tómelo., restart_text: Otra vez.}}\n" for id_ in groups)
    (folder / "wording.es.yaml").write_text(f"{spanish.replace(old, new, 1)}\ngroups:\n{words}")
    return folder


def test_wording_in_another_language_has_every_key(base: FactBase, tmp_path: Path) -> None:
    groups = [id_ for id_ in base.formulary.rules if id_ != "statin"]
    folder = with_spanish(tmp_path / "data", "  card.heading.light: Light food only\n", "", groups)
    with pytest.raises(ContentError) as refusal:
        load_fact_base(folder)
    assert [(problem.path, problem.what) for problem in refusal.value.problems] == [
        ("sentences.card.heading.light", "is missing: the English file has it"),
        ("groups.statin", "is missing: medication_rules.yaml has this group"),
    ]


def test_a_second_language_is_spoken(base: FactBase, tmp_path: Path) -> None:
    spoken = load_fact_base(
        with_spanish(tmp_path / "data", "Light food only", "Solo comida ligera", base.formulary.rules)
    )
    spanish, statin = Language("es"), group(spoken, "statin")
    assert spoken.wording.say("card.heading.light", spanish) == "Solo comida ligera"
    assert spoken.wording.say("card.heading.light", ENGLISH) == "Light food only"
    assert (statin.patient_text.said(spanish), statin.restart_text.said(spanish)) == ("Tómelo.", "Otra vez.")
    assert statin.patient_text.said(ENGLISH) == group(base, "statin").patient_text.said(ENGLISH)
