"""What happens when the server starts and stops."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool

from checklist.care import people
from checklist.care.house import House

Lifespan = Callable[[Any], AbstractAsyncContextManager[dict[str, Any] | None]]


def lifespan(house: House) -> Lifespan:
    """Sessions that ran out are swept at the start; the store is closed at the end."""

    @asynccontextmanager
    async def running(_app: Any) -> AsyncIterator[None]:
        await run_in_threadpool(people.sweep, house)
        try:
            yield
        finally:
            house.store.close()

    return running
