"""What is expected of every medicine and every rule row: tables beside this file, and our values in their form.

The tables were written from the clinical fact base by other means than the app's, and are read, not made, by tests.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from checklist.guidance import Source
from checklist.medication import GroupRule, HoldCase, Interval

Row = dict[str, str]
KIDNEY = {None: "", (50, float("inf")): ">=50", (30, 50): "30-49", (0, 30): "<30"}
ROW = ("group", "row", "of", "kidney", "bleeding", "spinal", "action", "unit", "min", "max", "citation", "certainty")


def expected(table: str) -> list[Row]:
    with (Path(__file__).parent / f"expected_{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def yes_no(value: bool) -> str:
    return "yes" if value else "no"


def hold(interval: Interval | None) -> str:
    """An interval as the tables write it; empty when the team will tell."""
    if interval is None or interval.least is None:
        return ""
    ends = dict.fromkeys((number(interval.least), number(interval.most)))
    return f"{' to '.join(ends)} {interval.unit}"


def rows_of(rule: GroupRule) -> Iterator[Row]:
    """Every row of a group's rule, as the table of rows writes it."""
    if rule.hold:
        yield _row(rule, "group", "", rule.hold)
    for drug, interval in rule.by_drug.items():
        yield _row(rule, "drug", drug, interval)
    for case in rule.by_case:
        yield _row(rule, "case", " & ".join(case.drugs), case.interval) | _facts(case)
    for reason, interval in rule.by_indication.items():
        yield _row(rule, "reason", reason, interval)
    if rule.restart:
        yield _row(rule, "restart", "", rule.restart)


def _row(rule: GroupRule, kind: str, of: str, interval: Interval) -> Row:
    said = (rule.id, kind, of, "", "", "", interval.action or "", interval.unit)
    ends = (number(interval.least), number(interval.most))
    return dict(zip(ROW, (*said, *ends, *_cited(interval.source)), strict=True))


def _cited(source: Source | None) -> tuple[str, str]:
    return (source.title, source.certainty) if source else ("", "")


def _facts(case: HoldCase) -> Row:
    kidney = "unknown" if case.crcl_unknown else KIDNEY[case.crcl]
    return {"kidney": kidney, "bleeding": case.bleeding_risk or "any", "spinal": yes_no(case.neuraxial)}
