"""How fast whole texts are read: one-page leaflets of our own, long prose, and what no person would write."""

import random
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles

from benchmarks import reading
from benchmarks.table import Table, ms

#: made up for this, in the layouts that guidance comes in; not medical advice
TEXTS = Path(__file__).parent / "texts"
MEGABYTE = 1_000_000
MOST = 120
#: `{}` counts up, so that no two are the same
REPETITIONS = (
    "1 to ", "2-", "at least ", "a few ", "if you ", "and ", "or, ", "(", "a", "a ", "- ", "1. ", "\n\n", "\t", "½",
    "day 1 ", "weeks ", "between 2 and ", "do not ", "call us if you have a fever, ", "eat or drink, ",
    "stop aspirin 7 days before ", "Days 1-2\n", "Q: when?\n", "is it, ", "for 2 weeks after surgery ", "12:30 am ",
    "the night before surgery: ", "{}. ", "{} to ", "Days {}-{}\n", "- stop pill {} on day {}\n", "for {} weeks and ",
    "if {} hurts, call us. ", "Q: when {}?\n",
)  # fmt: skip


def measure(rounds: int, size: int) -> Table:
    """`extract` with the names of all our medicines, in a new process each round, so that nothing is remembered.

    The long texts have `size` characters, and each of them a process of its own.
    """
    pages = list(texts().values())
    spent = [seconds for _ in range(rounds) for seconds in _cpu(pages)]
    prose = {"prose in paragraphs": long_prose("\n\n", size), "prose in one line": long_prose(" ", size)}
    odd = {f"repeated: {piece!r}": repeated(piece, size) for piece in REPETITIONS}
    slowest = sorted(_each(odd).items(), key=lambda one: one[1], reverse=True)
    usual = median(seconds for _name, seconds in slowest)
    long = _each(prose) | dict(slowest[:3]) | {f"the median of {len(odd)} repetitions": usual}
    return Table(
        title="Extraction",
        columns=("text", "size kB", "times", "median ms", "p95 ms", "a second", "s/MB"),
        rows=[_pages(pages, spent), *(_long(name, size, seconds) for name, seconds in long.items())],
        note="Processor time of one thread for all that `extract` finds, with the names of all medicines that we ship. "
        f"The pages are {len(pages)} made-up leaflets of as many layouts, each read once in a process; the prose is "
        "their sentences in a seeded order, a word of each exchanged. Of the repetitions the three slowest are shown.",
    )


def texts() -> Mapping[str, str]:
    """The leaflets by their names."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))}


def long_prose(between: str, most: int) -> str:
    """Sentences of the leaflets in a seeded order, a word of each exchanged so that few are the same."""
    said = [one.split() for text in texts().values() for one in re.split(r"(?<=[.?!])\s+", text) if " " in one]
    words, rng, parts, size = [word for one in said for word in one], random.Random(1), [], 0
    while size < most:
        parts.append(" ".join(_varied(one, words, rng) for one in rng.sample(said, 6)))
        size += len(parts[-1]) + len(between)
    return between.join(parts)[:most]


def repeated(piece: str, most: int) -> str:
    """The piece over and over, counted where it counts."""
    times = most // len(piece) + 1
    return "".join(piece.replace("{}", str(number)) for number in range(times))[:most]


def _varied(sentence: Sequence[str], words: Sequence[str], rng: random.Random) -> str:
    place = rng.randrange(len(sentence))
    return " ".join([*sentence[:place], rng.choice(words), *sentence[place + 1 :]])


def warm() -> Sequence[str]:
    """What each reader reads before it is timed: other words than those it is asked."""
    return ["You may walk after 3 hours, and cycle in two to four days.", "Come at 8:15 am.", "Nothing is said here."]


def _each(named: Mapping[str, str]) -> dict[str, float]:
    return {name: _cpu([text])[0] for name, text in named.items()}


def _cpu(asked: Sequence[str]) -> Sequence[float]:
    read = reading.read(reading.WHOLE, [(text, "after") for text in asked], warm(), most=MOST)
    if read.failed:
        raise reading.NotRead(f"a text took over {MOST} s or ended in an error")
    return read.cpu


def _pages(pages: Sequence[str], spent: Sequence[float]) -> Sequence[str]:
    size = f"{median(len(page) for page in pages) / 1000:.1f}"
    p95 = quantiles(spent, n=20, method="inclusive")[-1]
    each = sum(spent) / sum(len(page) for page in pages) / (len(spent) / len(pages)) * MEGABYTE
    return "a page", size, str(len(spent)), ms(median(spent)), ms(p95), f"{len(spent) / sum(spent):,.0f}", f"{each:.2f}"


def _long(name: str, size: int, seconds: float) -> Sequence[str]:
    per_mb = f"{seconds / size * MEGABYTE:.2f}"
    return name, f"{size / 1000:,.0f}", "1", ms(seconds), "", f"{1 / seconds:,.1f}", per_mb
