"""After anything at all, the board and what is counted of a person are what the events come to."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checklist.alerts import counted
from checklist.plan import EventKind, PlanId, TaskId
from checklist.store import Store, open_store
from checklist.store.board import counted_row
from checklist.store.board_tables import board_counted
from checklist.store.board_text import counted_from
from checklist.store.events import erase, events_of
from tests.alerts.people import RIDE, a_person, on_day
from tests.store.test_board import happens, held, made_anew, watch


@pytest.fixture(scope="module")
def kept_open(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path_factory.mktemp('board') / 'checklist.db'}")
    yield opened
    opened.close()


tasks = st.sampled_from([RIDE, TaskId("bed"), TaskId("unknown"), None])
said = st.fixed_dictionaries(
    {},
    optional={
        "day": st.integers(0, 12), "text": st.just("?"), "about": st.just("ate_late"), "reason": st.just("took_it"),
        "alert": st.sampled_from(["checkin:1", "checkin:2", "asked:1", "silent:3", 1]), "call_me": st.booleans(),
        "step": st.sampled_from(["acknowledged", "acted", "resolved", "reopened", "mistake"]),
        "back": st.booleans(), "milestone": st.sampled_from(["driving", ""]), "from": st.just(on_day(2).isoformat()),
        "answers": st.fixed_dictionaries({"pain_rest": st.integers(0, 10)}),
        "outcomes": st.dictionaries(st.sampled_from(["signs", "x"]), st.sampled_from(["team", "fine"])),
        "advice": st.sampled_from([{"tier": "emergency", "reasons": []}, {"tier": None, "unanswered": ["leg"]}, None]),
    },
)  # fmt: skip
anything = st.tuples(st.sampled_from(list(EventKind)), tasks, said, st.sampled_from(["patient", "nurse:u-1"]))


def goes_on(kept_open: Store, plan: PlanId, story: Any) -> None:
    """Each event after the other, some of them erased at once."""
    for hour, ((kind, task, payload, actor), erased) in enumerate(story):
        happens(kept_open, on_day(1) + timedelta(hours=7 * hour), kind, plan, actor, task=task, **payload)
        if erased:
            with kept_open.writing() as tx:
                erase(tx, plan, hour + 1)


stories = st.lists(st.tuples(anything, st.booleans()), min_size=1, max_size=10)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(stories)
def test_after_any_events_and_erasures_the_row_is_the_one_made_anew(kept_open: Store, story: Any) -> None:
    plan, person = PlanId(uuid4().hex), a_person()
    watch(kept_open, plan)
    goes_on(kept_open, plan, story)
    assert held(kept_open, plan) == made_anew(kept_open, person, plan)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(stories)
def test_after_any_events_and_erasures_what_is_counted_is_what_they_come_to(kept_open: Store, story: Any) -> None:
    plan, person = PlanId(uuid4().hex), a_person(ward="555-0142")
    watch(kept_open, plan, person)
    goes_on(kept_open, plan, story)
    with kept_open.reading() as tx:
        (row,) = tx.execute(board_counted.select().where(board_counted.c.plan == plan))
        assert row._asdict() == counted_row(plan, person, events_of(tx, plan))
        assert counted_from(row.counted) == counted(events_of(tx, plan), person)
