"""YAML in which nothing changes meaning."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.library.strict import MOST_ENTRIES, MOST_LEVELS, read_bytes, read_file, read_text


def value(written: str) -> object:
    document = read_text(f"key: {written}\n", "f.yaml")
    assert document.problems == ()
    assert isinstance(document.data, dict)
    return document.data["key"]


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "on",
        "off",
        "n",
        "True",
        "FALSE",
        "Null",
        "1e3",
        "12:30",
        "2027-03-15",
        "0x1F",
        "0o17",
        "010",
        "1_000",
    ],
)
def test_a_word_stays_a_word(written: str) -> None:
    assert value(written) == written


@pytest.mark.parametrize("written", ["+5", ".5", "1.", ".inf", ".nan", "=", "9" * 16, "1.0e3", "2027-03-15 13:00"])
def test_a_number_that_is_not_plain_stays_text(written: str) -> None:
    assert value(written) == written


@pytest.mark.parametrize(
    ("written", "meant"),
    [("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("0", 0), ("-7", -7), ("0.5", 0.5)],
)
def test_only_these_are_special(written: str, meant: object) -> None:
    assert value(written) == meant
    assert type(value(written)) is type(meant)


@pytest.mark.parametrize("written", ['"true"', "'12'", '"null"', '""'])
def test_quoted_is_always_text(written: str) -> None:
    assert value(written) == written[1:-1]


def test_block_text_is_text() -> None:
    assert read_text("key: |\n  12\n", "f.yaml").data == {"key": "12\n"}


def test_every_field_knows_its_line() -> None:
    document = read_text("a: 1\nb:\n  - x\n  - c: 2\n", "f.yaml")
    assert [document.line(way) for way in [("a",), ("b",), ("b", 0), ("b", 1, "c")]] == [1, 2, 3, 4]


def test_a_field_that_is_not_there_has_the_line_of_what_it_is_missing_from() -> None:
    document = read_text("a: 1\nb:\n  - x: 1\n", "f.yaml")
    assert document.line(("b", 0, "y")) == 3
    assert document.line(("z",)) == 1


def test_the_first_of_two_same_keys_is_kept() -> None:
    document = read_text("a: 1\na: 2\n", "f.yaml")
    assert document.data == {"a": 1}
    assert "first on line 1" in document.problems[0].what


def test_a_key_that_is_no_word_takes_its_value_with_it() -> None:
    document = read_text("? [x]\n: {y: 1}\nz: 2\n", "f.yaml")
    assert document.data == {"z": 2}
    assert [p.what for p in document.problems] == ["a list or mapping stands where a key must be"]


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


def test_the_deepest_nesting_that_is_allowed_is_read() -> None:
    assert read_text(nested(MOST_LEVELS), "f.yaml").problems == ()


def test_one_level_more_is_refused() -> None:
    document = read_text(nested(MOST_LEVELS + 1), "f.yaml")
    assert "more than 40 levels" in document.problems[0].what
    assert not document.complete


def test_a_hundred_thousand_levels_are_no_trouble() -> None:
    assert "more than 40 levels" in read_text("[" * 100_000, "f.yaml").problems[0].what


def test_a_file_of_very_many_entries_is_not_read_to_its_end() -> None:
    document = read_text("- a\n" * (MOST_ENTRIES + 1), "f.yaml")
    assert "entries" in document.problems[0].what


def test_after_very_many_problems_reading_stops() -> None:
    document = read_text("a: [" + "*x, " * 5_000 + "]\n", "f.yaml")
    assert len(document.problems) == 101
    assert document.problems[-1].what.startswith("100 problems")


def test_utf_16_is_explained() -> None:
    document = read_bytes("key: value\n".encode("utf-16"), "f.yaml")
    assert "UTF-8" in document.problems[0].what


def test_the_line_of_a_wrong_letter_is_named() -> None:
    assert read_bytes(b"a: 1\nb: \xff\n", "f.yaml").problems[0].line == 2


def test_a_mark_of_utf_8_at_the_start_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_file(tmp_path / "f.yaml").data == {"a": 1}


@given(st.text(max_size=60))
def test_any_text_is_read_or_explained(text: str) -> None:
    document = read_text(text, "f.yaml")
    assert document.complete or document.problems
    assert all(problem.line >= 1 and problem.what for problem in document.problems)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_explained(raw: bytes) -> None:
    document = read_bytes(raw, "f.yaml")
    assert document.complete or document.problems
