"""Every address of ours that is not a Streamlit page."""

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from checklist.care.house import House
from checklist.store import StoreError
from checklist.web import api, dose_sheet, entry, printing, staff
from checklist.web.api import Problem
from checklist.web.cookies import see_other
from checklist.web.pages import asset

KEEP = {"Cache-Control": "public, max-age=3600"}
NOT_READY = Problem(503, "not_ready", "The database does not answer. Try again in a moment.")


def routes(house: House) -> list[Route]:
    """The addresses, each with what answers it."""

    def route(path: str, answers: Callable[..., Any], *methods: str) -> Route:
        return Route(path, partial(answers, house), methods=list(methods) or ["GET"])

    return [
        route("/api/plans/{plan}/events", api.post_events, "POST"),
        Route("/api/{rest:path}", api.no_such_address, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
        route("/invite/{token}", entry.invite),
        route("/invite", entry.invite_page),
        route("/go/{code}", entry.go),
        route("/session", entry.session_page),
        route("/session", entry.session, "POST"),
        route("/signed-out", entry.signed_out),
        route("/sign-in", staff.sign_in_page),
        route("/sign-in", staff.sign_in, "POST"),
        route("/medicine-sheet", dose_sheet.sheet),
        route("/print", printing.print_page),
        route("/print", printing.print_plan, "POST"),
        route("/demo", staff.demo_page),
        route("/demo/{who}", staff.demo_sign_in, "POST"),
        route("/readyz", ready),
        Route("/today", today_as_it_was),
        Route("/assets/{name}", an_asset),
    ]


def ready(house: House, _request: Request) -> Response:
    """Whether a tick could be saved now."""
    try:
        house.store.answers()
    except StoreError:
        return NOT_READY.response()
    return JSONResponse({"status": "ready"}, headers={"Cache-Control": "no-store"})


def today_as_it_was(_request: Request) -> Response:
    """Today stands at the root; kept links and bookmarks still name its old address."""
    return see_other("/")


def an_asset(request: Request) -> Response:
    """A file our pages need."""
    try:
        content, media_type = asset(request.path_params["name"])
    except KeyError:
        return Response(status_code=404)
    return Response(content, media_type=media_type, headers=KEEP)
