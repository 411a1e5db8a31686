"""Every row of the fact base's warning signs at its boundary: the answers that are it, and the nearest that are not.

`RAISED` holds what the notes beside the rows raise above their own level.
"""

from datetime import UTC, datetime

import pytest

from checklist.checkin import (
    NOT_SURE,
    SKIPPED,
    TEMPERATURE,
    Answer,
    AnswerKind,
    CheckIn,
    QuestionId,
    Tier,
    questions_for,
)  # fmt: skip
from checklist.guidance import FactId
from checklist.library.load import Library
from checklist.library.profile import booking_from_profile
from checklist.plan import advised, build_plan, known_facts_of, warning_of
from checklist.procedure import known_flags
from tests.checkin.shipped import a_day, base, flags, tier_of, told

E, S, M = Tier.EMERGENCY, Tier.SAME_DAY, Tier.MENTION
Answers = dict[str, Answer]
ROWS: list[tuple[str, Tier, Answers, Answers]] = [
    ("chest_pain", E, {"breathing": ("chest_pain",)}, {"breathing": ("usual",)}),
    ("breathing", E, {"breathing": ("hard",)}, {"breathing": ("usual",)}),
    ("cough_blood", E, {"breathing": ("cough_blood",)}, {"bleeding": ("some",)}),
    ("faint", E, {"now": ("faint",)}, {"now": ("none",)}),
    ("fast_heart", E, {"breathing": ("fast_faint",)}, {"breathing": ("fast_100",)}),
    ("fast_pulse", E, {"breathing": ("fast_120",)}, {"breathing": ("usual",)}),
    ("stroke", E, {"now": ("stroke",)}, {"now": ("none",)}),
    ("headache_worst", E, {"today": ("worst_headache",)}, {"today": ("none",)}),
    ("headache_spinal", S, {"today": ("spinal",)}, {"today": ("none",)}),
    ("leg_weak", E, {"leg": ("weak",)}, {"leg": ("usual",)}),
    ("bladder_bowel", E, {"urine": ("control",)}, {"urine": ("usual",)}),
    ("back_spinal", S, {"today": ("back",)}, {"today": ("none",)}),
    ("block_long", S, {"leg": ("block",)}, {"leg": ("usual",)}),
    ("neck_swell", E, {"breathing": ("neck",)}, {"breathing": ("usual",)}),
    ("tingle", S, {"today": ("tingle",)}, {"today": ("none",)}),
    ("throat_bleed", E, {"bleeding": ("throat",)}, {"bleeding": ("some",)}),
    ("eye", E, {"now": ("eye",)}, {"now": ("none",)}),
    ("tight_limb", E, {"pain_change": ("tight_limb",)}, {"pain_change": ("worse",)}),
    ("testicle", E, {"pain_change": ("testicle",)}, {"pain_change": ("worse",)}),
    ("flap", E, {"now": ("flap",)}, {"now": ("none",)}),
    ("joint_out", E, {"pain_change": ("joint",)}, {"pain_change": ("worse",)}),
    ("vag_bleed", E, {"bleeding": ("vagina",)}, {"bleeding": ("some",)}),
    ("sepsis", E, {"now": ("sepsis",)}, {"today": ("shaking",)}),
    ("skin_death", E, {"cut": ("hours",)}, {"cut": ("spreading",)}),
    ("self_harm", E, {"mood": ("self_harm",)}, {"mood": ("low",)}),
    ("sugar_low", E, {"sugar": ("low",)}, {"sugar": ("usual",)}),
    ("sugar_high", S, {"sugar": ("high",)}, {"sugar": ("usual",)}),
    ("heavy_bleed", E, {"bleeding": ("heavy",)}, {"bleeding": ("some",)}),
    ("sedation", E, {"now": ("sleepy",)}, {"sleep": "badly"}),
    ("confused", E, {"now": ("confused",)}, {"now": ("none",)}),
    ("allergic", E, {"now": ("allergic",)}, {"today": ("rash",)}),
    ("seizure", E, {"now": ("seizure",)}, {"now": ("none",)}),
    ("vomit_blood", E, {"bleeding": ("vomit_blood",)}, {"nausea": ("keeps",)}),
    ("wound_open_organ", E, {"cut": ("deep",)}, {"cut": ("opening",)}),
    ("cold_limb", E, {"leg": ("cold",)}, {"leg": ("swollen",)}),
    ("severe_belly", E, {"pain_change": ("belly",)}, {"pain_change": ("worse",)}),
    ("ketones", E, {"now": ("ketones",)}, {"now": ("none",)}),
    ("fever", S, {"temperature": 38.0}, {"temperature": 37.9}),
    ("fever_immune", E, {"now": ("fever_immune",)}, {"temperature": 38.0}),
    ("fever_baby", E, {"now": ("fever_baby",)}, {"temperature": 38.0}),
    ("birth_headache", E, {"now": ("birth_headache",)}, {"now": ("none",)}),
    ("chills", S, {"today": ("shaking",)}, {"today": ("none",)}),
    ("wound_infection", S, {"cut": ("more_red",)}, {"cut": ("usual",)}),
    ("wound_open", S, {"cut": ("opening",)}, {"cut": ("usual",)}),
    ("wound_drain", S, {"cut": ("soaked",)}, {"cut": ("usual",)}),
    ("dvt", S, {"leg": ("swollen",)}, {"leg": ("usual",)}),
    ("urine", S, {"urine": ("none_6",)}, {"urine": ("usual",)}),
    ("catheter", S, {"urine": ("catheter",)}, {"urine": ("usual",)}),
    ("uti", S, {"urine": ("burns",)}, {"urine": ("usual",)}),
    ("pain_out", S, {"pain_change": ("worse",)}, {"pain_change": ("same",)}),
    ("vomiting", S, {"nausea": ("keeps",)}, {"nausea": ("once",)}),
    ("constipation", S, {"bowels": ("days_3",)}, {"bowels": ("moved",)}),
    ("med_reaction", S, {"today": ("rash",)}, {"today": ("none",)}),
    ("drain_problem", S, {"drain": ("problem",)}, {"drain": ("usual",)}),
    ("yellow", S, {"today": ("turns_yellow",)}, {"today": ("none",)}),
    ("block_food", S, {"eating": ("spit",)}, {"eating": ("little",)}),
    ("fall", S, {"today": ("fell",)}, {"today": ("none",)}),
    ("no_ride", S, {"today": ("no_ride",)}, {"today": ("none",)}),
    ("very_wrong", S, {"now": ("very_wrong",)}, {"now": ("none",)}),
    ("numb", M, {"small": ("numb",)}, {"small": ("none",)}),
    ("bruise", M, {"small": ("bruise",)}, {"small": ("none",)}),
    ("swelling", M, {"small": ("swelling",)}, {"small": ("none",)}),
    ("tired", M, {"small": ("tired",)}, {"small": ("none",)}),
    ("scar", M, {"small": ("scar",)}, {"small": ("none",)}),
    ("mood", M, {"mood": ("low",)}, {"mood": ("ok",)}),
]  # fmt: skip
RAISED: list[tuple[str, Tier, Answers, Answers, tuple[str, ...]]] = [
    ("fast_pulse", S, {"breathing": ("fast_100",)}, {"breathing": ("usual",)}, ()),
    ("fever_immune", E, {"temperature": 38.0}, {"temperature": 37.9}, ("takes:jak",)),
    ("fever_baby", E, {"temperature": 38.0}, {"temperature": 37.9}, ("child", "baby")),
    ("fever_baby", E, {"today": ("fever",)}, {"today": ("none",)}, ("child", "baby")),
    ("fever", S, {"temperature": 38.0}, {"temperature": 37.9}, ("child", "not:baby")),
    ("sepsis", E, {"temperature": 38.0, "breathing": ("hard",)}, {"temperature": 37.9, "breathing": ("hard",)}, ()),
    ("sepsis", E, {"today": ("shaking",), "breathing": ("hard",)}, {"today": ("shaking",)}, ()),
    ("pain_out", S, {"pain_rest": 7, "pain_help": "still_7"}, {"pain_rest": 7, "pain_help": "under_7"}, ()),
    ("pain_out", S, {"pain_moving": 7, "pain_help": "not_taken"}, {"pain_moving": 6}, ()),
    ("pain_out", S, {"pain_moving": 7, "pain_help": SKIPPED}, {"pain_moving": 6, "pain_help": SKIPPED}, ()),
    ("pain_out", E, {"pain_change": ("sudden_place",)}, {"pain_change": ("sudden",)}, ()),
    ("pain_out", E, {"pain_change": ("sudden",), "leg": ("cold",)}, {"pain_change": ("sudden",)}, ()),
    ("dvt", E, {"leg": ("swollen",), "breathing": ("hard",)}, {"leg": ("swollen",)}, ()),
    ("headache_spinal", E, {"today": ("spinal",), "temperature": 38.0}, {"today": ("spinal",)}, ()),
    ("back_spinal", E, {"today": ("back",), "leg": ("weak",)}, {"today": ("back",)}, ()),
    ("block_long", E, {"leg": ("block", "cold")}, {"leg": ("block",)}, ()),
    ("block_food", E, {"eating": ("spit_none",)}, {"eating": ("spit",)}, ()),
    ("ketones", E, {"nausea": ("once",)}, {"nausea": ("sick",)}, ("takes:sglt2",)),
    ("vomiting", E, {"nausea": ("keeps",)}, {"nausea": ("once",)}, ("takes:steroid",)),
    ("sugar_high", E, {"sugar": ("high",), "nausea": ("once",)}, {"sugar": ("high",)}, ()),
    ("urine", E, {"urine": ("none_pain",)}, {"urine": ("none_6",)}, ()),
    ("catheter", E, {"urine": ("catheter_pain",)}, {"urine": ("catheter",)}, ()),
    ("med_reaction", E, {"today": ("rash",), "breathing": ("hard",)}, {"today": ("rash",)}, ()),
    ("drain_problem", E, {"drain": ("red",)}, {"drain": ("problem",)}, ()),
    ("yellow", E, {"today": ("turns_yellow",), "temperature": 38.0}, {"today": ("turns_yellow",)}, ()),
    ("fall", E, {"today": ("hit_head",)}, {"today": ("fell",)}, ()),
    ("fall", E, {"today": ("fell",)}, {"today": ("none",)}, ("takes:warfarin",)),
    ("numb", S, {"small": ("numb_more",)}, {"small": ("numb",)}, ()),
    ("numb", E, {"small": ("numb",), "leg": ("cold",)}, {"small": ("numb",)}, ()),
    ("tingle", E, {"today": ("tingle",), "now": ("seizure",)}, {"today": ("tingle",)}, ()),
    ("tingle", E, {"today": ("tingle_cramps",)}, {"today": ("tingle",)}, ()),
    ("mood", S, {"mood": ("low_weeks",)}, {"mood": ("low",)}, ()),
    ("dvt", E, {"leg": ("swollen",), "breathing": ("fast_100",)}, {"leg": ("swollen",)}, ()),
    ("fever_immune", E, {"today": ("fever",)}, {"today": ("none",)}, ("takes:biologic",)),
    ("sepsis", E, {"today": ("fever",), "breathing": ("hard",)}, {"breathing": ("hard",)}, ()),
    ("headache_spinal", E, {"today": ("spinal", "fever")}, {"today": ("spinal",)}, ()),
    ("back_spinal", E, {"today": ("back", "fever")}, {"today": ("back",)}, ()),
    ("yellow", E, {"today": ("turns_yellow", "fever")}, {"today": ("turns_yellow",)}, ()),
]  # fmt: skip
PROFILE = {
    "procedure_at": "2027-03-16T13:00", "timezone": "America/New_York",
    "contacts": {"ward": "555-0142", "emergency": "911", "crisis": "988"},
}  # fmt: skip
MADE = datetime(2027, 3, 8, tzinfo=UTC)
PROCEDURE = next(iter(Library.open().procedures.values()))


@pytest.mark.parametrize(("sign", "tier", "over", "under"), ROWS, ids=[row[0] for row in ROWS])
def test_each_sign_at_its_boundary(sign: str, tier: Tier, over: Answers, under: Answers) -> None:
    advice = told(a_day(**over))
    assert tier_of(advice, sign) is tier and advice.tier is tier
    below = tier_of(told(a_day(**under)), sign)
    assert below is None


def test_every_shipped_sign_has_its_row() -> None:
    assert sorted(row[0] for row in ROWS) == sorted(flags())
    assert {row[0]: row[1] for row in ROWS} == {flag.id: flag.tier for flag in flags().values()}


@pytest.mark.parametrize(("sign", "tier", "over", "under", "facts"), RAISED)
def test_what_the_notes_raise_is_raised_and_what_lies_just_below_is_not(
    sign: str, tier: Tier, over: Answers, under: Answers, facts: tuple[str, ...]
) -> None:
    advice = told(a_day(**over), facts=facts)
    assert tier_of(advice, sign) is tier and advice.tier is not None and advice.tier >= tier
    below = tier_of(told(a_day(**under), facts=facts), sign)
    assert below is None or below < tier


@pytest.mark.parametrize(
    ("days", "tier"),
    [
        ({3: 3, 4: 4, 5: 5}, S),
        ({2: 3, 3: 4, 4: 5}, S),
        ({1: 3, 2: 4, 3: 5}, None),
        ({3: 3, 5: 5}, None),
        ({3: 4, 4: 4, 5: 5}, None),
        ({4: 4, 5: 5}, None),
    ],
)
def test_pain_that_climbs_two_days_in_a_row_after_day_3(days: dict[int, int], tier: Tier | None) -> None:
    for question in ("pain_rest", "pain_moving"):
        assert told(*(a_day(day, **{question: pain}) for day, pain in days.items())).tier is tier


@pytest.mark.parametrize(("day", "tier"), [(2, None), (3, S), (10, S)])
def test_no_stool_since_surgery_is_a_sign_from_the_third_day_on(day: int, tier: Tier | None) -> None:
    advice = told(a_day(day, bowels=("not_yet",)))
    assert tier_of(advice, "constipation") is tier is advice.tier


@pytest.mark.parametrize("day", [0, 2, 7, 40])
@pytest.mark.parametrize("cut", ["more_red", "spreading", "pus"])
def test_a_cut_that_is_more_red_is_never_called_harmless_however_early(day: int, cut: str) -> None:
    assert tier_of(told(a_day(day, cut=(cut,))), "wound_infection") is S


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ("still_7", "Your pain is 8, and the medicine has not brought it under 7."),
        ("not_taken", "Your pain is 8, and you took no pain medicine."),
        (NOT_SURE, "Your pain is 8, and you are not sure that the medicine helped."),
    ],
)
def test_bad_pain_is_told_with_what_was_said_of_the_medicine(said: str, because: str) -> None:
    advice = told(a_day(pain_rest=8, pain_moving=7, pain_help=said))
    assert [(one.tier, one.because) for one in advice.reasons] == [(S, because)]


def test_what_was_said_of_the_medicine_does_not_outlive_the_bad_pain_it_was_asked_about() -> None:
    assert told(a_day(pain_rest=6, pain_moving=6, pain_help="still_7")).reasons == ()


def test_free_words_that_spell_a_sign_are_words() -> None:
    assert told(a_day(words="fall", goal="faint")).reasons == ()


@pytest.mark.parametrize("limit", [38.0, 38.3, 38.6])
def test_a_weak_body_needs_help_at_the_stricter_number_whatever_the_unit_sets(limit: float) -> None:
    assert told(a_day(temperature=38.0), facts=("condition:transplant",), fever_c=limit).tier is E


def test_the_rules_of_a_weak_body_are_for_whom_the_sign_is_for() -> None:
    ruled = {rule.condition for rule in base().checkin.rules if rule.sign == "fever_immune"}
    assert ruled == {flags()[next(id_ for id_ in flags() if id_ == "fever_immune")].condition}


@pytest.mark.parametrize(("limit", "just"), [(38.0, 38.0), (38.3, 38.3), (38.6, 38.6)])
def test_the_unit_sets_the_fever_limit(limit: float, just: float) -> None:
    assert told(a_day(temperature=just), fever_c=limit).tier is S
    assert told(a_day(temperature=just - 0.1), fever_c=limit).tier is None


@pytest.mark.parametrize("sign", [row[0] for row in ROWS])
@pytest.mark.parametrize("listed", [True, False], ids=["the plan lists it", "the plan lists nothing"])
def test_each_sign_can_be_said_where_the_plan_lists_it_and_where_the_surgery_is_unknown(
    sign: str, listed: bool
) -> None:
    flag = flags()[next(id_ for id_ in flags() if id_ == sign)]
    over = next(row[2] for row in ROWS if row[0] == sign)
    facts = {FactId(fact): "so" for fact in (*flag.condition.any_of, *flag.condition.all_of)}
    answers = {QuestionId(name): said for name, said in over.items()}
    asked = questions_for(
        base().checkin, plan_signs={flag.id} if listed else set(), flags=flags(), facts=facts, day=5, answers={}
    )
    offered = {question.id: {choice.id for choice in question.choices} for question in asked}
    for name, said in answers.items():
        picked = set(said) if isinstance(said, tuple) else {said}
        numbers = next(one.kind for one in asked if one.id == name) is AnswerKind.TEMPERATURE
        assert numbers or picked <= offered[name]


@pytest.mark.parametrize(("tier", "number"), [(E, "911"), (S, "555-0142"), (M, None)])
def test_the_action_and_the_number_are_those_of_the_plan_s_cards(tier: Tier, number: str | None) -> None:
    booking = booking_from_profile(PROFILE, MADE)
    plan = build_plan(PROCEDURE, booking, base())
    cards = {(sign.action, sign.phone) for sign in plan.red_flags if sign.tier is tier and sign.id != "self_harm"}
    assert cards == {advised(tier, booking, base())} and advised(tier, booking, base())[1] == number


def test_thoughts_of_self_harm_have_the_crisis_line() -> None:
    booking = booking_from_profile(PROFILE, MADE)
    flag = known_flags(PROCEDURE, base())[next(id_ for id_ in flags() if id_ == "self_harm")]
    assert warning_of(flag, booking, base()).phone == "988"
    assert advised(E, booking, base(), flag.id)[1] == "988"


def test_every_sign_of_a_plan_is_asked_about() -> None:
    booking = booking_from_profile({**PROFILE, "medications": [{"name": "Jardiance"}], "anaesthesia": "regional"}, MADE)
    plan = build_plan(PROCEDURE, booking, base())
    asked = questions_for(
        base().checkin, plan_signs={sign.id for sign in plan.red_flags}, flags=known_flags(PROCEDURE, base()),
        facts=known_facts_of(PROCEDURE, booking, base()), day=5, answers={},
    )  # fmt: skip
    said = {sign for question in asked for choice in question.choices for sign in choice.signs}
    assert {sign.id for sign in plan.red_flags} <= said


def test_a_day_without_any_sign_calls_for_nothing_and_says_nothing_is_normal() -> None:
    calm = a_day(pain_rest=4, temperature=36.8, cut=("usual",), now=("none",))
    assert (told(calm).tier, told(calm).reasons, told(calm).unanswered) == (None, (), ())


@pytest.mark.parametrize("said", [SKIPPED, NOT_SURE, (NOT_SURE,), ()])
def test_what_was_skipped_or_unsure_is_named_and_never_a_no(said: Answer) -> None:
    warns = [question.id for question in base().checkin.questions if question.warns]
    for question in warns:
        advice = told(CheckIn(day=5, answers={question: said}))
        assert advice.unanswered == (question,)


def test_not_sure_beside_a_pick_is_both_told() -> None:
    advice = told(a_day(breathing=("fast_100", NOT_SURE)))
    assert (advice.tier, advice.unanswered) == (S, ("breathing",))


def test_a_fever_since_yesterday_can_be_said_after_a_reading_too() -> None:
    asked = questions_for(
        base().checkin, plan_signs=set(), flags=flags(), facts={}, day=5, answers={TEMPERATURE: 36.8}
    )  # fmt: skip
    assert "fever" in {choice.id for question in asked if question.id == "today" for choice in question.choices}
