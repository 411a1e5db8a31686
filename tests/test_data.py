"""The shipped content: every file loads, every rule has a source, every word a patient reads is plain."""

from itertools import chain

import pytest

from checklist.checkin import Tier
from checklist.fasting import FoodClass
from checklist.guidance import ENGLISH, Certainty, Condition, Words
from checklist.library import data_folder, problems
from checklist.library.fact_base import known_facts
from checklist.medication import MatchKind, Person, RuleAction, Taken
from checklist.procedure import Procedure, SectionId, TaskRule, Weight
from checklist.recovery import MilestoneKind
from tests.shipped import (
    BASE,
    EXCISION,
    MEDICINES,
    PROCEDURES,
    conditions,
    patient_words,
    planned,
    rules,
)


def test_every_data_file_loads() -> None:
    assert problems([data_folder()]) == ()


def test_every_source_has_a_title_and_says_how_far_it_was_checked() -> None:
    cited = [x.source for x in chain(rules(), BASE.red_flags, BASE.fasting.minimums, BASE.fasting.cautions)]
    cited += [food.source for food in BASE.foods.foods if food.source]
    cited += [x.source for p in PROCEDURES for x in chain(p.milestones, p.follow_up, p.fasting)]
    cited += [rule.source for rule in BASE.formulary.rules.values()]
    assert all(source.title.strip() and source.certainty for source in cited)
    assert all(source.certainty is Certainty.UNVERIFIED for source in cited if "memory" in source.title)


@pytest.mark.parametrize("where, words", list(patient_words()))
def test_every_text_is_there_in_every_language(where: str, words: Words) -> None:
    assert all(words.by_language[language].strip() for language in EXCISION.languages)


@pytest.mark.parametrize("rule, condition", list(conditions()))
def test_every_fact_a_rule_asks_for_is_known_and_has_its_because(rule: str, condition: Condition) -> None:
    known = known_facts(BASE.formulary.rules, BASE.wording.sentences)
    for fact in (*condition.any_of, *condition.all_of, *condition.none_of):
        assert fact in known
        assert fact.startswith("takes:") or f"because.{fact}" in BASE.wording.sentences
    for fact in (*condition.any_of, *condition.all_of):
        assert fact.startswith(("takes:", "not:", "unknown:")) or f"who.{fact}" in BASE.wording.sentences


def test_no_fact_has_whom_it_is_true_of_without_its_because() -> None:
    spoken = {key.partition(".")[2] for key in BASE.wording.sentences if key.startswith("who.")}
    assert not {fact for fact in spoken if f"because.{fact}" not in BASE.wording.sentences and "takes:" not in fact}


@pytest.mark.parametrize("key", sorted(BASE.wording.sentences))
def test_every_sentence_can_be_filled_in(key: str) -> None:
    filled = {
        "name": "X",
        "by": "Dr. Y",
        "day": "Monday",
        "told": "Z",
        "phone": "1",
        "clock": "11:00 am",
        "who": "W",
    } | {"dose": "half"}
    said = BASE.wording.say(key, ENGLISH, **filled)
    assert "{" not in said


@pytest.mark.parametrize("entry", MEDICINES, ids=lambda entry: entry["generic"])
def test_every_brand_and_other_name_means_its_medicine_or_is_asked_about(entry: dict[str, list[str]]) -> None:
    for name in (*entry["brands_us"], *entry["other_names"]):
        match = BASE.formulary.match(name.upper())
        meant = match.medicine.generic if match.medicine else None
        assert meant == entry["generic"] or match.kind is MatchKind.AMBIGUOUS


@pytest.mark.parametrize("name, meanings", sorted(BASE.formulary.ambiguous.items()))
def test_a_name_that_means_several_medicines_is_asked_about(name: str, meanings: tuple[str, ...]) -> None:
    ruling = BASE.formulary.rule(Taken(entry="x", name=name), Person())
    assert (ruling.action, ruling.needs_confirmation) == (RuleAction.ASK, True)
    assert ruling.match.candidates == meanings


VERBS = frozenset(
    ("Arrange", "Arrive", "Ask", "Bring", "Brush", "Call", "Care", "Do", "Get", "Go", "Have", "Leave", "Make", "Put",
     "Plan", "Read", "Say", "Set", "Show", "Sign", "Sleep", "Stop", "Take", "Tell", "Use", "Wash", "Wear")
)  # fmt: skip
MUST_SHOW = [
    ("apixaban", "ask", True), ("warfarin", "ask", True), ("clopidogrel", "ask", True), ("aspirin", "ask", True),
    ("metformin", "hold", True), ("empagliflozin", "hold", True), ("semaglutide", "ask", True),
    ("lisinopril", "hold", True), ("insulin glargine", "adjust", True), ("sertraline", "continue", False),
    ("fish oil", "hold", True), ("Zzyzxol", "ask", True), ("Elliquis", "ask", True), ("metoprolol", "continue", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "action", "open_"), MUST_SHOW)
def test_each_medicine_gets_the_action_of_the_fact_base(name: str, action: str, open_: bool) -> None:
    (step,) = planned(medications=[{"name": name, "how_often": "daily"}]).medications
    group = BASE.formulary.rules.get(step.group or "")
    assert (step.action, step.needs_confirmation) == (action, open_)
    assert group is None or group.needs_confirmation is open_


@pytest.mark.parametrize("name", [name for name, _, open_ in MUST_SHOW if open_])
def test_while_unconfirmed_a_medicine_has_one_fixed_text_and_no_date(name: str) -> None:
    plan = planned(medications=[{"name": name, "how_often": "daily"}])
    (step,) = plan.medications
    assert step.patient_text == f"Ask your team about {name}. Do not stop it by yourself."
    assert (step.last_dose, step.morning_of) == (None, "ask")
    assert [task.rule for task in plan.tasks if task.rule.startswith("medicine_")] == ["medicine_ask"]


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.id)
def test_every_section_of_a_document_is_carried(procedure: Procedure) -> None:
    assert [section.id for section in procedure.sections] == list(SectionId)


def section(id_: SectionId) -> tuple[tuple[str, str], ...]:
    found = next(s for s in EXCISION.sections if s.id is id_)
    return tuple((i.label.said(ENGLISH) if i.label else "", i.text.said(ENGLISH)) for i in found.items)


def test_the_excision_has_its_five_steps_in_order() -> None:
    assert [label for label, _ in section(SectionId.STEPS)] == [
        "Sleep", "Cut", "Reach the lump", "Take it out", "Close",
    ]  # fmt: skip
    assert next(s for s in EXCISION.sections if s.id is SectionId.STEPS).ordered


def test_the_excision_carries_who_is_there_its_risks_and_the_other_ways() -> None:
    assert [label for label, _ in section(SectionId.PERSONNEL)] == [
        "Surgeon", "Anesthesiologist", "Surgical nurse", "Operating room technician",
    ]  # fmt: skip
    assert [label for label, _ in section(SectionId.RISKS)] == ["Common"] * 4 + ["Rare"] * 3
    assert len(section(SectionId.ALTERNATIVES)) == 3
    assert len(section(SectionId.TOOLS)) == 5


def test_the_excision_asks_for_8_to_12_hours_without_food_or_drink() -> None:
    (instruction,) = EXCISION.fasting
    assert (instruction.hours, set(instruction.what)) == ((8, 12), set(FoodClass))
    assert EXCISION.duration_minutes == (60, 120)


@pytest.mark.parametrize("field", ["medicines.named", "results.caller", "follow_up.date", "contacts", "recovery.weeks"])
def test_what_the_document_leaves_out_is_a_gap(field: str) -> None:
    assert field in {gap.field for gap in EXCISION.gaps}


def test_what_comes_from_memory_is_never_a_limit() -> None:
    unchecked = [m for p in PROCEDURES for m in p.milestones if m.source.certainty is Certainty.UNVERIFIED]
    assert unchecked
    assert all(m.kind is MilestoneKind.USUAL for m in unchecked)


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.id)
def test_the_warning_signs_stand_worst_first_and_are_few(procedure: Procedure) -> None:
    tiers = {flag.id: flag.tier for flag in BASE.red_flags}
    shown = [tiers[id_] for id_ in procedure.red_flags]
    assert shown == sorted(shown, reverse=True)
    assert [shown.count(tier) for tier in (Tier.EMERGENCY, Tier.SAME_DAY, Tier.MENTION)] == [8, 8, 5]


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ({"medications": [{"name": "Jardiance"}]}, "ketones"),
        ({"medications": [{"name": "Lantus"}]}, "sugar_low"),
        ({"conditions": ["transplant"]}, "fever_immune"),
        ({"born": "2027-01-01"}, "fever_baby"),
        ({"anaesthesia": "regional"}, "headache_spinal"),
    ],
)
def test_a_warning_sign_for_some_people_is_added_to_their_plan(said: dict[str, object], sign: str) -> None:
    assert sign in {flag.id for flag in planned(**said).red_flags}
    assert sign not in {flag.id for flag in planned().red_flags}


def test_the_fever_limit_is_said_in_both_scales() -> None:
    assert "100.4 F (38.0 C)" in next(f for f in BASE.red_flags if f.id == "fever").sign.said(ENGLISH)


@pytest.mark.parametrize("rule", list(rules()), ids=lambda rule: rule.id)
def test_a_task_starts_with_its_verb(rule: TaskRule) -> None:
    first = rule.title.said(ENGLISH).split()[0]
    assert first in VERBS


@pytest.mark.parametrize("rule", [r for r in rules() if r.weight is Weight.HELPFUL], ids=lambda rule: rule.id)
def test_a_helpful_task_says_how_it_helps(rule: TaskRule) -> None:
    assert rule.why.said(ENGLISH).startswith("Helps ")


def test_every_term_is_explained_in_plain_words() -> None:
    assert len(BASE.terms) > 120
    assert BASE.terms["biopsy"].said(ENGLISH) == "taking a small piece to test"
