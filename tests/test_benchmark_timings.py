"""How answers to timing quotes are scored, so that no reader is wronged, and how readers are run."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks import pages, quotes, reading, timings
from benchmarks.readers import Answer, amounts
from benchmarks.timings import Quote

RANGE = Quote(text="for 4 to 6 weeks", kind="after", ends=(28, 42))
FOR = Quote(text="for 2 weeks", kind="after", ends=(0, 14))
MONTHS = Quote(text="for 3 months", kind="after", ends=(0, 90))
THE_DAY = Quote(text="for 12 hours", kind="after", ends=(0, 0))
FAST = Quote(text="8 to 12 hours", kind="hours", ends=(8, 12))
LENGTH = Quote(text="an hour and a half", kind="minutes", ends=(90, 90))
CLOCK = Quote(text="after 6 am", kind="clock", clock="06:00")
WEEKS_4, WEEKS_6 = 28 * 24, 42 * 24

RIGHT: list[tuple[Quote, Sequence[Answer]]] = [
    (RANGE, [{"hours": [WEEKS_4, WEEKS_6]}]),
    (RANGE, [{"hours": [WEEKS_4]}, {"hours": [WEEKS_6]}]),
    (RANGE, [{"at": ["2026-07-13", "2026-07-27"]}]),
    (FOR, [{"hours": [336]}]),
    (FOR, [{"hours": [0, 336]}]),
    (FOR, [{"at": ["2026-06-29T10:17:00"]}]),
    (FOR, [{"at": ["2026-06-01"]}]),
    (FOR, [{"hours": [8040]}, {"hours": [336]}]),
    (MONTHS, [{"at": ["2026-09-15"]}]),
    (THE_DAY, [{"hours": [12]}]),
    (FAST, [{"at": ["2026-06-15T18:17:00", "2026-06-15T22:17:00"]}]),
    (LENGTH, [{"hours": [1.5]}]),
    (CLOCK, [{"clock": ["06:00", "23:59"]}]),
    (CLOCK, [{"at": ["2026-06-16T06:00:00"]}]),
]
WRONG: list[tuple[Quote, Sequence[Answer]]] = [
    (RANGE, []),
    (RANGE, [{"hours": [WEEKS_6]}]),
    (RANGE, [{"hours": [WEEKS_4, WEEKS_6 + 24]}]),
    (FOR, [{"hours": [336, 360]}]),
    (FOR, [{"at": ["2026-06-30"]}]),
    (FOR, [{"clock": ["02:00"]}]),
    (MONTHS, [{"at": ["2026-09-20"]}]),
    (MONTHS, [{"hours": [92 * 24]}]),
    (THE_DAY, [{"hours": [24]}]),
    (LENGTH, [{"hours": [1]}]),
    (CLOCK, [{"clock": ["18:00"]}]),
    (CLOCK, [{"hours": [6]}]),
]


@pytest.mark.parametrize(("quote", "given"), RIGHT)
def test_the_stated_numbers_are_right_in_whatever_form_they_come(quote: Quote, given: Sequence[Answer]) -> None:
    assert timings.both_ends(quote, given) and timings.any_end(quote, given)


@pytest.mark.parametrize(("quote", "given"), WRONG)
def test_other_numbers_or_more_of_them_are_not_right(quote: Quote, given: Sequence[Answer]) -> None:
    assert not timings.both_ends(quote, given)


def test_one_end_of_a_range_is_counted_apart() -> None:
    assert timings.any_end(RANGE, [{"hours": [WEEKS_6]}]) and not timings.any_end(RANGE, [{"hours": [24]}])


def test_a_quote_without_a_time_is_right_when_it_gets_no_answer() -> None:
    vague = Quote(text="for a few days", kind="after")
    score = timings.score([vague, vague, FOR, FOR], [[], [{"hours": [72]}], [{"hours": [336]}], []])
    assert score == timings.Score(timed=2, both=1, any=1, others=2, silent=1)


def test_our_own_quotes_are_enough_and_each_gives_what_its_kind_needs() -> None:
    timed = [quote for quote in timings.own() if not quote.silent]
    assert len(timed) >= 120 and {quote.kind for quote in timed} == {*timings.UNITS, "clock"}
    assert [quote for quote in timed if quote.ends and max(quote.ends) > 3650] == []


GOLD = """
fasting:
- {what: all, hours_before: [6, 8], clock: 11:00, quote: Nothing for 6 to 8 hours and nothing after 11 am}
preparation_tasks:
- {kind: hygiene, offset_days: [1, 1], quote: Wash with the soap}
medications:
- {who: it, action: take, when: after, offset_days: [0, 5], quote: Take it for 5 days}
recovery_milestones:
- {topic: pain, from_days: null, to_days: null, vague: true, quote: It hurts for some days}
- {topic: work, from_days: null, to_days: null, quote: Work after some days}
"""


def test_a_corpus_gives_the_quotes_that_name_their_time_and_the_vague_ones(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "one.yaml").write_text(GOLD, encoding="utf-8")
    assert [(quote.kind, quote.ends, quote.clock) for quote in timings.of_corpus(tmp_path)] == [
        ("hours", (6, 8), None),
        ("clock", (), "11:00"),
        ("after", (0, 5), None),
        ("after", (), None),
    ]


def test_a_folder_without_a_corpus_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"There is no gold/\*\.yaml in"):
        timings.of_corpus(tmp_path)


@pytest.mark.parametrize(
    ("value", "answers"),
    [
        ("P6W", [{"hours": [1008]}]),
        ("PT1H30M", [{"hours": [1.5]}]),
        ("P1DT12H", [{"hours": [36]}]),
        ("XXXX-XX-XXT06:30", [{"clock": ["06:30"]}]),
        ("PXD", []),
        ("2026-06-15", []),
    ],
)
def test_a_timex_value_is_an_amount_or_a_clock_time(value: str, answers: list[Answer]) -> None:
    assert list(amounts.timex(value)) == answers


def test_ours_answers_from_a_process_of_its_own() -> None:
    asked = [("Rest for two weeks.", "after"), ("Nothing after 6 am.", "clock"), ("It takes 2 hours.", "minutes")]
    read = reading.read(reading.OURS, asked)
    assert read.answers == [[{"hours": [0, 336]}], [{"clock": ["06:00"]}], [{"hours": [2, 2]}]]
    assert len(read.cpu) == 3 and read.failed == 0


def test_a_whole_page_is_read_without_failing() -> None:
    assert reading.read(reading.WHOLE, [(next(iter(pages.texts().values())), "after")], most=60).failed == 0


def test_a_reader_that_is_not_installed_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FOLDER", tmp_path)
    with pytest.raises(reading.NotRead, match="not installed"):
        reading.read(reading.Reader(name="dateparser"), [("Rest for two weeks.", "after")])


def test_the_table_puts_who_is_right_more_often_first_and_names_who_was_not_run() -> None:
    def row(name: str, both: int) -> quotes.Row:
        score = timings.Score(timed=4, both=both, any=4, others=1, silent=1)
        return quotes.Row(name=name, version="1", score=score, quote=0.001 * (5 - both), page=0.02)

    table = quotes.table("Times", [row("ours", 3), row("few", 1), row("many", 2), quotes.Row(name="gone", why="lost")])
    assert [cells[0] for cells in table.rows] == ["ours", "many", "few"]
    assert table.rows[1][2:9] == ("2/4", "4/4", "1/1", "3.000", "1.50x", "20.0", "1.00x")
    assert "Not run here: gone (lost); " in table.note and all(name in table.note for name in reading.LEFT_OUT)
