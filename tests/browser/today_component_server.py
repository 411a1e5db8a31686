"""A small real server for the Today component: the page that mounts it, and the events route on a SQLite file."""

import asyncio
import json
import socket
import sqlite3
import threading
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tests.browser.today_component_plan import maria

UI = Path(__file__).parents[2] / "src" / "checklist" / "ui"
PAGE = Path(__file__).with_name("today_component_page.html")
STATES = {"done": "done", "undone": "todo", "could_not": "could_not"}
SCHEMA = "create table if not exists event (seq integer primary key, id text unique, plan text, body text)"
REFUSED = {"code": "task_closed", "sentence": "This step is closed. Call your care team."}


class Server:
    """Serves one plan. `mode` says how the events route answers; `stop` refuses every connection until `start`."""

    def __init__(self, database: Path) -> None:
        self.database, self.mode, self.data = database, "up", maria()
        self.batches: list[int] = []
        self.refuse: set[str | None] = set()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        with sqlite3.connect(database) as store:
            store.execute(SCHEMA)

    def start(self) -> None:
        """Listens, and returns once it does."""
        config = uvicorn.Config(self.app(), port=self.port, log_level="error", timeout_graceful_shutdown=1)
        self.uvicorn = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.uvicorn.run)
        self.thread.start()
        while not self.uvicorn.started:
            self.thread.join(0.01)

    def stop(self) -> None:
        """Closes the port: whoever connects is refused."""
        self.uvicorn.should_exit = True
        self.thread.join()

    def app(self) -> Starlette:
        """Every route, made anew for each start."""
        files = [Route(f"/{name}", self.file) for name in ("today.js", "today.css", "today.html", "go.js")]
        fonts = Mount("/static", StaticFiles(directory=UI / "static"))
        events = Route("/api/plans/{plan}/events", self.post, methods=["POST"])
        return Starlette(routes=[Route("/", self.page), Route("/data.json", self.draw), events, *files, fonts])

    async def page(self, request: Request) -> HTMLResponse:
        """The page around the component, in the theme `?theme=` names."""
        text = PAGE.read_text(encoding="utf-8")
        return HTMLResponse(text.replace("{theme}", request.query_params.get("theme", "light")))

    async def file(self, request: Request) -> FileResponse:
        """One of the component's own files, as it stands in the tree."""
        return FileResponse(UI / request.url.path[1:])

    async def draw(self, request: Request) -> JSONResponse:
        """The plan with every event on disk in it: what a redraw gives the component."""
        data = json.loads(json.dumps(self.data))
        tasks = {task["id"]: task for group in data["groups"] for task in group["tasks"]}
        for event in self.events():
            if event["kind"] in STATES and event["task"] in tasks:
                line = {"done": "Done 8:31\u00a0pm", "could_not": f"Could not: {event['payload'].get('text')}."}
                tasks[event["task"]] |= {"state": STATES[event["kind"]], "state_line": line.get(event["kind"])}
        return JSONResponse(data | {"seq": len(self.events())})

    async def post(self, request: Request) -> Response:
        """Saves what it is sent, each id once, or fails the way `mode` says."""
        if self.mode in FAILURES:
            return FAILURES[self.mode]
        if self.mode == "slow":
            await asyncio.sleep(2)
        assert request.headers["x-checklist"] == "1"
        events = (await request.json())["events"]
        self.batches.append(len(events))
        if self.mode == "strict" and any(event["task"] in self.refuse for event in events):
            return JSONResponse(REFUSED, status_code=422)
        refused = [event for event in events if event["task"] in self.refuse]
        saved = [self.save(request.path_params["plan"], event) for event in events if event not in refused]
        if self.mode == "answer lost":
            return Response(status_code=502)
        return JSONResponse({"saved": saved, "refused": [{"id": event["id"], **REFUSED} for event in refused]})

    def save(self, plan: str, event: dict[str, Any]) -> dict[str, Any]:
        """On disk once, however often it comes."""
        with sqlite3.connect(self.database) as store:
            row = (event["id"], plan, json.dumps(event))
            store.execute("insert or ignore into event (id, plan, body) values (?, ?, ?)", row)
            (seq,) = store.execute("select seq from event where id = ?", (event["id"],)).fetchone()
        return {"id": event["id"], "seq": seq}

    def events(self) -> list[dict[str, Any]]:
        """What is on disk, in the order it was saved."""
        with sqlite3.connect(self.database) as store:
            return [json.loads(body) for (body,) in store.execute("select body from event order by seq")]


FAILURES = {
    "down": Response(status_code=503),
    "hotel": HTMLResponse("<h1>Sign in to our Wi-Fi</h1>"),
    "signed out": JSONResponse({"code": "no_session", "sentence": "Sign in first."}, status_code=401),
    "forbidden": JSONResponse({"code": "not_yours", "sentence": "This plan is not yours."}, status_code=403),
}
