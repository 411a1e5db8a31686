"""From a guidance text to a plan: draft, edit, check, library, plan; every quote still stands in the text."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from checklist.care import importing, reviewing, signing
from checklist.care.answers import with_procedure
from checklist.care.house import House
from checklist.care.journey import journey
from checklist.cli import main
from checklist.extraction.findings import Fasting
from checklist.guidance import Source, SourceKind
from checklist.library import Library, booking_from_profile, data_folder
from checklist.plan import Plan, build_plan
from checklist.store.reviews import WorkKey
from tests.care.furnished import home, patient, said
from tests.care.leaflet import clinician, decides_all, look, signs, spot
from tests.cli.test_draft import PROFILE
from tests.shipped import MADE

__all__ = ["home"]
LEAFLET = """Taking a splinter out of the heel

Summary

A surgeon takes a splinter out of the heel — under “local” anesthesia.

Preparation

- Do not eat or drink
  for 6 to 8 hours before surgery.
- Keep the foot dry.
- Have a blood   test 7 days before surgery.

Recovery

- Keep the foot dry. Do not swim
  for 2 weeks.
- You may limp for a few days to a week.
- See the surgeon 10 to 14 days after surgery.

Call the ward at once if you have:

- a buzzing sound	in the heel
- a fever of 99.5 F
"""
PAGE = f"# source: a leaflet of our own\n{LEAFLET}"


def sources(plan: Plan) -> Iterator[Source]:
    """Who says so, for everything a plan says."""
    rows = (*plan.tasks, *plan.fasting, *plan.timeline, *plan.follow_up, *plan.red_flags)
    yield from (row.source for row in rows)
    yield from (claim.source for stop in plan.fasting for claim in stop.others)


def quoted(plan: Plan) -> list[Source]:
    return [source for source in sources(plan) if source.kind is SourceKind.DOCUMENT and source.quote]


def strays(plan: Plan, text: str) -> list[Source]:
    """The quotes of a plan that do not stand in the text at their place."""
    return [s for s in quoted(plan) if s.at is None or " ".join(text[slice(*s.at)].split()) != s.quote]


def run(*words: str | Path) -> str:
    result = CliRunner().invoke(main, [*map(str, words)])
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The draft of the leaflet, edited by hand, in a folder of content."""
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    leaflet, draft = tmp_path / "leaflet.txt", folder / "procedures" / "heel.yaml"
    leaflet.write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    run("draft", leaflet, "--id", "heel", "--out", draft)
    text = draft.read_text(encoding="utf-8")
    draft.write_text(
        text.replace("hours: [6, 8]", "hours: 10").replace("title: Keep the foot dry.", "title: Keep it dry.")
    )
    return folder


def test_every_quote_of_a_plan_from_an_edited_draft_stands_in_the_text_where_it_says(edited: Path) -> None:
    assert run("check", edited) == "No problems found.\n"
    library = Library.open(edited)
    times = {"procedure_at": "2027-03-16 13:00", "arrival_at": "2027-03-16 11:00", "timezone": "America/New_York"}
    plan = build_plan(library.procedure("heel"), booking_from_profile(times, MADE), library.fact_base)
    assert {stop.hours for stop in plan.fasting} == {10}
    assert {"a buzzing sound in the heel", "a fever of 99.5 F"} <= {source.quote for source in quoted(plan)}
    assert len(quoted(plan)) > 10
    assert strays(plan, LEAFLET) == []


def test_every_quote_of_a_plan_from_a_signed_review_stands_in_the_stored_text(home: House) -> None:
    lena = clinician(home)
    key = importing.import_text(home, lena, PAGE.encode(), "leaflet.txt")
    item = next(item for item in look(home, lena, key).items if isinstance(item.finding, Fasting))
    reviewing.change(home, lena, spot(look(home, lena, key), item.id), item.finding)
    signs(home, lena, key)
    plan = journey(home, patient(home, with_procedure(said(), key.procedure))).plan
    assert len(quoted(plan)) > 10
    assert strays(plan, look(home, lena, key).kept.text) == []
    second = signing.next_version(home, lena, key)
    assert isinstance(second, WorkKey) and decides_all(home, lena, second).procedure == look(home, lena, key).procedure


def test_the_place_of_a_quote_is_the_librarys_own_and_not_in_an_exported_plan(edited: Path, tmp_path: Path) -> None:
    (tmp_path / "profile.yaml").write_text(PROFILE, encoding="utf-8")
    draft = edited / "procedures" / "heel.yaml"
    plan = json.loads(run("plan", draft, "--profile", tmp_path / "profile.yaml", "--format", "json"))
    rows = [row for part in ("tasks", "fasting", "timeline", "follow_up", "red_flags") for row in plan[part]]
    assert {tuple(row["source"]) for row in rows} == {("kind", "title", "quote", "url", "certainty")}
