"""A bare Starlette route that takes the app's own request body, commits it to SQLite and answers."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from benchmarks.apps import kept


async def post(request: Request) -> JSONResponse:
    """Every event of the body is on disk, then answered."""
    person = request.path_params["plan"]
    events = (await request.json())["events"]
    for event in events:
        request.app.state.kept.save(person, int(event["task"]), event["kind"] == "done")
    return JSONResponse({"saved": [{"id": event["id"], "seq": 0} for event in events], "refused": []})


async def ready(_request: Request) -> JSONResponse:
    """The server is up."""
    return JSONResponse({})


def main() -> None:
    """Serve on the port given."""
    routes = [Route("/api/plans/{plan}/events", post, methods=["POST"]), Route("/readyz", ready)]
    app = Starlette(routes=routes)
    app.state.kept = kept.from_environment()
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
