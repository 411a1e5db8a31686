"""Every medicine of the fact base, entered by name: its groups, action, interval, confirmation and citation."""

from datetime import date

import pytest

from checklist.medication import BleedingRisk, MatchKind, Person, RuleAction, Ruling, Taken, folded
from tests.medication.tables import Row, expected, hold, yes_no
from tests.shipped import BASE, booked, planned

FORMULARY = BASE.formulary
MEDICINES = expected("medicines")
COMBINATIONS = expected("combinations")
CASES = expected("cases")
OUT_OF_SCOPE = Person(in_scope=False)


def ruled(name: str, person: Person | None = None, reason: str | None = None) -> Ruling:
    return FORMULARY.rule(Taken(entry="m", name=name, reason=reason), person or Person())


def named(row: Row) -> str:
    return row["medicine"]


def test_the_table_has_every_medicine_of_the_fact_base_and_no_other() -> None:
    assert [row["medicine"] for row in MEDICINES] == [medicine.generic for medicine in FORMULARY.medicines]


@pytest.mark.parametrize("row", MEDICINES, ids=named)
def test_a_medicine_has_the_rule_the_fact_base_gives_it(row: Row) -> None:
    ruling = ruled(row["entered as"])
    medicine, group = ruling.match.medicine, ruling.group
    assert medicine is not None and group is not None
    assert row == {
        "medicine": medicine.generic,
        "entered as": row["entered as"],
        "groups": " & ".join(medicine.groups),
        "group": group.id,
        "action": ruling.action,
        "needs confirmation": yes_no(ruling.needs_confirmation),
        "never stop abruptly": yes_no(any(part.group.never_stop_abruptly for part in ruling.parts)),
        "hold": hold(ruling.interval),
        "citation": ruling.source.title,
        "certainty": ruling.source.certainty,
    }


@pytest.mark.parametrize("row", [row for row in MEDICINES if row["entered as"] != row["medicine"]], ids=named)
def test_an_ingredient_that_several_medicines_share_is_asked_about(row: Row) -> None:
    ruling = ruled(row["medicine"])
    assert (ruling.match.kind, ruling.action) == (MatchKind.AMBIGUOUS, RuleAction.ASK)
    assert folded(row["medicine"]) in [folded(name) for name in ruling.match.candidates]


@pytest.mark.parametrize("row", MEDICINES, ids=named)
def test_out_of_scope_no_medicine_has_an_action_or_an_interval(row: Row) -> None:
    ruling = ruled(row["entered as"], OUT_OF_SCOPE)
    assert (ruling.action, ruling.needs_confirmation, ruling.interval) == (RuleAction.ASK, True, None)


@pytest.mark.parametrize("row", COMBINATIONS, ids=named)
def test_a_combination_follows_all_its_groups(row: Row) -> None:
    ruling = ruled(row["medicine"])
    parts = [", ".join(filter(None, (f"{p.group.id}: {p.action}", hold(p.interval)))) for p in ruling.parts]
    assert (" & ".join(parts), ruling.action) == (row["parts"], row["action"])


def test_the_table_of_combinations_has_them_all() -> None:
    several = [medicine.generic for medicine in FORMULARY.medicines if len(medicine.groups) > 1]
    assert [row["medicine"] for row in COMBINATIONS] == several


@pytest.mark.parametrize("row", expected("reasons"), ids=lambda row: f"{row['medicine']}, {row['reason']}")
def test_the_reason_a_medicine_is_taken_for_has_its_own_row(row: Row) -> None:
    ruling = ruled(row["entered as"], reason=row["reason"].replace("_", " "))
    assert ruling.group is not None
    said = (ruling.group.id, ruling.action, yes_no(ruling.needs_confirmation), hold(ruling.interval))
    assert said == (row["group"], row["action"], row["needs confirmation"], row["hold"])


def case_id(row: Row) -> str:
    return f"{row['medicine']}, kidney {row['kidney']}, bleeding {row['bleeding']}, spinal {row['spinal']}"


@pytest.mark.parametrize("row", CASES, ids=case_id)
def test_kidney_bleeding_and_spinal_choose_the_row_at_each_boundary(row: Row) -> None:
    person = Person(
        crcl=None if row["kidney"] == "unknown" else float(row["kidney"]),
        bleeding_risk=None if row["bleeding"] == "unknown" else BleedingRisk(row["bleeding"]),
        neuraxial={"unknown": None, "yes": True, "no": False}[row["spinal"]],
    )
    assert hold(ruled(row["medicine"], person).interval) == row["hold"]


def test_every_medicine_with_rows_by_case_stands_in_the_table_of_cases() -> None:
    by_case = {drug for rule in FORMULARY.rules.values() for case in rule.by_case for drug in case.drugs}
    assert {row["medicine"] for row in CASES} == by_case
    assert len(CASES) == len(by_case) * 7 * 4 * 3


# Who is in scope, in a whole plan of all medicines


def asked_only(**facts: object) -> bool:
    """Whether a plan with every medicine asks about each and offers no interval."""
    taken = [{"name": row["entered as"], "how_often": "daily"} for row in MEDICINES]
    steps = planned(medications=taken, **facts).medications
    assert len(steps) == len(MEDICINES)
    return all(step.action == "ask" and step.needs_confirmation and step.interval is None for step in steps)


@pytest.mark.parametrize(
    ("born", "child"),
    [("2009-03-17", True), ("2009-03-16", False), ("2009-03-15", False)],
    ids=["day before", "18", "after"],
)
def test_the_18th_birthday_brings_a_person_into_scope(born: str, child: bool) -> None:
    assert booked(born=born).anchors.day_zero == date(2027, 3, 16)
    assert asked_only(born=born) is child


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"pregnant": "true"}, True),
        ({"pregnant": "possible"}, True),
        ({"breastfeeding": True}, True),
        ({"pregnant": "false", "breastfeeding": False}, False),
    ],
)
def test_in_pregnancy_and_while_breastfeeding_all_is_asked(facts: dict[str, object], asked: bool) -> None:
    assert asked_only(**facts) is asked
