"""Many new plans at once, each with its events as a chain that holds and its place on the board."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert

from checklist.alerts import Watched, standing
from checklist.plan import PlanId
from checklist.store.board import alert_rows, counted_row, row_of
from checklist.store.board_tables import board, board_alerts, board_counted, board_facts
from checklist.store.board_text import facts_text
from checklist.store.events import Happened, add_links, as_events, chained
from checklist.store.plans import Basis, add_plan
from checklist.store.prepared import Prepared

_ROW, _ALERT, _FACTS = Prepared(insert(board)), Prepared(insert(board_alerts)), Prepared(insert(board_facts))
_COUNTED = Prepared(insert(board_counted))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlan:
    """A plan to add, what the board knows of it, and what has happened to it."""

    id: PlanId
    basis: Basis
    facts: Watched
    happened: Sequence[Happened]


def add_all(tx: Connection, news: Sequence[NewPlan], policy: int) -> int:
    """The plans stand, as if each event had come in by itself; how many events there are. `policy`: its number."""
    chains = [chained(new.id, new.happened) for new in news]
    for new in news:
        add_plan(tx, new.id, new.basis)
    links = [link for chain in chains for link in chain]
    if links:
        add_links(tx, links)
    for new, chain in zip(news, chains, strict=True):
        happened = as_events(chain)
        now = standing(happened, new.facts)
        _FACTS.run(tx, {"plan": new.id, "version": 1, "policy": policy, "facts": facts_text(new.facts)})
        _ROW.run(tx, row_of(new.id, new.facts, now))
        _ALERT.run(tx, *alert_rows(new.id, now.alerts))
        _COUNTED.run(tx, counted_row(new.id, new.facts, happened))
    return len(links)
