import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from checklist.cli import main
from checklist.library import data_folder


def test_the_shipped_content_has_no_problems() -> None:
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.output) == (0, "No problems found.\n")


def test_each_problem_of_a_broken_file_is_listed_with_its_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: x\nversion: one\ncolour: red\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(broken)])
    assert result.exit_code == 1
    assert f"{broken}:2: version:" in result.stderr
    assert f"{broken}:3: colour:" in result.stderr


def test_a_draft_that_is_hard_to_read_is_named_and_not_refused(tmp_path: Path) -> None:
    shipped = (data_folder() / "procedures" / "soft-tissue-excision-back.yaml").read_text(encoding="utf-8")
    draft = tmp_path / "draft.yaml"
    plain, hard = "Have the scan your team ordered.", "Undergo the preoperative radiological examinations."
    draft.write_text(shipped.replace(plain, hard), encoding="utf-8")
    line = shipped[: shipped.index(plain)].count("\n") + 1
    result = CliRunner().invoke(main, ["check", str(draft)])
    assert result.exit_code == 0
    assert f"{draft}:{line}: tasks[3].title: reads at grade" in result.stderr
    assert result.stdout == "No problems found.\n"


def test_a_member_of_staff_is_added_once(tmp_path: Path) -> None:
    words = ["user", "add", "Nadia", "--role", "nurse", "--password", "a long passphrase"]
    words += ["--database", f"sqlite:///{tmp_path}/people.db"]
    first, second = (CliRunner().invoke(main, words) for _ in range(2))
    assert (first.exit_code, first.output) == (0, "Nadia can sign in now.\n")
    assert (second.exit_code, second.stderr) == (1, "There is already an account with this name.\n")


def test_a_demonstration_is_served_on_this_machine_only() -> None:
    result = CliRunner().invoke(main, ["serve", "--demo", "--host", "0.0.0.0"])
    assert result.exit_code == 1
    assert "this machine only" in result.stderr


def test_what_is_refused_has_set_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHECKLIST_DEMO", raising=False)
    CliRunner().invoke(main, ["serve", "--demo", "--host", "0.0.0.0"])
    assert "CHECKLIST_DEMO" not in os.environ
