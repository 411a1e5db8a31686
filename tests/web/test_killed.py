"""The server is killed in the middle of 200 ticks; what it said was saved is there, once, and nothing is twice."""

import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from checklist.care.house import House
from checklist.store import open_store
from checklist.store.events import events_of, verify
from tests.care.builders import PLAN, a_house, inside, with_plan
from tests.web.builders import body

ROOT = Path(__file__).parents[2]
URL = f"/api/plans/{PLAN}/events"


class Server:
    """Our addresses in a process that can be killed."""

    def __init__(self, database: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "tests.web.killed_server", str(port), str(database)]
        environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment)
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", headers={"X-Checklist": "1"}, timeout=20)
        while not self.ready():
            time.sleep(0.05)

    def ready(self) -> bool:
        try:
            return self.client.get("/readyz").status_code == 200
        except httpx.TransportError:
            assert self.process.poll() is None
            return False

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def tick(self, number: int, cookie: str) -> int | None:
        """The number the tick was saved under; None when there was no answer."""
        try:
            answer = self.client.post(URL, json=body(f"e{number}"), headers={"Cookie": f"checklist_session={cookie}"})
        except httpx.TransportError:
            return None
        return int(answer.json()["saved"][0]["seq"])


def kept(database: Path) -> list[str]:
    store = open_store(f"sqlite:///{database}")
    with store.reading() as tx:
        assert verify(tx, PLAN) is None
        ids = [event.id for event in events_of(tx, PLAN)]
    store.close()
    return ids


@pytest.fixture
def cookie(tmp_path: Path) -> str:
    house: House = a_house(tmp_path)
    with_plan(house)
    found = inside(House(store=house.store))[1].cookie
    house.store.close()
    return found


@pytest.mark.parametrize("phones", [1, 8])
def test_a_tick_acknowledged_is_a_tick_on_disk(tmp_path: Path, cookie: str, phones: int) -> None:
    database = tmp_path / "checklist.db"
    server = Server(database)
    answers: dict[int, int | None] = {}

    def tick(number: int) -> None:
        answers[number] = server.tick(number, cookie)

    with ThreadPoolExecutor(phones) as pool:
        ticks = pool.map(tick, range(200))
        while len(answers) < 90:
            time.sleep(0.001)
        server.kill()
        list(ticks)
    acknowledged = {f"e{number}" for number, seq in answers.items() if seq is not None}
    on_disk = kept(database)
    assert 80 <= len(acknowledged) < 200
    assert acknowledged <= set(on_disk)
    assert len(on_disk) == len(set(on_disk))
    _send_again_after_restart(database, cookie, answers)


def _send_again_after_restart(database: Path, cookie: str, answers: dict[int, int | None]) -> None:
    server = Server(database)
    again = {number: server.tick(number, cookie) for number in range(200)}
    server.kill()
    assert all(again[number] == seq for number, seq in answers.items() if seq is not None)
    assert sorted(kept(database)) == sorted(f"e{number}" for number in range(200))
