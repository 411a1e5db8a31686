import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from checklist.care.drafting import to_json, to_yaml
from checklist.cli import main
from tests.extraction.made import docx, paragraph, pdf

LEAFLET = """Removal of a cyst on the wrist

Before your operation
- Do not eat after 6 am on the day of your operation.
- Stop Eliquis 2 days before surgery if your team tells you to.
- Arrange for an adult to drive you home.

After your operation
- Do not lift anything heavy for 2 weeks.
- You can drive after 3 to 5 days.
- Keep the dressing dry.

Call us if you have:
- a fever
- bleeding that does not stop
"""


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["extract", str(path), *options])


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    path = tmp_path / "leaflet.txt"
    path.write_text(LEAFLET, encoding="utf-8")
    return path


def items(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for value in data.values() if isinstance(value, list) for item in value if isinstance(item, dict)]


def test_a_text_prints_as_findings_with_their_words_in_place(leaflet: Path) -> None:
    result = run(leaflet)
    assert (result.exit_code, result.stderr) == (0, "")
    data = yaml.safe_load(result.stdout_bytes)
    assert data["title"] == "Removal of a cyst on the wrist"
    (stop,) = data["fasting"]
    assert (stop["what"], stop["clock"], stop["condition"]) == ("solids", "06:00", None)
    assert [item["action"] for item in data["medications"]] == ["stop"]
    lifting = next(item for item in data["recovery_milestones"] if item["topic"] == "lifting")
    assert (lifting["from_days"], lifting["to_days"]) == (0, 14)
    assert len(data["red_flags"]) == 2
    found = items(data)
    assert len(found) >= 8
    assert all(LEAFLET[item["at"][0] : item["at"][1]] == item["quote"] for item in found)


def test_a_medicine_is_known_by_a_brand_name_of_the_fact_base(leaflet: Path) -> None:
    (stop,) = yaml.safe_load(run(leaflet).stdout_bytes)["medications"]
    assert "Eliquis" in stop["who"]
    assert stop["offset_days"] == [2, 2]


def test_both_shapes_say_the_same_and_always_in_the_same_bytes(leaflet: Path) -> None:
    told = {shape: [run(leaflet, "--format", shape).stdout_bytes for _ in range(2)] for shape in ("yaml", "json")}
    assert all(first == second for first, second in told.values())
    assert yaml.safe_load(told["yaml"][0]) == json.loads(told["json"][0])
    assert run(leaflet).stdout_bytes == told["yaml"][0]


def test_a_first_line_that_names_the_source_is_no_part_of_the_document(leaflet: Path, tmp_path: Path) -> None:
    named = tmp_path / "named.txt"
    named.write_text(f"# source: written for this test\n{LEAFLET}", encoding="utf-8")
    assert run(named).stdout_bytes == run(leaflet).stdout_bytes


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        result = run(path)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"Cannot read {path}: ")
        assert result.stderr.count("\n") == 1


def test_each_kind_of_file_is_read(tmp_path: Path) -> None:
    sentence, told = "Do not eat for 8 hours before surgery.", []
    for name, raw in {
        "a.html": f"<html><p>{sentence}</p></html>".encode(),
        "a.docx": docx(paragraph(sentence)),
        "a.pdf": pdf([sentence]),
        "a.txt": sentence.encode("utf-16"),
    }.items():
        (tmp_path / name).write_bytes(raw)
        told.append(yaml.safe_load(run(tmp_path / name).stdout_bytes)["fasting"])
    assert told[0][0]["hours_before"] == [8, 8]
    assert told.count(told[0]) == 4


def test_what_is_no_document_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(99))
    result = run(tmp_path / "a.bin")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "it is not text" in result.stderr


def test_a_shape_that_does_not_exist_is_a_wrong_call(leaflet: Path) -> None:
    assert run(leaflet, "--format", "text").exit_code == 2


LOOKS_LIKE_YAML = [
    "06:00", "no", "yes", "on", "1e3", "~", "", "null", "0x1f", "2027-03-16", "=", "- a", "a: b", "# a", "'", '"',
    "\n a\n", "\u2028 x", "\x85", "a  \n\n  b", "\ufeff", "\t", "🙂", "مرحبا", "1_000", "!x", "&a", "*a", "|", ">",
    "%a", "@a", "---", "...",
]  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(LOOKS_LIKE_YAML)


@given(WORDS)
def test_every_string_comes_back_as_it_was(words: str) -> None:
    data: dict[str, object] = {"title": words, "fasting": [{"quote": words, "at": [0, 1], "clock": None}], "stay": None}
    assert yaml.safe_load(to_yaml(data)) == data
    assert json.loads(to_json(data)) == data
