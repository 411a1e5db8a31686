import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checklist.cli import main
from tests.care.furnished import it_is
from tests.pdf import facts, pages, words

PROCEDURE = "soft-tissue-excision-back"
TIMES = "timezone: America/New_York\narrival_at: 2027-03-16T11:00\nprocedure_at: 2027-03-16T13:00\n"
FIXED = "Ask your team about {name}. Do not stop it by yourself."


def printed(tmp_path: Path, profile: str, *options: str, procedure: str = PROCEDURE) -> Result:
    path = tmp_path / "profile.yaml"
    path.write_text(profile, encoding="utf-8")
    return CliRunner().invoke(main, ["plan", procedure, "--profile", str(path), *options])


def planned(tmp_path: Path, profile: str) -> dict[str, Any]:
    return json.loads(printed(tmp_path, profile, "--format", "json").stdout)


def stops(plan: dict[str, Any]) -> dict[str, str]:
    return {stop["what"]: stop["stop_at"] for stop in plan["fasting"]}


def on_the_day(clock: str) -> str:
    return f"2027-03-16T{clock}:00-04:00"


def test_the_guideline_counts_back_from_the_procedure_where_a_site_says_so(tmp_path: Path) -> None:
    plan = planned(tmp_path, TIMES + "fasting_policy: guideline\nfasting_anchor: procedure\n")
    assert stops(plan) == {
        "solids_fatty": on_the_day("05:00"), "solids_light": on_the_day("07:00"), "milk": on_the_day("07:00"),
        "clear_fluids": on_the_day("11:00"),
    }  # fmt: skip


def test_the_guideline_counts_back_from_arrival_otherwise(tmp_path: Path) -> None:
    plan = planned(tmp_path, TIMES + "fasting_policy: guideline\n")
    assert stops(plan) == {
        "solids_fatty": on_the_day("03:00"), "solids_light": on_the_day("05:00"), "milk": on_the_day("05:00"),
        "clear_fluids": on_the_day("09:00"),
    }  # fmt: skip


def test_as_published_every_class_stops_twelve_hours_before_arrival_with_notices(tmp_path: Path) -> None:
    plan = planned(tmp_path, TIMES)
    assert set(stops(plan).values()) == {"2027-03-15T23:00:00-04:00"}
    assert all(stop["hours"] == 12 for stop in plan["fasting"])
    assert {"stricter_than_guideline", "unresolved_range"} <= {notice["code"] for notice in plan["notices"]}


MEDICINES = {
    "apixaban": ("ask", True, "ask", "anticoagulant_doac"),
    "warfarin": ("ask", True, "ask", "warfarin"),
    "clopidogrel": ("ask", True, "ask", "antiplatelet_p2y12"),
    "aspirin": ("ask", True, "ask", "aspirin"),
    "metformin": ("hold", True, "ask", "metformin"),
    "empagliflozin": ("hold", True, "ask", "sglt2"),
    "lisinopril": ("hold", True, "ask", "acei_arb"),
    "insulin glargine": ("adjust", True, "ask", "insulin_basal"),
    "sertraline": ("continue", False, "take_with_sip", "ssri_snri"),
    "fish oil": ("hold", True, "ask", "herbal_supplement"),
    "semaglutide": ("ask", True, "ask", None),
    "Zzyzxol": ("ask", True, "ask", None),
    "Elliquis": ("ask", True, "ask", None),
}


@pytest.mark.parametrize(("name", "expected"), MEDICINES.items())
def test_each_medicine_gets_the_action_of_the_fact_base(
    tmp_path: Path, name: str, expected: tuple[str, bool, str, str | None]
) -> None:
    profile = TIMES + f"medications: [{{name: {name}, how_often: daily}}]\n"
    (step,) = planned(tmp_path, profile)["medications"]
    said = (step["action"], step["needs_confirmation"], step["morning_of"], step["group"])
    assert said == expected
    assert step["last_dose"] is None
    assert step["source"]["title"] and step["source"]["certainty"] in ("verified", "partly_verified", "unverified")
    if expected[1]:
        assert step["patient_text"] == FIXED.format(name=name)


def test_names_that_are_not_clear_come_with_candidates(tmp_path: Path) -> None:
    profile = TIMES + "medications: [{name: Elliquis}, {name: semaglutide}, {name: Zzyzxol}]\n"
    near, shared, unknown = planned(tmp_path, profile)["medications"]
    assert near["candidates"] == ["Eliquis"]
    assert shared["candidates"] == ["semaglutide (daily tablet)", "semaglutide (weekly injection)"]
    assert unknown["candidates"] == []


def test_a_weekly_medicine_has_no_morning_dose(tmp_path: Path) -> None:
    (step,) = planned(tmp_path, TIMES + "medications: [{name: Ozempic, how_often: weekly}]\n")["medications"]
    assert (step["ingredient"], step["morning_of"]) == ("semaglutide (weekly injection)", None)


CHANGED = (
    TIMES
    + """medications: [{name: warfarin, how_often: daily}]
confirmed:
  - {medication: warfarin, action: adjust, by: Dr. Hart, new_dose: half the dose the evening before}
"""
)
NEW_DOSE = "Dr. Hart changed your dose of warfarin: “half the dose the evening before”"


def test_a_new_dose_is_told_as_it_was_written_and_stays_in_the_profile(tmp_path: Path) -> None:
    plan = planned(tmp_path, CHANGED)
    assert plan["medications"][0]["patient_text"] == NEW_DOSE
    assert plan["booking"]["confirmed"][0]["new_dose"] == "half the dose the evening before"
    for shape in ("text", "csv"):
        assert NEW_DOSE in printed(tmp_path, CHANGED, "--format", shape).stdout


def test_a_plan_has_exactly_the_agreed_keys(tmp_path: Path) -> None:
    plan = planned(tmp_path, TIMES + "medications: [{name: Eliquis}]\n")
    assert list(plan) == [
        "procedure", "fact_base", "booking", "tasks", "fasting", "medications", "timeline", "red_flags", "follow_up",
        "notices", "gaps",
    ]  # fmt: skip
    assert list(plan["tasks"][0]) == [
        "id", "phase", "kind", "title", "why", "weight", "actor", "start", "end", "source", "because",
    ]  # fmt: skip
    assert list(plan["medications"][0]) == [
        "name", "ingredient", "group", "action", "last_dose", "morning_of", "restart", "needs_confirmation",
        "patient_text", "candidates", "source",
    ]  # fmt: skip


@pytest.mark.parametrize("shape", ["json", "text", "csv"])
def test_a_plan_prints_in_every_shape_and_into_a_file(tmp_path: Path, shape: str) -> None:
    out = tmp_path / "plan.out"
    result = printed(tmp_path, TIMES, "--format", shape, "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert b"Arrange an adult to drive you home." in out.read_bytes()


@pytest.mark.parametrize(
    ("profile", "procedure", "says"),
    [
        ("timezone: America/New_York\n", PROCEDURE, "Give the time of the procedure or the time to arrive"),
        (TIMES.replace("11:00", "14:00"), PROCEDURE, "arriv"),
        (TIMES.replace("America/New_York", "Mars/Base"), PROCEDURE, "timezone"),
        (TIMES.replace("2027-03-16T11:00", "2027-03-14T02:30"), PROCEDURE, "does not exist"),
        (TIMES, "no-such-procedure", "no-such-procedure"),
        (TIMES, "no-such-file.yaml", "no-such-file.yaml"),
    ],
)
def test_a_wrong_input_is_one_clear_message_and_exit_1(tmp_path: Path, profile: str, procedure: str, says: str) -> None:
    result = printed(tmp_path, profile, procedure=procedure)
    assert result.exit_code == 1
    assert says in result.stderr
    assert "Traceback" not in result.output


def test_a_wrong_option_is_exit_2(tmp_path: Path) -> None:
    assert printed(tmp_path, TIMES, "--format", "pptx").exit_code == 2


def test_a_pdf_is_a_booklet_with_the_name_and_both_numbers(tmp_path: Path) -> None:
    profile = TIMES + "called: Maria Ortiz\ncontacts: {ward: 555-0142, emergency: 911}\n"
    pdf = printed(tmp_path, profile, "--format", "pdf", "--out", str(tmp_path / "plan.pdf"))
    first = pages((tmp_path / "plan.pdf").read_bytes())[0]
    assert (pdf.exit_code, pdf.stdout) == (0, "")
    assert all(said in first for said in ("Maria Ortiz: before your surgery", "555-0142", "Call 911 now."))


@pytest.mark.parametrize(
    ("now", "options", "title"),
    [
        ("2027-03-16T12:59:00-04:00", (), "Before your surgery"),
        ("2027-03-16T13:00:00-04:00", (), "Going home"),
        ("2027-03-10T09:00:00-05:00", ("--booklet", "fridge", "--paper", "a4"), "The plan on one page"),
        ("2027-03-10T09:00:00-05:00", ("--booklet", "home", "--print", "large"), "Going home"),
    ],
)
def test_which_pdf_is_printed_goes_by_the_date_unless_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: str, options: tuple[str, ...], title: str
) -> None:
    it_is(monkeypatch, now)
    pdf = printed(tmp_path, TIMES, "--format", "pdf", *options).stdout_bytes
    assert facts(pdf)["title"] == title


def test_a_policy_that_nobody_signed_is_in_no_pdf(tmp_path: Path) -> None:
    pdf = printed(tmp_path, TIMES + "fasting_policy: sip_til_send\n", "--format", "pdf").stdout_bytes
    assert "Small sips" not in words(pdf)
    assert "11:00 pm" in words(pdf)


def test_a_pdf_of_a_wrong_profile_is_one_message(tmp_path: Path) -> None:
    wrong = printed(tmp_path, TIMES + "fasting_policy: never\n", "--format", "pdf")
    assert (wrong.exit_code, wrong.stdout_bytes) == (1, b"")
    assert "fasting_policy" in wrong.stderr
