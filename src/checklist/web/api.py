"""POST /api/plans/{plan}/events: what a person's screen sends, saved before it is answered."""

from dataclasses import asdict, dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from checklist.access import AccessDenied
from checklist.care import events
from checklist.care.events import Posted, Recorded
from checklist.care.house import House
from checklist.plan import PlanId
from checklist.store.plans import PlanNotFound
from checklist.web.requests import TooLarge, body_of, cookie_of

BODY_LIMIT = 4 * 1024 * 1024
NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request is not done: a status, a code for programs, a sentence for a person."""

    status: int
    code: str
    sentence: str

    def response(self) -> JSONResponse:
        """The problem as JSON."""
        content = {"code": self.code, "sentence": self.sentence}
        return JSONResponse(content, status_code=self.status, headers=NO_STORE)


class Stopped(Exception):
    """A request that goes no further, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


NO_HEADER = Problem(403, "no_header", "This can only be sent by the checklist itself.")
NOT_JSON = Problem(415, "not_json", "Send JSON.")
TOO_LARGE = Problem(413, "too_large", "This is too much at once. Send less.")
NOT_UNDERSTOOD = Problem(422, "not_understood", "We could not read this. Open your list again.")
TOO_MANY = Problem(422, "too_many", str(events.TooManyEvents()))
NO_SESSION = Problem(401, "no_session", "Open your link again. Your ticks are safe on this device.")
NOT_YOURS = Problem(403, "not_yours", "This is not the plan you have open here. Open your link again.")
NO_PLAN = Problem(404, "no_plan", "There is no such plan.")
NO_PAGE = Problem(404, "not_found", "There is nothing here.")


class SentEvent(BaseModel):
    """One event of the body."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    kind: str
    at: str
    task: str | None = None
    payload: dict[str, Any] = Field(default_factory=dict)


class Sent(BaseModel):
    """The body."""

    model_config = ConfigDict(extra="forbid", strict=True)

    events: list[SentEvent]


async def post_events(house: House, request: Request) -> JSONResponse:
    """What was saved, with its numbers, and what was refused, with reasons."""
    try:
        sent = await _sent(request)
        plan = PlanId(request.path_params["plan"])
        recorded = await run_in_threadpool(_record, house, cookie_of(request), plan, sent)
    except Stopped as stopped:
        return stopped.problem.response()
    return JSONResponse(asdict(recorded), headers=NO_STORE)


async def no_such_address(_request: Request) -> JSONResponse:
    """Nothing else is there."""
    return NO_PAGE.response()


async def _sent(request: Request) -> list[Posted]:
    if request.headers.get("x-checklist") != "1":
        raise Stopped(NO_HEADER)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Stopped(NOT_JSON)
    try:
        sent = Sent.model_validate_json(await body_of(request, BODY_LIMIT))
    except TooLarge:
        raise Stopped(TOO_LARGE) from None
    except ValidationError:
        raise Stopped(NOT_UNDERSTOOD) from None
    return [Posted(id=one.id, kind=one.kind, at=one.at, task=one.task, payload=one.payload) for one in sent.events]


def _record(house: House, cookie: str | None, plan: PlanId, sent: list[Posted]) -> Recorded:
    try:
        return events.record(house, cookie, plan, sent)
    except events.SessionOver:
        raise Stopped(NO_SESSION) from None
    except AccessDenied:
        raise Stopped(NOT_YOURS) from None
    except PlanNotFound:
        raise Stopped(NO_PLAN) from None
    except events.TooManyEvents:
        raise Stopped(TOO_MANY) from None
