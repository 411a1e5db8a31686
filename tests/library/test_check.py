"""`checklist check`: every problem of every broken file, at its line."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checklist.library import data_folder, problems
from checklist.library.check import kind_of
from checklist.library.strict import MOST_BYTES

BROKEN = Path(__file__).parents[1] / "broken"
FILES = sorted(BROKEN.glob("*.yaml"))
EXPECTED = re.compile(rb"# expects (\d+) (\S+|\(whole file\)): (.+)")


def expected(path: Path) -> list[tuple[int, str, str]]:
    """What a file says at its top about itself: line, path, and words of the problem."""
    lines = [EXPECTED.fullmatch(line) for line in path.read_bytes().split(b"\n")]
    return [(int(m[1]), m[2].decode(), m[3].decode()) for m in lines if m]


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder(), tmp_path / "data"))


def changed(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text()
    assert text.count(old) >= 1
    (folder / name).write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_problem_of_a_broken_file_is_listed_at_its_line(path: Path) -> None:
    found = sorted((p.line, p.path or "(whole file)", p.what) for p in problems([path]))
    wanted = sorted(expected(path))
    assert [(line, at) for line, at, _ in found] == [(line, at) for line, at, _ in wanted]
    assert all(words in what for (_, _, what), (_, _, words) in zip(found, wanted, strict=True))


def test_there_are_broken_files_of_at_least_twenty_kinds() -> None:
    assert len(FILES) >= 20
    assert all(expected(path) for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_problem_is_spelled_file_line_path_and_what_is_wrong(path: Path) -> None:
    for problem in problems([path]):
        assert re.fullmatch(rf"{re.escape(str(path))}:\d+: (\(whole file\)|\S+): \S.*", str(problem))


def test_the_shipped_content_has_no_problem() -> None:
    assert problems([data_folder()]) == ()


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 50_000_000, 10**12])
def test_a_file_that_is_too_big_is_refused_after_its_first_part(tmp_path: Path, size: int) -> None:
    """The last one is far larger than memory: it cannot be read whole."""
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(size)
    (problem,) = problems([huge])
    assert "larger than 2 MB" in problem.what


def test_a_file_just_within_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "big.yaml").write_text("# " + "x" * (MOST_BYTES - 3) + "\n")
    (problem,) = problems([tmp_path / "big.yaml"])
    assert problem.what == "the file is empty"


def test_a_truly_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_bytes(b"")
    assert [p.what for p in problems([tmp_path / "empty.yaml"])] == ["the file is empty"]


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert [p.what for p in problems([tmp_path / "gone.yaml"])] == ["there is no such file or folder"]


def test_a_folder_without_yaml_is_a_problem(tmp_path: Path) -> None:
    assert [p.what for p in problems([tmp_path])] == ["no YAML file is in this folder"]


def test_a_folder_is_searched_for_every_yaml_file(tmp_path: Path) -> None:
    shutil.copy(BROKEN / "unknown_key.yaml", tmp_path / "a.yaml")
    (tmp_path / "deeper").mkdir()
    shutil.copy(BROKEN / "tag.yaml", tmp_path / "deeper" / "b.yml")
    assert [Path(p.file).name for p in problems([tmp_path])] == ["a.yaml", "b.yml"]


def test_a_procedure_in_a_content_folder_is_checked_against_that_folders_fact_base(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "red_flags.yaml", "id: scar", "id: scar_tissue")
    assert [p.what for p in problems([folder])] == ["the fact base has no warning sign scar"]


def test_files_of_two_fact_base_versions_are_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "fasting.yaml", "fact_base: 6", "fact_base: 7")
    found = problems([folder])
    assert {Path(p.file).name for p in found} == {
        "wording.en.yaml",
        "foods.yaml",
        "pain_safety.yaml",
        "checkin.yaml",
        "standard_list.yaml",
        "red_flags.yaml",
    }
    assert {p.path for p in found} == {"fact_base"}


def test_a_fact_base_file_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "fasting.yaml").unlink()
    assert [(p.path, p.what) for p in problems([folder])] == [("fasting.yaml", "is missing")]


def test_problems_of_all_fact_base_files_are_listed_at_once(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "fasting.yaml", "hours: 2", "hours: two")
    changed(folder, "red_flags.yaml", "tier: emergency", "tier: urgent")
    changed(folder, "medications.yaml", "drug_class: direct renin inhibitor", "class: direct renin inhibitor")
    names = [Path(p.file).name for p in problems([folder])]
    assert names == ["fasting.yaml", "medications.yaml", "medications.yaml", "red_flags.yaml"]


@pytest.mark.parametrize(
    "name",
    ["medications.yaml", "medication_rules.yaml", "fasting.yaml", "foods.yaml", "red_flags.yaml", "checkin.yaml"],
)
def test_a_fact_base_file_alone_is_checked_as_what_it_is(name: str) -> None:
    assert problems([data_folder() / name]) == ()


def test_a_profile_in_the_past_is_a_problem_only_when_the_moment_is_known(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("timezone: UTC\nprocedure_at: 2020-01-01 10:00\n")
    assert problems([tmp_path / "p.yaml"]) == ()
    (problem,) = problems([tmp_path / "p.yaml"], made_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert (problem.line, problem.path) == (2, "procedure_at")


def test_the_kind_of_a_file_is_told_by_its_keys() -> None:
    assert kind_of({"timezone": "UTC", "arrival_at": "x"}) == "profile"
    assert kind_of({"minimums": [], "long_fast": {}}) == "fasting.yaml"
    assert kind_of({"foods": [], "which": {}}) == "foods.yaml"
    assert kind_of([{"generic": "aspirin"}]) == "medications.yaml"
    assert kind_of({"what": "ever"}) == "procedure"
