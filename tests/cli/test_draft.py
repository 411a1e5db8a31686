"""`checklist draft`: a page of guidance becomes a file that checks, plans, and can be edited."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from checklist.cli import main

PAGE = """# source: a page of our own
Name of the Procedure:

Removal of a fatty lump from the shoulder

Summary

A doctor takes a harmless fatty lump out of your shoulder.

Purpose

It stops the lump from rubbing on your clothes.

Indications

  • The lump hurts or grows.

Preparation

  • Do not eat or drink for 6 to 8 hours before the operation.
  • Stop taking blood thinners 5 days before surgery if your doctor agrees.
  • Have a blood test 7 days before surgery.
  • Arrange for an adult to drive you home.

Procedure Description

  1. Numbing: You are given general anesthesia.
  2. Cut: The lump is lifted out through a small cut.

Duration

The operation usually takes 30 to 45 minutes.

Setting

It is done in a day surgery unit.

Risks and Complications

  • Common Risks: Bruises and a scar.

Recovery

  • Do not lift anything heavy for 2 weeks.
  • You may be sore for a few days to a week.
  • Keep the wound clean and dry.
  • See your surgeon 10 to 14 days after the operation.

Call your doctor if you have any of these:

  • A fever above 101 F
  • Hiccups for 2 days

Alternatives

  • Waiting: The lump is measured once a year.

Similar Codes
"""
PROFILE = "timezone: America/New_York\narrival_at: 2027-03-16T11:00\nprocedure_at: 2027-03-16T13:00\n"


def called(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


def page_in(folder: Path, text: str = PAGE) -> Path:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    return path


def plan_of(draft: Path) -> dict:
    profile = draft.parent / "profile.yaml"
    profile.write_text(PROFILE, encoding="utf-8")
    return json.loads(called("plan", draft, "--profile", profile, "--format", "json").stdout)


def test_a_page_becomes_a_draft_that_checks_plans_and_is_edited(tmp_path: Path) -> None:
    draft = tmp_path / "lump.yaml"
    assert called("draft", page_in(tmp_path), "--id", "lump", "--out", draft).exit_code == 0
    assert called("check", draft).stdout == "No problems found.\n"
    first = plan_of(draft)
    assert first["procedure"]["status"] == "draft"
    assert {stop["stop_at"] for stop in first["fasting"]} == {"2027-03-16T03:00:00-04:00"}
    assert "Ask your team about blood thinners." in {task["title"] for task in first["tasks"]}

    edited = draft.read_text(encoding="utf-8").replace("hours: [6, 8]", "hours: 10").replace("Numbing", "Sleep")
    draft.write_text(edited, encoding="utf-8")
    assert called("check", draft).stdout == "No problems found.\n"
    assert {stop["stop_at"] for stop in plan_of(draft)["fasting"]} == {"2027-03-16T01:00:00-04:00"}


def test_every_line_of_the_draft_quotes_the_page(tmp_path: Path) -> None:
    draft = tmp_path / "lump.yaml"
    called("draft", page_in(tmp_path), "--out", draft)
    plan, words = plan_of(draft), " ".join(PAGE.split())
    rows = [*plan["tasks"], *plan["timeline"], *plan["follow_up"], *plan["fasting"]]
    ours = [row["source"] for row in rows if row["source"]["kind"] == "document"]
    assert len(ours) > 10
    assert [source["quote"] for source in ours if source["quote"] not in words] == []


def test_what_the_page_leaves_open_is_a_gap(tmp_path: Path) -> None:
    draft = tmp_path / "lump.yaml"
    called("draft", page_in(tmp_path), "--out", draft)
    told = {gap["field"]: gap["what"] for gap in plan_of(draft)["gaps"]}
    assert {"contacts", "medicines.named", "red_flags.differs"} <= set(told)
    assert "A fever above 101 F" in told["red_flags.differs"]
    assert "follow_up.date" not in told


def test_a_warning_sign_of_the_page_alone_reaches_the_patient(tmp_path: Path) -> None:
    draft = tmp_path / "lump.yaml"
    called("draft", page_in(tmp_path), "--out", draft)
    signs = {sign["sign"]: sign for sign in plan_of(draft)["red_flags"]}
    assert (signs["Hiccups for 2 days."]["tier"], signs["Hiccups for 2 days."]["source"]["quote"]) == (
        "same_day", "Hiccups for 2 days",
    )  # fmt: skip
    assert "You have a fever of 100.4 F (38.0 C) or more." in signs
    for shape in ("text", "csv"):
        printed = called("plan", draft, "--profile", tmp_path / "profile.yaml", "--format", shape).stdout
        assert "Hiccups for 2 days." in printed


def test_the_id_is_made_of_the_title(tmp_path: Path) -> None:
    assert called("draft", page_in(tmp_path)).stdout.startswith("id: removal-of-a-fatty-lump-from-the-shoulder\n")


def test_the_same_page_is_the_same_draft_to_the_byte(tmp_path: Path) -> None:
    assert called("draft", page_in(tmp_path)).stdout_bytes == called("draft", page_in(tmp_path)).stdout_bytes


def test_a_page_in_windows_letters_and_line_ends_is_the_same_draft(tmp_path: Path) -> None:
    plain = called("draft", page_in(tmp_path)).stdout
    (tmp_path / "page.txt").write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    assert called("draft", tmp_path / "page.txt").stdout == plain


def refused(*words: str | Path) -> str:
    result = called("draft", *words)
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr


def test_what_cannot_be_drafted_is_said_in_one_sentence(tmp_path: Path) -> None:
    page, bytes_ = page_in(tmp_path), tmp_path / "bytes.txt"
    bytes_.write_bytes(b"\xff\xfe\x00")
    assert "No such file" in refused(tmp_path / "nowhere.txt")
    assert "save it again as UTF-8" in refused(bytes_)
    assert "is no id" in refused(page, "--id", "A lump")
    assert "has no text" in refused(page_in(tmp_path, "# source: x\n \n"))
    assert "larger than 5 MB" in refused(page_in(tmp_path, "a " * 2_500_001))
