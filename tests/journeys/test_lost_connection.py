import json
import threading
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.patient import Patient
from tests.journeys.server import Server
from tests.journeys.test_patient_journey import FIVE

TICKS = 200


def test_ticks_made_while_the_server_is_down_arrive_when_it_is_back(
    server: Server, phone: Page, new_phone: Callable[[], Page]
) -> None:
    maria = Patient(phone, server.url)
    maria.builds_a_plan()
    link = maria.link()
    maria.sees_today()
    server.kill()
    for title in FIVE[:3]:
        maria.ticks(title)
    maria.sees("3 ticks will save when you are back online")
    server.start()
    maria.is_saved()
    elsewhere = Patient(new_phone(), server.url)
    elsewhere.page.goto(link)
    expect(elsewhere.boxes().first).to_be_visible(timeout=20_000)
    assert elsewhere.ticked() == set(FIVE[:3])


def test_every_acknowledged_tick_is_there_once_after_a_kill_in_the_middle_of_200(server: Server, phone: Page) -> None:
    maria = Patient(phone, server.url)
    maria.builds_a_plan()
    maria.sees_today()
    (cookie,) = (c["value"] for c in phone.context.cookies() if c["name"] == "checklist_session")
    plan = _plan_of(phone)
    saved: dict[str, int] = {}
    sender = threading.Thread(target=_tick_until_dead, args=(server.url, plan, cookie, saved))
    sender.start()
    while len(saved) < TICKS // 2:
        phone.wait_for_timeout(10)
    server.kill()
    sender.join()
    server.start()
    again = {id_: seq for id_, seq in (_post(server.url, plan, cookie, id_) for id_ in list(saved))}
    assert again == saved
    assert len(set(saved.values())) == len(saved)


def _plan_of(phone: Page) -> str:
    """The plan's id, from the address the screen sends ticks to."""
    with phone.expect_request("**/api/plans/*/events") as sent:
        phone.get_by_role("checkbox").first.check()
    return sent.value.url.split("/")[-2]


def _tick_until_dead(url: str, plan: str, cookie: str, saved: dict[str, int]) -> None:
    for _ in range(TICKS):
        try:
            id_, seq = _post(url, plan, cookie, uuid.uuid4().hex)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return
        saved[id_] = seq


def _post(url: str, plan: str, cookie: str, id_: str) -> tuple[str, int]:
    event = {"id": id_, "task": "labs", "kind": "done", "at": "2027-03-08T10:00:00-05:00", "payload": {}}
    headers = {"Content-Type": "application/json", "X-Checklist": "1", "Cookie": f"checklist_session={cookie}"}
    body = json.dumps({"events": [event]}).encode()
    request = urllib.request.Request(f"{url}/api/plans/{plan}/events", body, headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        (kept,) = json.load(answer)["saved"]
    return kept["id"], kept["seq"]
