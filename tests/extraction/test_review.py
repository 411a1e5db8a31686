from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checklist.extraction.findings import Fare, Fasting, Findings, FollowUpVisit, RecoveryMilestone, Topic
from checklist.extraction.kept import to_data
from checklist.extraction.review import (
    Decision,
    DecisionKind,
    accepted,
    all_standing,
    ids_of,
    items,
    signed,
    standing,
)

NOON = datetime(2027, 3, 15, 12, tzinfo=UTC)
FAST = Fasting(
    quote="no food for 8-12 hours", at=(0, 22), rule="fasting", confidence=0.9, what=Fare.ALL, hours_before=(8, 12)
)
REST = RecoveryMilestone(
    quote="rest for 2 weeks", at=(30, 46), rule="time", confidence=0.9, topic=Topic.OTHER, to_days=14
)
VISIT = FollowUpVisit(quote="see us again", at=(50, 62), rule="visit", confidence=0.9)
FOUND = Findings(title="Cyst", fasting=(FAST,), recovery_milestones=(REST,), follow_up=(VISIT,))
FAST_ID, REST_ID, VISIT_ID = (id_ for id_, _ in ids_of(FOUND))


def did(*what: tuple[DecisionKind, str] | tuple[DecisionKind, str, dict[str, Any]]) -> list[Decision]:
    """Decisions in order, one a minute."""
    return [
        Decision(
            seq=n, kind=one[0], about=one[1], by="Lena", at=NOON + timedelta(minutes=n),
            said=one[2] if len(one) > 2 else {},
        )
        for n, one in enumerate(what, start=1)
    ]  # fmt: skip


ACCEPTED, CHANGED, REJECTED, ADDED, UNDONE = (
    DecisionKind(kind) for kind in ("accepted", "changed", "rejected", "added", "undone")
)
SIX = {"finding": {**to_data(FAST), "hours_before": [6, 6]}, "words": "Stop food 6 hours before."}
EXTRA = replace(FAST, quote="nor drink", at=(70, 79), what=Fare.CLEAR_FLUIDS, hours_before=(2, 2))


def test_nothing_goes_into_the_procedure_before_somebody_decides() -> None:
    assert list(accepted(FOUND, [])) == []
    assert list(all_standing(FOUND, [])) == list(FOUND)
    assert all(item.open for item in items(FOUND, []))


def test_what_is_accepted_goes_in_as_it_was_found() -> None:
    assert accepted(FOUND, did((ACCEPTED, FAST_ID))) == Findings(title="Cyst", fasting=(FAST,))


def test_everything_accepted_is_everything_found() -> None:
    assert accepted(FOUND, did(*((ACCEPTED, id_) for id_, _ in ids_of(FOUND)))) == FOUND


def test_a_changed_value_goes_in_and_its_words_stay_the_text_s_own() -> None:
    lied = {**SIX, "finding": {**SIX["finding"], "quote": "eat at will", "at": [1, 2]}}
    (fast,) = accepted(FOUND, did((CHANGED, FAST_ID, lied))).fasting
    assert (fast.hours_before, fast.quote, fast.at) == ((6, 6), FAST.quote, FAST.at)
    (item, *_) = items(FOUND, did((CHANGED, FAST_ID, lied)))
    assert (item.words, item.found) == ("Stop food 6 hours before.", FAST)


def test_what_is_rejected_stays_out_and_in_sight() -> None:
    decisions = did((ACCEPTED, FAST_ID), (REJECTED, FAST_ID))
    assert list(accepted(FOUND, decisions)) == []
    assert FAST not in list(all_standing(FOUND, decisions))
    assert [item.rejected for item in items(FOUND, decisions)] == [True, False, False]


def test_an_added_finding_stands_at_its_place_in_the_text() -> None:
    decisions = did((ADDED, "added-1", {"finding": to_data(EXTRA)}))
    assert accepted(FOUND, decisions).fasting == (EXTRA,)
    assert [item.id for item in items(FOUND, decisions)] == [FAST_ID, REST_ID, VISIT_ID, "added-1"]


def test_an_added_finding_can_be_changed_and_rejected_and_keeps_its_place() -> None:
    add = (ADDED, "added-1", {"finding": to_data(EXTRA)})
    change = (CHANGED, "added-1", {"finding": {**to_data(EXTRA), "hours_before": [4, 4]}})
    (fast,) = accepted(FOUND, did(add, change)).fasting
    assert (fast.hours_before, fast.at) == ((4, 4), EXTRA.at)
    assert accepted(FOUND, did(add, change, (REJECTED, "added-1"))).fasting == ()
    assert accepted(FOUND, did(add, change, (REJECTED, "added-1"), (UNDONE, "added-1"))).fasting == (fast,)


def test_undo_brings_back_the_decision_before_and_at_last_none() -> None:
    steps = [(ACCEPTED, FAST_ID), (CHANGED, FAST_ID, SIX), (UNDONE, FAST_ID), (UNDONE, FAST_ID), (UNDONE, FAST_ID)]
    hours = [[f.hours_before for f in accepted(FOUND, did(*steps[:n])).fasting] for n in range(1, 6)]
    assert hours == [[(8, 12)], [(6, 6)], [(8, 12)], [], []]


def test_undoing_an_addition_takes_it_away() -> None:
    decisions = did((ADDED, "added-1", {"finding": to_data(EXTRA)}), (UNDONE, "added-1"))
    assert [item.id for item in items(FOUND, decisions)] == [FAST_ID, REST_ID, VISIT_ID]


def test_two_findings_in_the_same_words_are_told_apart() -> None:
    twice = Findings(title="", fasting=(FAST, replace(FAST, what=Fare.MILK)))
    (first, second) = (id_ for id_, _ in ids_of(twice))
    assert first != second
    assert accepted(twice, did((ACCEPTED, second))).fasting == (twice.fasting[1],)


def test_the_signature_is_found() -> None:
    assert signed(did((ACCEPTED, FAST_ID))) is None
    (last,) = did((DecisionKind.SIGNED, "signature"))
    assert signed([last]) == last


decisions_about = st.lists(
    st.tuples(st.sampled_from([ACCEPTED, REJECTED, UNDONE]), st.sampled_from([FAST_ID, REST_ID]))
)


@given(decisions_about)
def test_every_finding_is_open_rejected_or_holds_and_none_is_lost(steps: list[tuple[DecisionKind, str]]) -> None:
    now = items(FOUND, did(*steps))
    assert [item.id for item in now] == [FAST_ID, REST_ID, VISIT_ID]
    assert all([item.open, item.rejected, item.holds].count(True) == 1 for item in now)
    assert list(accepted(FOUND, did(*steps))) == [item.finding for item in now if item.holds]


@given(decisions_about, st.sampled_from([ACCEPTED, REJECTED]))
def test_a_decision_and_its_undoing_leave_all_as_it_was(
    steps: list[tuple[DecisionKind, str]], kind: DecisionKind
) -> None:
    before = standing(did(*steps))
    assert standing(did(*steps, (kind, FAST_ID), (UNDONE, FAST_ID))) == before
