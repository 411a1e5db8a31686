"""A person whose ticks are HTTP requests on one kept connection, as the browser's fetch sends them."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime

from benchmarks.serving import HOST

Named = Callable[[int], str]


class HttpSession:
    """Ticks by `POST /api/plans/{plan}/events`, with a session cookie where the server wants one."""

    def __init__(self, port: int, plan: str, task: Named, cookie: str = "") -> None:
        self._port, self._plan, self._task = port, plan, task
        self._head = (
            f"POST /api/plans/{plan}/events HTTP/1.1\r\nhost: {HOST}:{port}\r\norigin: http://{HOST}:{port}\r\n"
            f"content-type: application/json\r\nx-checklist: 1\r\ncookie: {cookie}\r\ncontent-length: "
        ).encode("ascii")

    async def open(self) -> None:
        """The connection stands."""
        self._reader, self._writer = await asyncio.open_connection(HOST, self._port)

    async def tick(self, number: int) -> None:
        """The server says the event is saved."""
        kind = "undone" if number % 2 else "done"
        at = datetime.now(UTC).isoformat()
        event = {"id": f"{self._plan}-{number}", "task": self._task(number), "kind": kind, "at": at, "payload": {}}
        body = json.dumps({"events": [event]}).encode()
        self._writer.write(self._head + str(len(body)).encode() + b"\r\n\r\n" + body)
        answer = json.loads(await self._answer())
        if answer["refused"]:
            raise RuntimeError(f"the tick was refused: {answer['refused'][0]['code']}")

    async def close(self) -> None:
        """The connection is closed."""
        if hasattr(self, "_writer"):
            self._writer.close()

    async def _answer(self) -> bytes:
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        body = await self._reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"the server answered {head[:20]!r} {body[:200]!r}")
        return body
