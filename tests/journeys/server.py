"""The real server in a process of its own, in an empty folder, with no way off this machine."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

GUARD = Path(__file__).parent / "guard"
SOURCE = Path(__file__).parents[2] / "src"
PATIENCE = 60


class Server:
    """`checklist serve` on a free port; it can be killed and started again on the same store and port."""

    def __init__(self, folder: Path, *options: str, now: str | None = None, site: Path | None = None) -> None:
        self.folder, self.options, self.now, self.site = folder, options, now, site
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log, self.guard_log = folder / "server.log", folder / "outbound.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
        """The server answers /readyz."""
        command = [sys.executable, "-m", "checklist.cli", "serve", "--port", str(self.port), *self.options]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, env=self._env(), stdout=log, stderr=log)
        self._wait()
        return self

    def runs(self, *arguments: str) -> None:
        """A command of ours beside the server, in its folder and on its store."""
        command = [sys.executable, "-m", "checklist.cli", *arguments]
        subprocess.run(command, cwd=self.folder, env=self._env(), check=True, capture_output=True)

    def kill(self) -> None:
        """The process is gone at once, with no chance to tidy up."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """The process is gone."""
        assert self.process
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def outbound(self) -> str:
        """Every connection off this machine that was tried."""
        return self.guard_log.read_text() if self.guard_log.exists() else ""

    def _env(self) -> dict[str, str]:
        """This process's own environment without the app's settings, whatever another test has set."""
        env = {key: value for key, value in os.environ.items() if not key.startswith("CHECKLIST_")}
        env |= {"CHECKLIST_GUARD_LOG": str(self.guard_log), "PYTHONPATH": self._path()}
        return env | ({"CHECKLIST_NOW": self.now} if self.now else {})

    def _path(self) -> str:
        """Where Python looks first: the guard, and the folder a wheel was unpacked into, or this checkout."""
        return os.pathsep.join(str(folder) for folder in (GUARD, self.site or SOURCE))

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=2):
                    return
            except (urllib.error.URLError, TimeoutError, ConnectionError):
                time.sleep(0.1)
        raise AssertionError(f"the server did not start:\n{self.log.read_text()[-4000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
