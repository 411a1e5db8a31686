"""One server at a time, as a process of its own on loopback, in a folder that is removed afterwards."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
START_LIMIT = 60.0
STOP_LIMIT = 10.0
LOOK_EVERY = 0.005


class NotServing(RuntimeError):
    """The server ended, or did not answer in time; the message holds the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: where, since how many seconds after its process started, and how much memory it takes."""

    port: int
    folder: Path
    started_in: float
    process: int

    @property
    def address(self) -> str:
        """Its base address."""
        return f"http://{HOST}:{self.port}"

    def memory_mb(self) -> float:
        """Resident memory of the process in MB, as Linux tells; nan elsewhere."""
        try:
            status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        except OSError:
            return float("nan")
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))

    def cpu_seconds(self) -> float:
        """Processor time the process has used so far, as Linux tells; nan elsewhere."""
        try:
            fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def a_folder() -> Iterator[Path]:
    """An empty folder, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def serving(command: Sequence[str], ready: str, folder: Path) -> Iterator[Running]:
    """The server while it runs; `{port}` in the command is a free port. `ready` is the path that answers 200."""
    port = free_port()
    words = [word.format(port=port) for word in command]
    with (folder / "server.log").open("wb") as log:
        began = time.perf_counter()
        process = subprocess.Popen(words, cwd=folder, env=_environment(folder), stdout=log, stderr=log)
        try:
            started_in = _wait(process, f"http://{HOST}:{port}{ready}", began, folder)
            yield Running(port, folder, started_in, process.pid)
        finally:
            _stop(process)


def python(*words: str) -> list[str]:
    """A command that this same Python runs."""
    return [sys.executable, *words]


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _environment(folder: Path) -> dict[str, str]:
    """Ours, without settings for Streamlit or the app, and with a home that holds none."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("STREAMLIT_", "CHECKLIST_"))}
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    return {**kept, "PYTHONPATH": paths, "HOME": str(folder), "BENCH_FOLDER": str(folder)}


def _wait(process: "subprocess.Popen[bytes]", address: str, began: float, folder: Path) -> float:
    while time.perf_counter() - began < START_LIMIT:
        if process.poll() is not None:
            break
        if _answers(address):
            return time.perf_counter() - began
        time.sleep(LOOK_EVERY)
    raise NotServing((folder / "server.log").read_text(encoding="utf-8", errors="replace")[-2000:])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
