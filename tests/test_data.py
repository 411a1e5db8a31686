"""The shipped content: every file loads, every rule has a source, every word a patient reads is plain."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.checkin import Tier
from checklist.exchange.as_text import to_text
from checklist.fasting import FoodClass
from checklist.guidance import ENGLISH, Certainty, Condition, Words
from checklist.library import Library, booking_from_profile, data_folder, problems
from checklist.library.fact_base import known_facts
from checklist.medication import MatchKind, Person, RuleAction, Taken
from checklist.plan import Booking, Plan, build_plan
from checklist.procedure import Phase, Procedure, SectionId, TaskRule, Weight, task_rules
from checklist.recovery import MilestoneKind
from tests.golden import cases, golden_plan

LIBRARY = Library.open()
BASE = LIBRARY.fact_base
PROCEDURES = tuple(LIBRARY.procedures.values())
EXCISION = LIBRARY.procedure("soft-tissue-excision-back")
MEDICINES = yaml.load((data_folder() / "medications.yaml").read_text(), yaml.CSafeLoader)
MADE = datetime(2027, 3, 1, 15, tzinfo=UTC)


def rules() -> Iterator[TaskRule]:
    yield from BASE.standard_list
    for procedure in PROCEDURES:
        yield from procedure.tasks


def conditions() -> Iterator[tuple[str, Condition]]:
    yield from ((rule.id, rule.condition) for rule in rules())
    yield from ((flag.id, flag.condition) for flag in BASE.red_flags)
    yield from ((m.id, m.condition) for procedure in PROCEDURES for m in procedure.milestones)
    yield from ((caution.code, caution.condition) for caution in BASE.fasting.cautions)
    yield from ((minimum.what, minimum.condition) for minimum in BASE.fasting.minimums)


def patient_words() -> Iterator[tuple[str, Words]]:
    """Every authored text that a patient reads, with where it stands."""
    for rule in rules():
        yield from ((f"{rule.id}.{name}", w) for name in ("title", "why", "note") if (w := getattr(rule, name)))
    yield from ((flag.id, flag.sign) for flag in BASE.red_flags)
    yield from ((key, words) for key, words in BASE.wording.sentences.items() if not key.startswith("gap."))
    for procedure in PROCEDURES:
        yield from section_words(procedure)
        yield from ((m.id, m.text) for m in procedure.milestones)


def section_words(procedure: Procedure) -> Iterator[tuple[str, Words]]:
    for section in procedure.sections:
        yield from ((section.id, words) for words in (*section.text, *(item.text for item in section.items)))


def booked(**more: object) -> Booking:
    times = {"procedure_at": "2027-03-16 13:00", "arrival_at": "2027-03-16 11:00"}
    return booking_from_profile({"timezone": "America/New_York", **times, **more}, MADE)


def planned(**more: object) -> Plan:
    return build_plan(EXCISION, booked(**more), BASE)


def test_every_data_file_loads() -> None:
    assert problems([data_folder()]) == ()


def test_every_source_has_a_title_and_says_how_far_it_was_checked() -> None:
    cited = [x.source for x in chain(rules(), BASE.red_flags, BASE.fasting.minimums, BASE.fasting.cautions)]
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


@pytest.mark.parametrize("key", sorted(BASE.wording.sentences))
def test_every_sentence_can_be_filled_in(key: str) -> None:
    said = BASE.wording.say(key, ENGLISH, name="X", by="Dr. Y", day="Monday", told="Z", phone="1", clock="11:00 am")
    assert "{" not in said


@pytest.mark.parametrize("entry", MEDICINES, ids=lambda entry: entry["generic"])
def test_a_medicine_has_the_groups_the_fact_base_gives_it(entry: dict[str, str]) -> None:
    name = entry["generic"]
    match = BASE.formulary.match(name)
    if name.lower() in BASE.formulary.ambiguous:
        assert match.kind is MatchKind.AMBIGUOUS
        return
    assert match.medicine is not None
    assert match.medicine.groups == (entry["group"], *entry.get("also_groups", ()))


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


@pytest.mark.parametrize("entry", [e for e in MEDICINES if "also_groups" in e], ids=lambda entry: entry["generic"])
def test_a_pair_that_must_never_stop_and_is_changed_is_asked_about(entry: dict[str, str]) -> None:
    parts = [BASE.formulary.rules[group] for group in (entry["group"], *entry["also_groups"])]
    kept = any(part.never_stop_abruptly and part.action is RuleAction.CONTINUE for part in parts)
    changed = any(part.action not in (RuleAction.CONTINUE, RuleAction.ASK) for part in parts)
    ruling = BASE.formulary.rule(Taken(entry="x", name=entry["generic"]), Person())
    assert ruling.action is RuleAction.ASK or not (kept and changed)


VERBS = frozenset(
    ("Arrange", "Arrive", "Ask", "Bring", "Brush", "Call", "Care", "Do", "Get", "Go", "Have", "Leave", "Make", "Put",
     "Read", "Say", "Set", "Sign", "Sleep", "Stop", "Take", "Tell", "Use", "Wash", "Wear")
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


def stops(**more: object) -> dict[str, str]:
    return {stop.what: f"{stop.stop_at:%d %H:%M}" for stop in planned(**more).fasting if stop.stop_at}


def test_as_published_every_class_stops_12_hours_before_arrival() -> None:
    assert set(stops().values()) == {"15 23:00"}
    assert {"stricter_than_guideline", "unresolved_range", "long_fast"} <= {n.code for n in planned().notices}


SIGNED = {"fasting_policy": "guideline", "fasting_policy_signed": {"by": "Dr. Hart", "on": "2027-01-05"}}


def test_the_guideline_counts_back_from_arrival() -> None:
    assert stops(**SIGNED) == {
        "solids_fatty": "16 03:00", "solids_light": "16 05:00", "milk": "16 05:00", "clear_fluids": "16 09:00",
    }  # fmt: skip


def test_a_site_may_count_back_from_the_procedure() -> None:
    assert stops(**SIGNED, fasting_anchor="procedure") == {
        "solids_fatty": "16 05:00", "solids_light": "16 07:00", "milk": "16 07:00", "clear_fluids": "16 11:00",
    }  # fmt: skip


def test_a_child_has_a_stop_time_for_every_class() -> None:
    assert stops(**SIGNED, born="2025-05-01") == {
        "solids_fatty": "16 03:00", "solids_light": "16 05:00", "milk": "16 05:00", "formula": "16 05:00",
        "breast_milk": "16 07:00", "clear_fluids": "16 09:00",
    }  # fmt: skip


def test_in_pregnancy_all_solids_stop_8_hours_before() -> None:
    assert stops(**SIGNED, pregnant="possible")["solids_light"] == "16 03:00"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"conditions": ["gastroparesis"]}, "slow_stomach"),
        ({"conditions": ["Diabetes"]}, "diabetes"),
        ({"conditions": ["reflux"]}, "reflux"),
        ({"medications": [{"name": "Ozempic"}]}, "glp1"),
        ({"medications": [{"name": "Jardiance"}]}, "sglt2_fast"),
        ({"born": "2020-01-01"}, "child"),
        ({"pregnant": True}, "pregnancy"),
        ({"anaesthesia": "local"}, "local_only"),
    ],
)
def test_who_needs_more_care_in_fasting_is_shown_to_staff(said: dict[str, object], code: str) -> None:
    assert code in {notice.code for notice in planned(**said).notices}
    assert code not in {notice.code for notice in planned().notices}


def test_the_fasting_row_is_no_task_and_stop_times_are_nobodys_tick() -> None:
    assert "fasting" not in {rule.id for rule in rules()}


HELD = {"medication": "Eliquis", "action": "hold", "last_dose": "2027-03-13", "by": "Dr. Lee"}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"conditions": ["sleep apnea"]}, {"cpap"}),
        ({"smoker": True}, {"quit_smoking"}),
        ({"conditions": ["asthma"]}, {"inhaler"}),
        ({"conditions": ["diabetes"]}, {"glucose"}),
        ({"born": "2020-01-01"}, {"child_bring", "child_bottle", "child_adult"}),
        ({"medications": [{"name": "Toprol XL"}]}, {"meds_sip", "no_new_stop", "rescue", "ask_meds"}),
        ({"medications": [{"name": "Eliquis"}], "confirmed": [HELD]}, {"plan_pills"}),
    ],
)
def test_a_task_for_some_people_is_theirs_alone_and_says_why(said: dict[str, object], shown: set[str]) -> None:
    theirs = {task.rule: task.because for task in planned(**said).tasks}
    assert all(theirs.get(rule) for rule in shown)
    assert not shown & {task.rule for task in planned().tasks}


@pytest.mark.parametrize("way", ["local", "none"])
def test_without_sleep_medicine_nobody_must_drive_you_home(way: str) -> None:
    assert not {"ride", "helper"} & {task.rule for task in planned(anaesthesia=way).tasks}
    assert {"ride", "helper"} <= {task.rule for task in planned().tasks}


def test_only_what_truly_stops_surgery_is_blocking_and_it_asks_its_question() -> None:
    blocking = {rule.id: rule.question for rule in rules() if rule.weight is Weight.BLOCKING}
    assert set(blocking) == {"ride", "helper"}
    assert all(q and q.said(ENGLISH).startswith("who ") and q.said(ENGLISH).endswith("?") for q in blocking.values())


@pytest.mark.parametrize("id_", ["ride", "helper", "med_list", "consent"])
def test_what_was_arranged_once_stays_arranged_when_the_day_moves(id_: str) -> None:
    assert next(rule for rule in BASE.standard_list if rule.id == id_).done_once


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


@pytest.mark.parametrize("where, words", list(patient_words()))
def test_no_sentence_a_patient_reads_is_longer_than_20_words(where: str, words: Words) -> None:
    sentences = re.split(r"(?<=[.?!])\s+", words.said(ENGLISH))
    assert max(len(sentence.split()) for sentence in sentences) <= 20


@pytest.mark.parametrize("rule", list(rules()), ids=lambda rule: rule.id)
def test_a_task_starts_with_its_verb(rule: TaskRule) -> None:
    first = rule.title.said(ENGLISH).split()[0]
    assert first in VERBS


@pytest.mark.parametrize("rule", [r for r in rules() if r.weight is Weight.HELPFUL], ids=lambda rule: rule.id)
def test_a_helpful_task_says_how_it_helps(rule: TaskRule) -> None:
    assert rule.why.said(ENGLISH).startswith("Helps ")


def grade(text: str) -> float:
    """The US school grade of a text, by the formula of Flesch and Kincaid; syllables are vowel groups."""
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", word.lower())))) for word in words)
    sentences = max(1, len(re.findall(r"[.?!:](?:\s|$)", text)))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize("part", [s.id for s in EXCISION.sections if s.id is not SectionId.TOOLS])
def test_each_section_reads_at_grade_6_or_below(part: SectionId) -> None:
    said = [words.said(ENGLISH) for where, words in section_words(EXCISION) if where == part]
    assert grade(" ".join(text if text.endswith(".") else f"{text}." for text in said)) < 7


def test_the_tasks_and_signs_read_at_grade_6_or_below() -> None:
    said = [w.said(ENGLISH) for r in rules() for w in (r.title, r.why)] + [f.sign.said(ENGLISH) for f in BASE.red_flags]
    assert grade(" ".join(said)) < 6


def test_every_term_is_explained_in_plain_words() -> None:
    assert len(BASE.terms) > 120
    assert BASE.terms["biopsy"].said(ENGLISH) == "taking a small piece to test"
    assert "discharge" not in BASE.terms


moments = st.datetimes(datetime(2027, 2, 20), datetime(2028, 2, 20)).map(lambda when: when.replace(tzinfo=UTC))  # noqa: DTZ001
leads = st.sampled_from([0, 0.5, 2, 11, 26])


@given(moments, leads, st.sampled_from([None, 0, 3, 200]), st.sampled_from([1, 400, 2000]))
@settings(max_examples=60, deadline=None)
def test_a_plan_can_be_built_for_any_times(start: datetime, lead: float, stay: float | None, ahead: float) -> None:
    booking = replace(
        booked(born="1950-01-01", smoker=True, medications=[{"name": "Eliquis"}, {"name": "Lantus"}]),
        procedure_at=start, arrival_at=start - timedelta(hours=lead), made_at=start - timedelta(hours=ahead),
        discharge_at=None if stay is None else start + timedelta(hours=stay),
    )  # fmt: skip
    plan = build_plan(EXCISION, booking, BASE)
    assert all(task.window.start < task.window.end for task in plan.tasks)
    assert len({task.id for task in plan.tasks}) == len(plan.tasks)


def test_tasks_before_the_procedure_close_by_the_arrival() -> None:
    plan = planned()
    before = [task for task in plan.tasks if task.phase in (Phase.PREPARE, Phase.DAY_OF)]
    assert all(task.window.end <= plan.booking.anchors.arrival for task in before)


def test_the_procedures_own_task_stands_for_the_one_of_the_standard_list() -> None:
    labs = [rule for rule in task_rules(EXCISION, BASE) if rule.id == "labs"]
    assert [rule.source.title for rule in labs] == [EXCISION.source.title]


@pytest.mark.parametrize("case", cases(), ids=lambda path: path.stem)
def test_a_whole_plan_reads_as_a_clinician_has_read_it(case: Path) -> None:
    """A change here is a change of care. `python -m tests.golden` writes the plans again, to be read."""
    assert to_text(golden_plan(case, LIBRARY)).decode() == case.with_suffix(".txt").read_text()
