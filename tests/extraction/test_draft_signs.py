"""A draft's warning signs: what is clearly the fact base's, what is the text's own, and which of two is the safer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.checkin import Tier
from checklist.extraction.draft_signs import STANDARD, drafted_sign, shown, sign_gaps, warning_signs
from checklist.extraction.findings import Findings, Urgency, WarningSign
from checklist.extraction.same_signs import SAME, says_more, signs_of
from checklist.extraction.thresholds import Kind, numbers_in
from checklist.guidance import ENGLISH, SourceKind
from checklist.plan import build_plan
from tests.extraction.found import draft, page, sign
from tests.shipped import BASE, EXCISION, booked

CALL, NOW, UNSAID = Urgency.CALL, Urgency.EMERGENCY, Urgency.UNSPECIFIED
SAME_DAY, EMERGENCY = Tier.SAME_DAY, Tier.EMERGENCY
OURS = {flag.id: flag.sign.said(ENGLISH) for flag in BASE.red_flags}


def said(words: str, urgency: Urgency = CALL, **more: object) -> WarningSign:
    return replace(sign(words), urgency=urgency, **more)


def read_by_patients(*found: WarningSign) -> dict[str, Tier]:
    """The signs of a plan from these findings alone, without those that every procedure has."""
    plan = build_plan(draft(Findings(title="A", red_flags=found)), booked(), BASE)
    everyones = {OURS[id_] for id_ in STANDARD}
    return {s.sign: s.tier for s in plan.red_flags if s.sign not in everyones or s.source.kind is SourceKind.DOCUMENT}


def standard_ones(*found: WarningSign) -> set[str]:
    return {*STANDARD} - {*draft(Findings(title="A", red_flags=found)).red_flags}


def questions(*found: WarningSign) -> list[tuple[str, str]]:
    return [(gap.field, gap.what.said(ENGLISH)) for gap in sign_gaps(found, BASE)]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Fever over 101 F", ("fever",)),
        ("a temperature above 38.5 C", ("fever",)),
        ("trouble breathing", ("breathing",)),
        ("pain in your chest", ("chest_pain",)),
        ("bleeding that won’t stop", ("heavy_bleed",)),
        ("heavy vaginal bleeding", ()),
        ("redness around the incision", ("wound_infection",)),
        ("redness of the eye", ()),
        ("stitches come apart", ("wound_open",)),
        ("swelling in one calf", ("dvt",)),
        ("pain that is not relieved by medicine", ("pain_out",)),
        ("severe headache", ()),
        ("you cannot pass urine", ("urine",)),
        ("burning when you urinate", ("uti",)),
        ("fever and shaking chills", ("fever", "chills")),
        ("a buzzing sound", ()),
        ("a temperature of 102 degrees", ("fever",)),
        ("you have not passed urine for 8 hours", ("urine",)),
    ],
)
def test_a_sign_is_the_fact_base_s_only_where_it_clearly_is(words: str, ids: tuple[str, ...]) -> None:
    assert signs_of(words) == ids


def test_the_table_of_signs_names_signs_of_the_fact_base() -> None:
    known = {flag.id for flag in BASE.red_flags}
    assert {*STANDARD, *(id_ for id_, _ in SAME)} <= known
    assert set(STANDARD) == set(EXCISION.red_flags)


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("Fever above 101 F", False),
        ("Fever, severe headache or stiff neck", True),
        ("redness, swelling or drainage at the incision", False),
        ("swelling or redness around the incision", False),
        ("pain and swelling of one calf (blood clot)", False),
        ("vomiting, and a rash", True),
        ("chest pain with sweating", True),
    ],
)
def test_words_that_name_another_symptom_too_say_more_than_the_sign(words: str, more: bool) -> None:
    assert says_more(words) is more


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Fever over 101 F", {Kind.HEAT: 38.3}),
        ("a fever of 100.4°F (38.0°C) or more", {Kind.HEAT: 38.0}),
        ("temperature above 38,5", {Kind.HEAT: 38.5}),
        ("fever over 101 for 24 hours", {Kind.HEAT: 38.3, Kind.TIME: 24}),
        ("fever over 101 degrees or 102 degrees", {Kind.HEAT: 38.3}),
        ("temperature below 96 F", {Kind.COLD: 35.6}),
        ("room 101", {}),
        ("take 40 mg", {}),
        ("you soak 1 pad an hour for 2 hours", {Kind.PADS: 1, Kind.TIME: 2}),
        ("more than two maxi pads in an hour", {Kind.PADS: 2}),
        ("a pad every 30 minutes", {Kind.PADS: 2}),
        ("one or more pads per hour", {Kind.PADS: 1}),
        ("bleeding after 10 minutes of pressure", {Kind.TIME: pytest.approx(1 / 6)}),
        ("no urine in 8-12 hours", {Kind.TIME: 8}),
        ("vomiting for a day", {Kind.TIME: 24}),
        ("tired a day", {}),
        ("someone answers 24 hours a day", {}),
    ],
)
def test_the_numbers_of_a_sign_are_read_in_one_unit(words: str, numbers: dict[Kind, float]) -> None:
    assert numbers_in(words) == numbers


def test_a_sign_that_the_fact_base_lacks_is_the_procedures_own_in_the_text_s_words() -> None:
    finding = said("if   you hear a\nbuzzing sound,", NOW)
    assert read_by_patients(finding) == {"You hear a buzzing sound.": EMERGENCY}
    (own,) = draft(Findings(title="A", red_flags=(finding,))).own_red_flags
    assert (own.source.quote, own.id) == ("if you hear a buzzing sound,", "sign_you_hear_a_buzzing")
    assert questions(finding) == []


@pytest.mark.parametrize(("urgency", "tier"), [(NOW, EMERGENCY), (CALL, SAME_DAY), (UNSAID, SAME_DAY)])
def test_its_tier_is_the_text_s_urgency_and_call_today_where_none_is_said(urgency: Urgency, tier: Tier) -> None:
    assert read_by_patients(said("a buzzing sound", urgency)) == {"A buzzing sound.": tier}


def test_an_urgency_that_is_not_said_is_asked() -> None:
    assert questions(said("a buzzing sound", UNSAID)) == [
        ("red_flags.urgency", "The text does not say how urgent this is. Patients read call today: a buzzing sound")
    ]
    assert questions(said("fever", UNSAID)) == []


def test_a_sign_that_both_have_alike_is_the_fact_base_s_and_no_question() -> None:
    for words in ("jaundice", "a burning feeling when you pee"):
        assert list(read_by_patients(said(words)).values()) == [SAME_DAY]
        assert (draft(Findings(title="A", red_flags=(said(words),))).own_red_flags, questions(said(words))) == ((), [])


def test_another_symptom_beside_a_known_one_is_not_lost() -> None:
    assert read_by_patients(said("Fever, severe headache or stiff neck")) == {
        "Fever, severe headache or stiff neck.": SAME_DAY
    }
    assert standard_ones(said("Fever, severe headache or stiff neck")) == set()


@pytest.mark.parametrize("words", ["Fever above 102 F", "temperature of 38.5 C", "fever over 101 for 24 hours"])
def test_a_later_alarm_than_the_fact_base_s_changes_nothing_for_patients_and_is_asked(words: str) -> None:
    assert read_by_patients(said(words)) == {}
    assert standard_ones(said(words)) == set()
    ((field, what),) = questions(said(words))
    assert field == "red_flags.differs"
    assert f"“{OURS['fever']}” (with another number than the text)" in what
    assert what.endswith(f"Patients get the safer one: {words}")


def test_the_same_temperature_in_other_words_is_no_question() -> None:
    for words in ("Fever of 100.4 F", "temperature over 38 °C", "fever over 100.4 degrees Fahrenheit (38.0 C)"):
        assert questions(said(words)) == []


def test_an_earlier_alarm_stands_instead_of_the_fact_base_s_and_is_asked() -> None:
    finding = said("a fever of 99.5 F")
    assert read_by_patients(finding) == {"A fever of 99.5 F.": SAME_DAY}
    assert standard_ones(finding) == {"fever"}
    assert questions(finding)[0][1].endswith("Patients get the safer one: a fever of 99.5 F")


def test_an_earlier_alarm_does_not_take_away_what_else_the_fact_base_s_sign_says() -> None:
    finding = said("You soak a pad in 30 minutes or one pad an hour", NOW)
    assert set(read_by_patients(finding)) == {OURS["vag_bleed"], "You soak a pad in 30 minutes or one pad an hour."}
    assert "Patients get both" in questions(finding)[0][1]


def test_a_later_but_more_urgent_alarm_stands_beside_the_fact_base_s() -> None:
    finding = said("Fever above 103 F", NOW)
    assert read_by_patients(finding) == {"Fever above 103 F.": EMERGENCY}
    assert standard_ones(finding) == set()
    assert "call today, in the text get help now" in questions(finding)[0][1]


def test_a_more_urgent_text_raises_the_fact_base_s_sign_and_is_asked() -> None:
    finding = said("fever", NOW)
    assert read_by_patients(finding) == {OURS["fever"]: EMERGENCY}
    assert standard_ones(finding) == {"fever"}
    assert questions(finding) == [
        (
            "red_flags.differs",
            f"Our list has this otherwise: “{OURS['fever']}” (call today, in the text get help now). "
            "Patients get the safer one: fever",
        )
    ]


def test_a_less_urgent_text_leaves_the_fact_base_s_tier_and_is_asked() -> None:
    assert read_by_patients(said("chest pain")) == {}
    assert standard_ones(said("chest pain")) == set()
    ((field, what),) = questions(said("chest pain"))
    assert (field, "(get help now, in the text call today)" in what) == ("red_flags.differs", True)


def test_words_narrower_or_wider_than_a_known_sign_raise_only_themselves() -> None:
    for words in ("severe pain not relieved by medicine", "fever and shaking chills"):
        assert read_by_patients(said(words, NOW))[f"{words[0].upper()}{words[1:]}."] is EMERGENCY
        assert standard_ones(said(words, NOW)) == set()


def test_the_worst_of_two_places_in_the_text_holds() -> None:
    for found in ((said("fever"), said("fever", NOW)), (said("fever", NOW), said("fever"))):
        assert read_by_patients(*found) == {OURS["fever"]: EMERGENCY}


def test_a_reviewer_may_choose_the_text_s_sign_and_that_is_said() -> None:
    chosen = said("Fever above 102 F", overrules=True)
    assert read_by_patients(chosen) == {"Fever above 102 F.": SAME_DAY}
    assert standard_ones(chosen) == {"fever"}
    ((field, what),) = questions(chosen)
    assert (field, OURS["fever"] in what) == ("red_flags.decided", True)


def test_a_condition_of_the_text_stands_in_the_sign() -> None:
    finding = said("bleeding gums", condition="if you take blood thinners")
    assert list(read_by_patients(finding)) == ["Bleeding gums, if you take blood thinners."]


@pytest.mark.parametrize(
    ("words", "ours"),
    [
        ("A buzzing sound: stop taking the aspirin and rest", "A buzzing sound, rest."),
        ("Stop taking aspirin if your ears buzz", "Your ears buzz."),
        ("no relief from pain medicine", "No relief from pain medicine."),
    ],
)
def test_a_sign_never_tells_to_stop_a_medicine_and_keeps_what_else_it_says(words: str, ours: str) -> None:
    assert list(read_by_patients(said(words))) == [ours]


def test_what_a_finding_gives_patients_is_what_the_draft_has() -> None:
    low, high = said("a fever of 99.5 F"), said("Fever above 102 F")
    made = draft(Findings(title="A", red_flags=(low, high)))
    assert [flag.sign.said(ENGLISH) for flag in shown(low, BASE, made)] == ["A fever of 99.5 F."]
    assert shown(high, BASE, made) == ()


WORDS = st.lists(
    st.sampled_from(["fever", "chest pain", "over", "101 F", "99 F", "chills", "or", "a rash", "for 2 days", "pads"]),
    min_size=1, max_size=6,
).map(" ".join)  # fmt: skip


@given(WORDS, st.sampled_from(Urgency))
def test_no_sign_is_dropped_or_made_less_urgent(words: str, urgency: Urgency) -> None:
    """What gives way is said by an own sign at least as urgent; and a text that says how urgent it is gets that."""
    one = drafted_sign(said(words, urgency), BASE, page())
    kept = max((flag.tier for flag in (*one.listed, *one.own)), default=None)
    wanted = {CALL: SAME_DAY, NOW: EMERGENCY, UNSAID: Tier.MENTION}[urgency]
    assert kept is not None and kept >= wanted
    assert all(one.own and max(own.tier for own in one.own) >= flag.tier for flag in one.replaced)
    assert {flag.id for flag in (*one.listed, *one.replaced)} == set(signs_of(words))


def test_the_lists_of_a_draft_stand_in_the_order_of_the_fact_base() -> None:
    ids, own = warning_signs([said("jaundice"), said("a buzzing sound")], BASE, page())
    assert list(ids) == [flag.id for flag in BASE.red_flags if flag.id in {*STANDARD, "yellow"}]
    assert [flag.id for flag in own] == ["sign_a_buzzing_sound"]
