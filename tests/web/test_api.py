import json

import pytest
from starlette.testclient import TestClient

from checklist.care.house import House
from checklist.plan import PlanId
from checklist.store.events import events_of, verify
from checklist.web import api
from tests.care.builders import PLAN, Watch, with_plan
from tests.web.builders import a_browser, body, holding

EVENTS = f"/api/plans/{PLAN}/events"
OURS = {"X-Checklist": "1"}


def refusal(response: object) -> tuple[int, str]:
    said = response.json()  # type: ignore[attr-defined]
    assert set(said) == {"code", "sentence"}
    assert said["sentence"].endswith(".")
    return response.status_code, said["code"]  # type: ignore[attr-defined]


def test_ticks_are_saved_with_their_numbers_and_on_disk_when_answered(house: House) -> None:
    answer = holding(house).post(EVENTS, json=body("e1", "e2"), headers=OURS)
    assert answer.status_code == 200
    assert answer.json() == {"saved": [{"id": "e1", "seq": 1}, {"id": "e2", "seq": 2}], "refused": []}
    with house.store.reading() as tx:
        assert [event.id for event in events_of(tx, PLAN)] == ["e1", "e2"]


def test_the_same_body_again_is_answered_the_same(house: House) -> None:
    browser = holding(house)
    first, again = (browser.post(EVENTS, json=body("e1"), headers=OURS).json() for _ in range(2))
    assert first == again


def test_another_body_under_the_same_id_is_refused_with_a_sentence(house: House) -> None:
    browser = holding(house)
    browser.post(EVENTS, json=body("e1"), headers=OURS)
    answer = browser.post(EVENTS, json=body("e1", kind="undone"), headers=OURS).json()
    assert answer["saved"] == []
    assert answer["refused"][0].keys() == {"id", "code", "sentence"}
    assert (answer["refused"][0]["id"], answer["refused"][0]["code"]) == ("e1", "id_reused")


def test_task_and_payload_may_be_left_out_or_null(house: House) -> None:
    sent = body("e1", kind="asked", task=None, payload={"text": "May I drive?"})
    assert holding(house).post(EVENTS, json=sent, headers=OURS).json()["refused"] == []
    bare = {"events": [{"id": "e2", "kind": "done", "at": "2027-03-15T20:40:00Z", "task": "bags"}]}
    assert holding(house).post(EVENTS, json=bare, headers=OURS).json()["saved"] == [{"id": "e2", "seq": 2}]


@pytest.mark.parametrize("headers", [{}, {"X-Checklist": "0"}])
def test_without_our_header_nothing_is_done(house: House, headers: dict[str, str]) -> None:
    assert refusal(holding(house).post(EVENTS, json=body("e1"), headers=headers)) == (403, "no_header")


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_only_json_is_taken(house: House, media_type: str) -> None:
    headers = OURS | {"Content-Type": media_type}
    answer = holding(house).post(EVENTS, content=json.dumps(body("e1")), headers=headers)
    assert refusal(answer) == (415, "not_json")


def test_without_a_session_or_after_it_has_run_out_one_is_asked_to_open_the_link(house: House, watch: Watch) -> None:
    assert refusal(a_browser(house).post(EVENTS, json=body("e1"), headers=OURS)) == (401, "no_session")
    browser = holding(house)
    watch.wait(days=31)
    assert refusal(browser.post(EVENTS, json=body("e1"), headers=OURS)) == (401, "no_session")


def test_another_persons_plan_is_refused_whether_it_exists_or_not(house: House) -> None:
    with_plan(house, PlanId("other"))
    browser = holding(house)
    for plan in ("other", "nobody"):
        answer = browser.post(f"/api/plans/{plan}/events", json=body("e1"), headers=OURS)
        assert refusal(answer) == (403, "not_yours")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"events": {}}',
        '{"events": [{"id": "e1"}]}',
        '{"events": [{"id": 1, "kind": "done", "at": "2027-03-15T20:40:00Z"}]}',
        '{"events": [], "more": 1}',
        '{"events": [{"id": "e1", "kind": "done", "at": "2027-03-15T20:40:00Z", "seq": 7}]}',
        '{"events": [{"id": "e1", "kind": "asked", "at": "2027-03-15T20:40:00Z", "payload": {"text": "\\ud800"}}]}',
        "[" * 100_000,
        "\xff",
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_kept(house: House, text: str) -> None:
    headers = OURS | {"Content-Type": "application/json"}
    answer = holding(house).post(EVENTS, content=text.encode("latin-1"), headers=headers)
    assert refusal(answer) == (422, "not_understood")
    with house.store.reading() as tx:
        assert events_of(tx, PLAN) == ()


def test_200_long_events_fit_and_201_do_not(house: House) -> None:
    browser = holding(house)
    long = body(*(f"e{n}" for n in range(201)), payload={"text": "\u00e9" * 2000})
    headers = OURS | {"Content-Type": "application/json"}
    assert refusal(browser.post(EVENTS, content=json.dumps(long), headers=headers)) == (422, "too_many")
    long["events"] = long["events"][:200]  # type: ignore[index]
    assert len(browser.post(EVENTS, content=json.dumps(long), headers=headers).json()["saved"]) == 200


def test_a_body_over_the_limit_is_refused_even_without_its_length(house: House) -> None:
    headers = OURS | {"Content-Type": "application/json"}
    pieces = (b" " * 1024 for _ in range(api.BODY_LIMIT // 1024 + 1))
    assert refusal(holding(house).post(EVENTS, content=pieces, headers=headers)) == (413, "too_large")


@pytest.mark.parametrize("path", ["/api/", "/api/plans", "/api/nothing/here"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_any_other_api_address_says_in_json_that_nothing_is_there(house: House, path: str, method: str) -> None:
    assert refusal(a_browser(house).request(method, path)) == (404, "not_found")


def test_the_answer_is_kept_by_no_cache(house: House) -> None:
    answer = holding(house).post(EVENTS, json=body("e1"), headers=OURS)
    assert answer.headers["cache-control"] == "no-store"


def test_a_hundred_ticks_one_by_one_make_one_whole_chain(house: House) -> None:
    browser: TestClient = holding(house)
    for number in range(100):
        kind = "undone" if number % 2 else "done"
        assert browser.post(EVENTS, json=body(f"e{number}", kind=kind), headers=OURS).json()["refused"] == []
    with house.store.reading() as tx:
        assert verify(tx, PLAN) is None
        assert len(events_of(tx, PLAN)) == 100
