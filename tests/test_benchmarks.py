from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from benchmarks import __main__ as run
from benchmarks import contenders, ticks
from benchmarks.people import Crowd, Ticked
from benchmarks.table import Table, ms, times


@pytest.mark.parametrize("contender", [contenders.bare(), contenders.tuned()], ids=lambda one: one.name)
def test_every_acknowledged_tick_is_counted_on_disk(contender: contenders.Contender) -> None:
    crowd = [Crowd(people=2, ticks=1)]
    with ThreadPoolExecutor(max_workers=1) as own_loop:  # the browser tests may hold this thread's event loop
        (row,) = own_loop.submit(ticks.measure, [contender], crowd).result()
    assert len(row.ticked.waits) == 2


def test_a_server_that_lost_ticks_stops_the_run() -> None:
    with pytest.raises(ticks.TicksLost):
        ticks.check("a forgetful server", on_disk=3, acknowledged=4)


def test_half_of_the_ticks_are_faster_than_the_median() -> None:
    ticked = Ticked(waits=(0.001, 0.002, 0.003, 0.004, 0.1), seconds=2, driver_seconds=0.1, server_seconds=0.01)
    assert (ticked.median_ms, ticked.per_second, ticked.driver_share, ticked.server_ms) == (3, 2.5, 0.05, 2)


def test_one_tick_alone_is_its_own_95th_percentile() -> None:
    assert Ticked(waits=(0.002,), seconds=1, driver_seconds=0, server_seconds=0).p95_ms == 2


def test_the_figures_replace_those_between_the_marks_and_nothing_else(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{run.BEGIN}\nold\n{run.END}\nafter\n", encoding="utf-8")
    run.write("new", document)
    assert document.read_text(encoding="utf-8") == f"before\n{run.BEGIN}\n\nnew\n\n{run.END}\nafter\n"


def test_the_document_has_both_marks_once() -> None:
    text = run.DOCUMENT.read_text(encoding="utf-8")
    assert (text.count(run.BEGIN), text.count(run.END)) == (1, 1)


def test_each_server_is_set_against_the_bare_route_and_stock_streamlit_under_the_same_crowd() -> None:
    crowd = Crowd(people=1, ticks=1)
    rows = [
        ticks.Row(server=name, crowd=crowd, ticked=Ticked(waits=(wait,), seconds=1, driver_seconds=0, server_seconds=0))
        for name, wait in ((contenders.STOCK, 0.9), (contenders.BARE, 0.002), ("ours", 0.003))
    ]
    ours = dict(zip(ticks.COLUMNS, ticks.table(rows).rows[2], strict=True))
    assert (ours["of (c)'s time"], ours["faster than (a)"]) == ("1.50x", "300x")


def test_a_table_is_padded_with_figures_to_the_right() -> None:
    table = Table(title="Speed", columns=("what", "ms"), rows=[("one tick", ms(0.00123)), ("ten", ms(1.5))])
    assert table.markdown().splitlines()[2:] == [
        "| what     |    ms |",
        "| -------- | ----: |",
        "| one tick |  1.23 |",
        "| ten      | 1,500 |",
    ]


def test_small_factors_keep_their_places() -> None:
    assert (times(1.254), times(123.4)) == ("1.25x", "123x")
