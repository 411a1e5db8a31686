"""How often one may try: a try is counted before it is made, so that many at once count as well."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from checklist.care.house import House
from checklist.store import users
from checklist.store.secret import keyed

WAIT = timedelta(minutes=15)


class TooManyTries(Exception):
    """Enough wrong tries for now; the message says what to do."""

    def __init__(self) -> None:
        super().__init__("Too many tries. Wait 15 minutes, then try again.")


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many failures in 15 minutes, counted against one name, address or link."""

    what: str
    who: str
    most: int


def start_try(house: House, limits: Sequence[Limit]) -> datetime:
    """The moment of this try, which counts as failed until `went_well`; TooManyTries when none is left."""
    key, at = house.store.secret(), house.real_time()

    def count(tx: Connection) -> None:
        whos = tuple(keyed(key, limit.what, limit.who) for limit in limits)
        if any(users.failures(tx, who, at - WAIT) >= limit.most for who, limit in zip(whos, limits, strict=True)):
            raise TooManyTries
        users.note_failure(tx, whos, at)

    house.store.write(count)
    return at


def went_well(house: House, limits: Sequence[Limit], at: datetime) -> None:
    """The try made `at` was right: it counts against nobody, and the first limit starts afresh."""
    whos = [keyed(house.store.secret(), limit.what, limit.who) for limit in limits]
    with house.store.writing() as tx:
        users.forget_failures(tx, whos[0])
        for who in whos[1:]:
            users.forget_failures(tx, who, at)
