import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, event, text

from checklist.plan import PlanId
from checklist.store import Store
from checklist.store.events import Saved
from checklist.store.plans import PlanNotFound
from tests.store.builders import an_event, appended, with_plan


def count_commits(store: Store) -> list[int]:
    commits: list[int] = []
    event.listen(store.engine, "commit", lambda _connection: commits.append(1))
    return commits


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_jobs_that_wait_together_share_a_commit(store: Store) -> None:
    with_plan(store)
    commits = count_commits(store)
    started, go = threading.Event(), threading.Event()

    def slow(tx: Connection) -> None:
        started.set()
        go.wait(10)

    with ThreadPoolExecutor(9) as pool:
        first = pool.submit(store.write, slow)
        started.wait(10)
        behind = [pool.submit(appended, store, an_event(f"e{n}")) for n in range(8)]
        while len(store._commits._line) < 8:
            time.sleep(0.001)
        go.set()
        first.result()
        assert sorted(answer.result()[0].seq for answer in behind) == list(range(1, 9))  # type: ignore[union-attr]
    assert len(commits) == 2


def test_a_job_that_fails_spoils_no_other_that_waits_with_it(store: Store) -> None:
    with_plan(store)

    def one(number: int) -> object:
        plan = PlanId("nobody" if number % 3 == 0 else "plan-1")
        try:
            return appended(store, an_event(f"e{number}"), plan=plan)[0]
        except PlanNotFound:
            return "refused"

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(one, range(30)))
    assert answers.count("refused") == 10
    assert sorted(a.seq for a in answers if isinstance(a, Saved)) == list(range(1, 21))


def test_a_job_is_committed_before_it_is_answered(store: Store) -> None:
    with_plan(store)
    appended(store, an_event("a"))
    with store.engine.connect() as other:
        assert other.execute(text("SELECT count(*) FROM events")).scalar() == 1
