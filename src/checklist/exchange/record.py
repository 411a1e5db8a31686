"""A person's discharge record as CSV: who covered what and when, one row an event, nothing left out."""

import csv
import io
import json
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from checklist.exchange.as_csv import safe
from checklist.plan import Event, EventKind

COLUMNS = ("number", "when", "received", "who", "account", "what", "about", "details")
IN_RECORD = frozenset({
    EventKind.COVERED, EventKind.NOTED, EventKind.TAUGHT_BACK, EventKind.SIGNED, EventKind.FOLLOWED_UP, EventKind.MOVED,
})  # fmt: skip
ABOUT = ("section", "topic", "entry")


def record_csv(events: Iterable[Event], zone: ZoneInfo) -> bytes:
    """Every event of the record in order, times in the person's zone, UTF-8 with BOM; no cell acts as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in sorted(events, key=lambda event: event.seq):
        if event.kind in IN_RECORD:
            writer.writerow([safe(cell) for cell in _row(event, zone)])
    return out.getvalue().encode("utf-8-sig")


def _row(event: Event, zone: ZoneInfo) -> list[str]:
    said = dict(event.payload)
    by = str(said.pop("by", ""))
    about = [str(said.pop(name)) for name in ABOUT if name in said]
    at, received = (moment.astimezone(zone).isoformat(timespec="seconds") for moment in (event.at, event.received_at))
    details = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return [str(event.seq), at, received, by, event.actor, event.kind.value, " ".join(about), details]
