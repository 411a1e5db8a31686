"""`python -m benchmarks`: measure everything in one run, print it, and put the figures into docs/performance.md."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import (
    boards,
    day_lists,
    lists,
    loads,
    machine,
    names,
    pages,
    plans,
    prints,
    quotes,
    starts,
    ticks,
    timings,
)
from benchmarks.table import Table

DOCUMENT = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"

Part = Callable[[bool], Table]
PARTS: Mapping[str, Part] = {
    "ticks": lambda quick: ticks.table(ticks.measure(ticks.everyone(), ticks.QUICK if quick else ticks.FULL)),
    "plans": lambda quick: plans.measure(20 if quick else 1000),
    "prints": lambda quick: prints.measure(5 if quick else 100),
    "names": lambda quick: names.measure(100 if quick else 2146),
    "pages": lambda quick: loads.measure(2 if quick else 15),
    "list": lambda quick: lists.measure(*((20, 2) if quick else (200, 9))),
    "board": lambda quick: boards.measure(*((300, 100, 3) if quick else (10_000, 500, 15))),
    "lists": lambda quick: day_lists.measure(*((300, 3) if quick else (10_000, 15))),
    "start": lambda quick: starts.measure(1 if quick else 7),
    "extraction": lambda quick: pages.measure(*((1, 20_000) if quick else (10, 200_000))),
    "times": lambda quick: quotes.measure("Times in sentences of our own", timings.own(), 1 if quick else 3),
}


def main() -> None:
    """The parts asked for, or all. Only a full run of all of them changes the document."""
    asked = _asked()
    described = machine.described()
    print(f"{described}\n", flush=True)
    tables = [_measured(part, PARTS[part], asked.quick) for part in asked.parts]
    if asked.corpus:
        tables.append(_measured("corpus", _of_corpus(asked.corpus), asked.quick))
    if not asked.quick and set(asked.parts) == set(PARTS):
        write("\n\n".join([described, *(table.markdown() for table in tables)]))


def write(figures: str, document: Path = DOCUMENT) -> None:
    """The document holds these figures between its two marks; the text around them stands."""
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    document.write_text(f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}", encoding="utf-8")


def _asked() -> argparse.Namespace:
    asking = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asking.add_argument("parts", nargs="*", help=f"what to measure: {', '.join(PARTS)}; everything when not said")
    asking.add_argument("--quick", action="store_true", help="few sessions and rounds; the document stays as it is")
    asking.add_argument("--corpus", type=Path, help="also read the timing quotes of DIR/gold/*.yaml", metavar="DIR")
    asked = asking.parse_args()
    unknown = set(asked.parts) - set(PARTS)
    if unknown:
        asking.error(f"there is no part {', '.join(sorted(unknown))}")
    asked.parts = asked.parts or list(PARTS)
    return asked


def _of_corpus(folder: Path) -> Part:
    found = timings.of_corpus(folder)
    title, how = "Times in the quotes of a corpus", quotes.HOW_OF_CORPUS
    return lambda quick: quotes.measure(title, found, 1 if quick else 3, how)


def _measured(name: str, part: Part, quick: bool) -> Table:
    print(f"Measuring {name} …", flush=True)
    table = part(quick)
    print(f"\n{table.markdown()}\n", flush=True)
    return table


if __name__ == "__main__":
    main()
