"""Every row of every rule, as the fact base has it; a changed interval is found or refused."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from checklist.guidance import GuidanceError
from checklist.library import data_folder
from checklist.library.grammar import Context, context_of
from checklist.library.medicine_files import GroupModel, RulesFile
from checklist.medication import GroupRule, RuleAction
from tests.medication.tables import Row, expected, rows_of
from tests.shipped import BASE

ROWS = expected("rows")
RULES = BASE.formulary.rules
WRITTEN = yaml.load((data_folder() / "medication_rules.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


def expected_of(group: str) -> list[Row]:
    return [row for row in ROWS if row["group"] == group]


@pytest.mark.parametrize("group", RULES)
def test_every_row_of_a_rule_is_the_fact_bases(group: str) -> None:
    assert list(rows_of(RULES[group])) == expected_of(group)


def test_the_table_has_no_row_of_an_unknown_group() -> None:
    assert {row["group"] for row in ROWS} <= set(RULES)


# Mutation


def numbers_in(written: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where each end of an interval stands."""
    inside = written.items() if isinstance(written, dict) else enumerate(written) if isinstance(written, list) else ()
    for key, value in inside:
        if key in ("min", "max") and value is not None:
            yield (*way, key)
        yield from numbers_in(value, (*way, key))


def changed(group: dict[str, Any], way: tuple[Any, ...], by: float) -> dict[str, Any]:
    copy: dict[str, Any] = deepcopy(group)
    row: Any = copy
    for step in way[:-1]:
        row = row[step]
    row[way[-1]] += by
    return copy


def a_day_of(group: dict[str, Any], way: tuple[Any, ...]) -> tuple[int, ...]:
    """One more and one less of the row's own unit; in hours a whole day too."""
    row: Any = group
    for step in way[:-1]:
        row = row[step]
    return (1, -1, 24, -24) if row.get("unit") == "hours" else (1, -1)


def mutations() -> Iterator[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    for id_, group in WRITTEN["groups"].items():
        for way in numbers_in(group):
            yield from ((id_, way, changed(group, way, by)) for by in a_day_of(group, way))


def read(group: dict[str, Any], context: Context) -> GroupRule | None:
    """The rule in a group's text; None when it is refused."""
    try:
        return GroupModel.model_validate(group, context=context).built(context)
    except (ValidationError, GuidanceError):
        return None


def found_out(id_: str, group: dict[str, Any], context: Context) -> bool:
    rule = read(group, context)
    return rule is None or [row | {"group": id_} for row in rows_of(rule)] != expected_of(id_)


def test_no_interval_can_be_changed_by_a_day_without_being_found_or_refused() -> None:
    context = context_of(WRITTEN)
    RulesFile.model_validate(WRITTEN, context=context)
    assert not any(found_out(id_, group, context) for id_, group in WRITTEN["groups"].items())
    tried = [(id_, way, found_out(id_, group, context)) for id_, way, group in mutations()]
    assert [(id_, way) for id_, way, caught in tried if not caught] == []
    assert len({(id_, way) for id_, way, _ in tried}) == 2 * sum(bool(row["min"]) for row in ROWS)


# The fact base's own examples and exceptions, in words


@pytest.mark.parametrize(
    ("group", "action"),
    [("antacid", RuleAction.SKIP_MORNING), ("vitamin_mineral", RuleAction.SKIP_MORNING), ("potassium", RuleAction.ASK)],
)
def test_only_antacids_and_vitamins_may_be_left_out_without_a_clinician_and_potassium_is_asked(
    group: str, action: RuleAction
) -> None:
    unasked = {
        id_ for id_, rule in RULES.items() if rule.action is not RuleAction.CONTINUE and not rule.needs_confirmation
    }
    assert unasked == {"antacid", "vitamin_mineral"}
    assert RULES[group].action is action


@pytest.mark.parametrize(
    ("restart", "said"),
    [
        ({"text": "Soon.", "unit": "days", "min": 2, "max": 1}, "runs backward"),
        ({"text": "Soon.", "unit": "days", "min": 2, "max": None}, "both numbers"),
        ({"text": "Soon.", "min": 2, "max": 2}, "its unit, min and max"),
        ({"text": "Soon.", "unit": "days"}, "its unit, min and max"),
    ],
)
def test_a_time_to_start_again_that_says_half_of_it_is_refused(restart: dict[str, Any], said: str) -> None:
    context = context_of(WRITTEN)
    RulesFile.model_validate(WRITTEN, context=context)
    with pytest.raises(ValidationError, match=said):
        GroupModel.model_validate({**WRITTEN["groups"]["statin"], "restart": restart}, context=context)
