"""A draft as a whole: its top, its gaps, and that whatever was found validates and builds a plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.extraction.draft import anaesthesia_in, minutes_of
from checklist.extraction.draft_words import Page, sentence
from checklist.extraction.findings import (
    Duration,
    Fasting,
    Finding,
    Findings,
    FollowUpVisit,
    Medication,
    Pair,
    Preparation,
    RecoveryMilestone,
    RecoveryTask,
    WarningSign,
)
from checklist.guidance import ENGLISH
from checklist.library import load_procedure
from checklist.library.procedure_text import procedure_text
from checklist.plan import build_plan
from checklist.procedure import Anaesthesia, Status
from tests.extraction.found import FOUND, draft, gap_fields, medicine, page
from tests.shipped import BASE, booked


@pytest.mark.parametrize(
    ("words", "ours"),
    [
        ("• bring  your\ncard", "Bring your card."),
        ("Ready?", "Ready?"),
        ("call us!", "Call us!"),
        ("rest;", "Rest."),
        ("(if you can) walk", "(if you can) walk."),
        ("***", "***."),
    ],
)
def test_a_title_is_the_words_of_the_text_as_a_sentence(words: str, ours: str) -> None:
    assert sentence(words) == ours


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You have general anesthesia.", Anaesthesia.GENERAL),
        ("A local anaesthetic is used.", Anaesthesia.LOCAL),
        ("You are given sedation.", Anaesthesia.SEDATION),
        ("A spinal\nanesthetic.", Anaesthesia.REGIONAL),
        ("It is done without anesthesia.", Anaesthesia.NONE),
        ("Local anesthesia with sedation.", None),
        ("You get anesthesia.", None),
    ],
)
def test_the_anaesthesia_is_the_one_that_is_named(text: str, kind: Anaesthesia | None) -> None:
    assert anaesthesia_in(text) is kind


@pytest.mark.parametrize(
    ("pair", "minutes"), [((60, 120), (60, 120)), ((None, 45), (45, 45)), ((0.5, 20.2), (1, 21)), ((None, None), None)]
)
def test_the_duration_is_whole_minutes(pair: Pair, minutes: tuple[int, int] | None) -> None:
    assert minutes_of(Duration(**FOUND, minutes=pair)) == minutes


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Call 555-123-4567.", False), ("Call (555) 123-4567.", False), ("Call 020 7946 0018.", False),
        ("Call +49 30 901820.", False), ("Call 911.", True), ("Day 10 to 14, 2027-03-15.", True),
    ],
)  # fmt: skip
def test_a_phone_number_is_found_or_a_gap(text: str, missing: bool) -> None:
    assert ("contacts" in gap_fields(Findings(title="A"), text)) is missing


def test_an_empty_text_says_what_it_leaves_out() -> None:
    fields = {"fasting", "medicines.named", "follow_up", "contacts", "red_flags"}
    assert gap_fields(Findings(title="")) == fields
    assert draft(Findings(title=" ")).title.said(ENGLISH) == "Guidance without a name"


@pytest.mark.parametrize(("who", "missing"), [("certain medications", True), ("aspirin", False), ("Eliquis", False)])
def test_a_medicine_without_a_name_is_a_gap(who: str, missing: bool) -> None:
    assert ("medicines.named" in gap_fields(Findings(title="A", medications=(medicine(who=who),)))) is missing


def test_a_visit_without_a_date_is_a_gap() -> None:
    assert "follow_up.date" in gap_fields(Findings(title="A", follow_up=(FollowUpVisit(**FOUND),)))


def finding(quote: str, at: tuple[int, int]) -> Finding:
    return Finding(quote=quote, at=at, rule="r", confidence=1)


QUOTES = st.text(min_size=1, max_size=60).filter(lambda words: any(map(str.isalnum, words)))
NUMBER = st.none() | st.floats(0, 6000, allow_nan=False).map(lambda n: round(n, 2))
PAIRS = st.none() | st.tuples(NUMBER, NUMBER)
BASIC = {"at": st.just((0, 1)), "rule": st.just("r"), "confidence": st.just(0.5), "condition": st.none() | QUOTES}
BASIC |= {"quote": QUOTES}


def some(kind: type, **more: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(st.builds(kind, **BASIC, **more), max_size=4).map(tuple)


FINDINGS = st.builds(
    Findings, title=st.text(max_size=30),
    duration=st.none() | st.builds(Duration, **BASIC, minutes=st.tuples(NUMBER, NUMBER)),
    stay=st.none(), fasting=some(Fasting, hours_before=PAIRS, clock=st.sampled_from([None, "midnight", "06:30"])),
    medications=some(Medication, who=QUOTES, offset_days=PAIRS), preparation_tasks=some(Preparation, offset_days=PAIRS),
    recovery_milestones=some(RecoveryMilestone, from_days=NUMBER, to_days=NUMBER), recovery_tasks=some(RecoveryTask),
    follow_up=some(FollowUpVisit, at_days=PAIRS), red_flags=some(WarningSign, sign=QUOTES),
)  # fmt: skip


@given(FINDINGS)
def test_whatever_was_found_is_a_draft_that_validates_and_builds_a_plan(findings: Findings) -> None:
    written = procedure_text(draft(findings, findings.title))
    loaded = load_procedure(written, "x", BASE)
    assert (loaded.status, loaded.version) == (Status.DRAFT, 1)
    assert all(rule.source.quote for rule in (*loaded.tasks, *loaded.milestones, *loaded.follow_up, *loaded.fasting))
    assert build_plan(loaded, booked(), BASE).procedure.id == "a-draft"


def test_ids_are_made_of_words_and_none_is_given_twice() -> None:
    sheet = page()
    sheet.ids.add("ride")
    given = [sheet.new_id(words) for words in ("Ride", "Rest a day", "rest, a day!", "Rest a day 2", "Rest a day")]
    assert given == ["ride_2", "rest_a_day", "rest_a_day_2", "rest_a_day_2_2", "rest_a_day_3"]


def test_a_quote_has_its_place_only_where_the_text_has_it_there() -> None:
    text = "Rest.\nKeep  dry. Rest."
    sheet = Page(title="A", text=text)
    sources = [sheet.cited(finding(quote, at)) for quote, at in (("Rest.", (17, 22)), ("Keep\ndry", (6, 15)))]
    assert [(source.quote, source.at) for source in sources] == [("Rest.", (17, 22)), ("Keep dry", (6, 15))]
    assert sheet.cited(finding("Rest.", (1, 6))).at is None
