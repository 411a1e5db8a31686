"""What wraps every request: no error shows its insides, each answer says how it may be used, the log names nobody."""

import logging
import time
import traceback
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checklist.care.house import House
from checklist.web import policy
from checklist.web.api import Problem
from checklist.web.pages import page

LOG = logging.getLogger("checklist.web")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HTTPS_ONLY = "max-age=31536000"
BROKEN = Problem(500, "broken", "Something went wrong here. Your ticks are safe on this device. Try again soon.")
SORRY = "Your ticks are safe. Wait a moment, then go to the first page."


def middleware(house: House) -> list[Middleware]:
    """The wrappers, outermost first."""
    return [Middleware(RequestLog), Middleware(SafeHeaders, house=house), Middleware(CalmErrors, house=house)]


class RequestLog:
    """One line a request: method, route and status. Never an address as sent, which may hold a secret."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request, noted once it is answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, seen = time.perf_counter(), {"status": 0}

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            await send(message)

        await self.app(scope, receive, noting)
        spent = (time.perf_counter() - started) * 1000
        LOG.info("%s %s %d %.0f ms", _method(scope), route_of(scope), seen["status"], spent)


class SafeHeaders:
    """Every answer says that it may not be framed, guessed at, or tell others where it came from."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app = app
        https = {"Strict-Transport-Security": HTTPS_ONLY} if house.base_url.startswith("https:") else {}
        self.headers = HEADERS | https | {"Content-Security-Policy": policy.streamlit(house.base_url)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request; what its answer says for itself stands."""

        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, adding if scope["type"] == "http" else send)


class CalmErrors:
    """An error is a sentence to the person, and its place, without its message, to the log."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app, self.house = app, house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request, or a calm answer if it fails before it has begun to answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def watching(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watching)
        except Exception as error:  # noqa: BLE001 - the last place before a person would see it
            LOG.error("%s %s failed: %s", _method(scope), route_of(scope), place_of(error))
            if not begun:
                await self._sorry(scope)(scope, receive, send)

    def _sorry(self, scope: Scope) -> ASGIApp:
        if Request(scope).url.path.startswith("/api/"):
            return BROKEN.response()
        return page(self.house, "problem.html", 500, heading="We cannot show this page now", sentence=SORRY)


def route_of(scope: Scope) -> str:
    """The route's own pattern; a page or file of the app is only called that."""
    route: Any = scope.get("route")
    return getattr(route, "path", "") or "(app)"


def place_of(error: BaseException) -> str:
    """What kind of error, and where it was raised; its message may hold a patient's words and is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__} at {where}"


def _method(scope: Scope) -> str:
    known = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
    return scope["method"] if scope["method"] in known else "(other)"
