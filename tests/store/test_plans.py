from dataclasses import replace
from datetime import timedelta

import pytest

from checklist.plan import PlanId
from checklist.store import Store
from checklist.store.plans import (
    Draft,
    DraftId,
    PlanNotFound,
    add_draft,
    add_plan,
    bases_of,
    kept_draft,
    kept_plan,
    kept_plans,
    rebook,
    require_plan,
    save_draft,
)
from tests.store.builders import NOON, PLAN, a_basis, with_plan

DRAFT = Draft(id=DraftId("draft-1"), answers={"medications": ["Eliquis", "é"]}, updated_at=NOON, plan=None)


def test_a_plan_is_kept_with_its_booking_and_the_versions_of_its_guidance(store: Store) -> None:
    with_plan(store)
    with store.reading() as tx:
        kept = kept_plan(tx, PLAN)
    assert (kept.id, kept.version, kept.basis) == (PLAN, 1, a_basis())


def test_moving_a_booking_adds_one_and_loses_none(store: Store) -> None:
    with_plan(store)
    moved = replace(a_basis('{"moved": true}'), procedure_version=2, made_at=NOON + timedelta(days=1))
    with store.writing() as tx:
        assert rebook(tx, PLAN, moved) == 2
    with store.reading() as tx:
        assert (kept_plan(tx, PLAN).version, kept_plan(tx, PLAN).basis) == (2, moved)
        assert bases_of(tx, PLAN) == (a_basis(), moved)


def test_every_plan_is_listed_once_oldest_first(store: Store) -> None:
    with_plan(store)
    with store.writing() as tx:
        add_plan(tx, PlanId("older"), replace(a_basis(), made_at=NOON - timedelta(days=1)))
        rebook(tx, PlanId("older"), a_basis())
    with store.reading() as tx:
        assert [(plan.id, plan.version) for plan in kept_plans(tx)] == [("older", 2), (PLAN, 1)]


def test_a_plan_that_does_not_exist_is_not_found_and_not_named(store: Store) -> None:
    for ask in (kept_plan, require_plan, lambda tx, plan: rebook(tx, plan, a_basis())):
        with pytest.raises(PlanNotFound) as missing, store.writing() as tx:
            ask(tx, PlanId("patient-smith"))
        assert "smith" not in str(missing.value)


def test_a_draft_is_kept_saved_and_turned_into_a_plan(store: Store) -> None:
    with_plan(store)
    with store.writing() as tx:
        add_draft(tx, DRAFT)
        assert kept_draft(tx, DRAFT.id) == DRAFT
        done = replace(DRAFT, answers={"step": 2}, updated_at=NOON + timedelta(minutes=1), plan=PLAN)
        save_draft(tx, done)
    with store.reading() as tx:
        assert kept_draft(tx, DRAFT.id) == done


def test_a_draft_that_does_not_exist_is_not_found(store: Store) -> None:
    with pytest.raises(PlanNotFound), store.reading() as tx:
        kept_draft(tx, DRAFT.id)
    with pytest.raises(PlanNotFound), store.writing() as tx:
        save_draft(tx, DRAFT)
