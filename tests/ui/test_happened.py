"""Every event has words of its own, also once what was said in it is erased."""

from datetime import UTC, datetime
from typing import Any

import pytest

from checklist.locale import say as said_in
from checklist.plan import Event, EventId, EventKind, PlanId, TaskId
from checklist.ui.discharge.happened import happened_words

AT = datetime(2027, 3, 15, 20, tzinfo=UTC)
NAMES = {"ride": "Arrange a ride home.", "eliquis": "Eliquis", "driving": "Driving"}
SAID: list[tuple[EventKind, str | None, dict[str, Any], str]] = [
    (EventKind.DONE, "ride", {}, "ticked: Arrange a ride home."),
    (EventKind.UNDONE, "ride", {}, "put back: Arrange a ride home."),
    (EventKind.UNDONE, None, {"confirmed": "eliquis"}, "took back a decision about a medicine"),
    (EventKind.COULD_NOT, "ride", {"reason": "other", "text": "No car"}, "could not: Arrange a ride home. Why: No car"),
    (EventKind.COULD_NOT, "ride", {"reason": "took_it"}, "took it: Arrange a ride home."),
    (EventKind.ASKED, None, {"text": "May I walk?"}, "asked: May I walk?"),
    (EventKind.ASKED, None, {"about": "ate_late", "text": "Toast"}, "ate or drank after the stop time: Toast"),
    (EventKind.CHECKED_IN, None, {"day": 4, "pain": 3}, "check-in, day 4"),
    (EventKind.COVERED, None, {"section": "pain", "covered": True}, "went through: Pain"),
    (EventKind.COVERED, None, {"section": "pain", "covered": False}, "put back: Pain"),
    (EventKind.NOTED, None, {"section": "results", "entry": "n", "fields": {}},
     "wrote into: Results that are not back yet"),
    (EventKind.NOTED, None, {"entry": "n", "removed": True}, "removed an entry"),
    (EventKind.TAUGHT_BACK, None, {"step": "try", "topic": "medicines", "heard": ["a"], "missed": {"b": ""}},
     "try of Medicines: 1 heard, 1 not"),
    (EventKind.TAUGHT_BACK, None, {"step": "skip", "topic": "medicines", "reason": "Asleep"},
     "left out Medicines: Asleep"),
    (EventKind.TAUGHT_BACK, None, {"step": "skip", "topic": "medicines", "reason": ""}, "took up again: Medicines"),
    (EventKind.TAUGHT_BACK, None, {"step": "heard", "topic": "medicines", "point": "a"}, "ticked in Medicines"),
    (EventKind.FOLLOWED_UP, None, {"reached": "spoke", "note": "All well"}, "called, spoke with them: All well"),
    (EventKind.FOLLOWED_UP, None, {"reached": "no_answer", "note": ""}, "called, no answer"),
    (EventKind.CONFIRMED, None, {"entry": "eliquis", "action": "hold"}, "decided: stop Eliquis before"),
    (EventKind.CONFIRMED, None, {"entry": "eliquis", "action": "continue"}, "decided: keep taking Eliquis"),
    (EventKind.MOVED, None, {"from": "a", "to": "b", "version": 1}, "moved the date or time"),
    (EventKind.MOVED, None, {"from": "a", "to": "b", "undoes": 1}, "undid the move"),
    (EventKind.MOVED, None, {"from": "a", "to": "b", "took_place": True}, "set the real times"),
    (EventKind.ANSWERED, None, {"answers": ["lives_alone"]}, "changed their answers: lives alone"),
    (EventKind.SIGNED, None, {"signer": "Maria"}, "signed with Maria"),
    (EventKind.SIGNED, None, {"reopened": "New dose"}, "opened again: New dose"),
    (EventKind.CALLED, "ride", {"answer": "not_yet", "note": "Tonight"},
     "called, not yet: Arrange a ride home.: Tonight"),
    (EventKind.HANDLED, None, {"alert": "checkin:3", "step": "acknowledged"}, "took this on"),
    (EventKind.HANDLED, None, {"alert": "call", "step": "acted", "outcome": "no_answer", "note": "Rang twice"},
     "called, no answer: Rang twice"),
    (EventKind.HANDLED, None, {"alert": "checkin:3", "step": "resolved", "note": "Seen"}, "closed this: Seen"),
    (EventKind.HANDLED, None, {"alert": "checkin:3", "step": "mistake"}, "says: this was a mistake"),
    (EventKind.MESSAGED, None, {"text": "Call us."}, "wrote: Call us."),
    (EventKind.READ, None, {"message": 3}, "read the message"),
    (EventKind.REACHED, None, {"milestone": "driving", "day": 12}, "reached on day 12: Driving"),
    (EventKind.REACHED, None, {"milestone": "driving", "day": None}, "took back: Driving"),
    (EventKind.CANCELLED, None, {"reason": "hospital", "note": "*List* full", "by": "Ann"},
     "canceled the procedure: No bed, list or staff. *List* full"),
    (EventKind.CANCELLED, None, {"reason": "unwell", "note": "", "by": "Ann"}, "canceled the procedure: Unwell"),
    (EventKind.CANCELLED, None, {"back": True, "by": "Ann"}, "put the canceled procedure back: it takes place"),
]  # fmt: skip


def say(words: str, **values: object) -> str:
    return said_in("en", words, **values)


def an_event(kind: EventKind, task: str | None = None, actor: str = "patient", **payload: Any) -> Event:
    return Event(
        id=EventId("e"), plan=PlanId("p"), seq=1, at=AT, received_at=AT, actor=actor, kind=kind,
        task=TaskId(task) if task else None, payload=payload,
    )  # fmt: skip


def words_of(event: Event) -> str:
    return happened_words(event, say, lambda id_: NAMES.get(id_, id_)).replace("\\", "")


@pytest.mark.parametrize(("kind", "task", "payload", "words"), SAID)
def test_an_event_in_words(kind: EventKind, task: str | None, payload: dict[str, Any], words: str) -> None:
    assert words_of(an_event(kind, task, **payload)) == words


def test_every_kind_of_event_has_words() -> None:
    assert {kind for kind, *_ in SAID} == set(EventKind)


@pytest.mark.parametrize("kind", EventKind)
def test_what_was_erased_says_that_it_was(kind: EventKind) -> None:
    assert words_of(an_event(kind)) == "what was said here was erased"


def test_what_staff_settle_for_a_person_was_settled_by_phone() -> None:
    event = an_event(EventKind.DONE, "ride", actor="nurse:u", by="Ann", note="Her son drives")
    assert words_of(event) == "settled by phone: Arrange a ride home.: Her son drives"


def test_what_a_helper_ticks_was_not_settled_by_phone() -> None:
    event = an_event(EventKind.DONE, "ride", actor="caregiver:s-1", by="Ann")
    assert (event.by, words_of(event)) == (None, "ticked: Arrange a ride home.")


def test_what_people_wrote_stays_text() -> None:
    words = happened_words(an_event(EventKind.MESSAGED, text="[x](http://y) **z**"), say)
    assert words == r"wrote: \[x\]\(http\://y\) \*\*z\*\*"
