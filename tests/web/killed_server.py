"""A server of our addresses as a process of its own: `python -m tests.web.killed_server PORT DATABASE`."""

import sys

import uvicorn

from checklist.care.house import House
from checklist.store import open_store
from tests.care.builders import TASKS
from tests.web.builders import an_app

if __name__ == "__main__":
    store = open_store(f"sqlite:///{sys.argv[2]}")
    house = House(store=store, base_url="http://127.0.0.1", task_known=lambda _house, _plan: TASKS.__contains__)
    uvicorn.run(an_app(house), host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
