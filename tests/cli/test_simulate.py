from pathlib import Path

from click.testing import CliRunner, Result

from checklist.cli import main
from checklist.library import data_folder
from tests.shipped import PROCEDURES

PROCEDURE = "soft-tissue-excision-back"
SHIPPED = data_folder() / "procedures" / f"{PROCEDURE}.yaml"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def written(folder: Path, old: str, new: str) -> str:
    """The shipped procedure with some words changed, as a file."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = folder / "changed.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return str(path)


def test_people_go_through_all_shipped_procedures_when_none_is_named() -> None:
    result = run("simulate", "--people", "20", "--seed", "5")
    assert (result.exit_code, result.stdout) == (0, f"20 people, seed 5: {20 * len(PROCEDURES)} plans, 0 violations.\n")
    assert result.stderr.endswith(" plans a second.\n")


def test_the_same_seed_prints_the_same_report() -> None:
    first, again = (run("simulate", PROCEDURE, "--people", "5", "--seed", "9") for _ in range(2))
    assert first.stdout == again.stdout


def test_a_violation_is_exit_1_and_its_own_line_shows_it_again(tmp_path: Path) -> None:
    path = written(tmp_path, "title: Have the blood tests your team ordered.", "title: Drink water until you come in.")
    result = run("simulate", path, "--people", "3")
    assert result.exit_code == 1
    line = next(line for line in result.stdout.splitlines() if line.startswith("    checklist simulate "))
    again = run(*line.split()[1:])
    assert again.exit_code == 1
    assert "# no_task_says_to_eat_after_the_stop: labs says to eat or drink until " in again.stdout


def test_one_person_alone_is_printed_as_a_profile_that_makes_a_plan(tmp_path: Path) -> None:
    result = run("simulate", "--seed", "1", "--person", "7")
    assert result.exit_code == 0
    assert result.stdout.endswith("# No law is broken.\n")
    profile = tmp_path / "person.yaml"
    profile.write_text(result.stdout, encoding="utf-8")
    assert run("plan", PROCEDURE, "--profile", str(profile)).exit_code == 0


def test_what_is_not_there_is_one_clear_message_and_exit_1() -> None:
    result = run("simulate", "no-such-procedure")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "there is no procedure no-such-procedure\n")
    missing = run("diff", str(SHIPPED), "no-such-file.yaml")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert missing.stderr.startswith("Cannot read no-such-file.yaml")


def test_nobody_or_a_person_below_1_is_a_wrong_call() -> None:
    assert run("simulate", "--people", "0").exit_code == 2
    assert run("simulate", "--person", "0").exit_code == 2


def test_a_difference_tells_what_changes_for_how_many(tmp_path: Path) -> None:
    changed = written(tmp_path, "hours: [8, 12]", "hours: [8, 10]")
    result = run("diff", str(SHIPPED), changed, "--people", "40", "--seed", "2")
    assert result.exit_code == 0
    assert "solids_fatty stops 2 hours later" in result.stdout
    assert "\n    Person " in result.stdout


def test_a_file_beside_itself_has_no_difference() -> None:
    result = run("diff", str(SHIPPED), str(SHIPPED), "--people", "5")
    assert result.exit_code == 0
    assert "5 people, seed 1: 0 have another plan." in result.stdout
