from pathlib import Path

from click.testing import CliRunner, Result

from checklist.cli import main

LEAFLET = """# source: a clinic
Before your surgery

- Do not eat or drink
  for 8 hours before surgery.
- Stop certain medicines.
"""


def linted(tmp_path: Path, text: bytes) -> Result:
    path = tmp_path / "leaflet.txt"
    path.write_bytes(text)
    return CliRunner().invoke(main, ["lint", str(path)])


def test_each_remark_names_its_line_in_the_file_its_rule_words_and_advice(tmp_path: Path) -> None:
    result = linted(tmp_path, LEAFLET.encode())
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    together = (
        'line 4: food_and_drink_together: "Do not eat or drink for 8 hours before surgery." Food and clear drinks'
    )
    assert any(line.startswith(together) and "[time your team chooses]" in line for line in lines)
    assert any(line.startswith('line 6: unnamed_medicine: "Stop certain medicines."') for line in lines)


def test_what_is_missing_comes_last(tmp_path: Path) -> None:
    starts = [line.split(" ")[0] for line in linted(tmp_path, LEAFLET.encode()).stdout.splitlines()]
    assert list(dict.fromkeys(starts)) == ["line", "whole", "missing"]


def test_a_line_counts_the_same_without_a_source(tmp_path: Path) -> None:
    bare = LEAFLET.partition("\n")[2]
    assert "line 3: food_and_drink_together" in linted(tmp_path, bare.encode()).stdout
    assert "line 3: food_and_drink_together" in linted(tmp_path, bare.replace("\n", "\r\n").encode()).stdout


def test_no_control_character_of_a_text_reaches_the_terminal(tmp_path: Path) -> None:
    result = linted(tmp_path, b"Before surgery\n\n- Stop \x1b[31m certain medicines.\n")
    assert result.exit_code == 0
    assert "unnamed_medicine" in result.stdout
    assert "\x1b" not in result.stdout


def test_a_file_that_cannot_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    gone = CliRunner().invoke(main, ["lint", str(tmp_path / "gone.txt")])
    folder = CliRunner().invoke(main, ["lint", str(tmp_path)])
    binary = linted(tmp_path, b"\xff\xfe\x00")
    assert [result.exit_code for result in (gone, folder, binary)] == [1, 1, 1]
    assert gone.stderr == f"Cannot read {tmp_path}/gone.txt: No such file or directory.\n"
    assert binary.stderr.endswith("save it again as UTF-8.\n")
    assert all(result.stdout == "" for result in (gone, folder, binary))
