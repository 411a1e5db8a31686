"""Medicine names: how long each keystroke of the type-ahead takes over all names, and each name that is looked up."""

import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles

from benchmarks.table import Table, ms
from checklist.library import Library
from checklist.medication import entries_of

LIST_OF_20 = 20


def measure(names: int) -> Table:
    """The same names typed letter by letter, looked up as they are, with a letter dropped, and pasted as lists."""
    formulary = Library.open().fact_base.formulary
    known = sorted(formulary.spellings)
    some = known[:: max(len(known) // names, 1)]
    typed = [name[:length] for name in some for length in range(2, len(name) + 1)]
    misspelt = [name[: len(name) // 2] + name[len(name) // 2 + 1 :] for name in some]
    lists = [
        "\n".join(f"{name} 5 mg twice a day" for name in some[n : n + LIST_OF_20])
        for n in range(0, len(some), LIST_OF_20)
    ]
    rows = [
        _row("a keystroke of the type-ahead", formulary.suggested, typed),
        _row("a name as it is spelled", formulary.match, some),
        _row("a name with a letter dropped", formulary.match, misspelt),
        _row("a name with a dose behind it", formulary.match, [f"{name} 5 mg twice a day" for name in some]),
        _row(f"a pasted list of {LIST_OF_20}", lambda text: entries_of(text, formulary), lists),
    ]
    return Table(
        title="Medicine names",
        columns=("what", "rounds", "median ms", "p95 ms", "slowest ms"),
        rows=rows,
        note=f"One thread, over all {len(known):,} names of the fact base; each the shortest of three.",
    )


def _row(what: str, work: Callable[[str], object], texts: Sequence[str]) -> tuple[str, ...]:
    work(texts[0])
    spent = [_spent(work, text) for text in texts]
    p95 = quantiles(spent, n=20, method="inclusive")[-1] if len(spent) > 1 else spent[0]
    return what, f"{len(spent):,}", ms(median(spent)), ms(p95), ms(max(spent))


def _spent(work: Callable[[str], object], text: str) -> float:
    """The shortest of three: what the machine does beside it is not meant."""
    return min(_once(work, text) for _ in range(3))


def _once(work: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    work(text)
    return time.perf_counter() - began
