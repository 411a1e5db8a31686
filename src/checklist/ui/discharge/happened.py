"""What happened to a plan, each event in plain words: in the record of a discharge and in a person's history alike.

Words stand as a clause that follows a name: "Nadia Nair: signed with Daniel". What was erased says so.
"""

from collections.abc import Callable

from checklist.discharge import Section, Step, ToldKind, Topic
from checklist.discharge.entry_words import section_words
from checklist.plan import UNDOES, Event, EventKind
from checklist.plan.cancelled import BACK, reason_of
from checklist.ui.discharge.words import topic_words
from checklist.ui.reasons import reason_words
from checklist.ui.text import escaped
from checklist.ui.when import Say

NAMED = ("entry", "milestone")


def happened_words(event: Event, say: Say, about: Callable[[str], str] = str) -> str:
    """What one event says; `about` names what an id stands for."""
    if _erased(event):
        return say("what was said here was erased")
    named = event.task or next((str(event.payload[key]) for key in NAMED if event.payload.get(key)), "")
    what = escaped(about(named)) if named else ""
    return WORDS[event.kind](event, what, say)


def _erased(event: Event) -> bool:
    """Whether what was said is gone: what concerns no task has to say something."""
    return not event.payload and event.task is None


def said(event: Event, name: str) -> str:
    """One thing that was said with an event, as it was said."""
    return escaped(str(event.payload.get(name) or ""))


def with_note(words: str, note: str) -> str:
    """Words, and what was written beside them."""
    return f"{words}: {note}" if note else words


def _done(event: Event, what: str, say: Say) -> str:
    words = say("settled by phone") if event.staff else say("ticked")
    return with_note(f"{words}: {what}", said(event, "note"))


def _undone(event: Event, what: str, say: Say) -> str:
    if event.payload.get("confirmed"):
        return say("took back a decision about a medicine")
    return say("put back: {what}", what=what)


def _could_not(event: Event, what: str, say: Say) -> str:
    reason = said(event, "text") or say("no reason given")
    if event.payload.get("reason") == ToldKind.TOOK_IT:
        return say("took it: {what}", what=what)
    return say("could not: {what} Why: {reason}", what=what, reason=reason)


def _asked(event: Event, what: str, say: Say) -> str:
    if event.payload.get("about") == ToldKind.ATE_LATE:
        return with_note(say("ate or drank after the stop time"), said(event, "text"))
    words = with_note(say("asked"), said(event, "text"))
    return say("{words} About: {what}", words=words, what=what) if what else words


def _checked_in(event: Event, what: str, say: Say) -> str:
    return say("check-in, day {day}", day=event.payload.get("day", "?"))


def _covered(event: Event, what: str, say: Say) -> str:
    words = section_words(Section(str(event.payload["section"])), say)
    return say("went through: {what}", what=words) if event.payload["covered"] else say("put back: {what}", what=words)


def _noted(event: Event, what: str, say: Say) -> str:
    if event.payload.get("removed"):
        return say("removed an entry")
    words = section_words(Section(str(event.payload["section"])), say)
    return say("wrote into: {what}", what=words)


def _taught(event: Event, what: str, say: Say) -> str:
    words = topic_words(Topic(str(event.payload["topic"])), say)
    match Step(str(event.payload["step"])):
        case Step.TRY:
            heard, missed = (len(list(_of(event, key))) for key in ("heard", "missed"))
            return say("try of {what}: {heard} heard, {missed} not", what=words, heard=heard, missed=missed)
        case Step.SKIP:
            reason = said(event, "reason")
            if not reason:
                return say("took up again: {what}", what=words)
            return say("left out {what}: {reason}", what=words, reason=reason)
        case Step.HEARD:
            return say("ticked in {what}", what=words)


def _of(event: Event, key: str) -> list[object]:
    found = event.payload.get(key)
    return list(found) if isinstance(found, list | dict) else []


def _signed(event: Event, what: str, say: Say) -> str:
    if event.payload.get("reopened"):
        return say("opened again: {reason}", reason=said(event, "reopened"))
    return say("signed with {who}", who=said(event, "signer"))


def _followed_up(event: Event, what: str, say: Say) -> str:
    reached = event.payload.get("reached")
    words = {"no_answer": say("called, no answer"), "message": say("called, left a message")}
    return with_note(words.get(str(reached), say("called, spoke with them")), said(event, "note"))


def _confirmed(event: Event, what: str, say: Say) -> str:
    words = {
        "continue": say("decided: keep taking {name}", name=what),
        "hold": say("decided: stop {name} before", name=what),
        "adjust": say("decided: change the dose of {name}", name=what), "ask": say("decided: ask {name}", name=what),
    }  # fmt: skip
    return words.get(str(event.payload.get("action")), say("decided about {name}", name=what))


def _moved(event: Event, what: str, say: Say) -> str:
    if event.payload.get("took_place"):
        return say("set the real times")
    if event.payload.get(UNDOES):
        return say("undid the move")
    return say("moved the date or time")


def _answered(event: Event, what: str, say: Say) -> str:
    names = ", ".join(str(name).replace("_", " ") for name in _of(event, "answers"))
    return with_note(say("changed their answers"), escaped(names))


def _called(event: Event, what: str, say: Say) -> str:
    words = {
        "not_yet": say("called, not yet: {what}", what=what), "no_answer": say("called, no answer: {what}", what=what),
        "heard": say("called, they said: {what}", what=what),
        "taken_back": say("took back an answer: {what}", what=what),
    }  # fmt: skip
    answer = words.get(str(event.payload.get("answer")), say("called: {what}", what=what))
    return with_note(answer, said(event, "note"))


def _handled(event: Event, what: str, say: Say) -> str:
    words = {
        "acknowledged": say("took this on"), "acted": _outcome_words(event, say), "resolved": say("closed this"),
        "reopened": say("took back the last step"), "patient_called": say("says: I called"),
        "mistake": say("says: this was a mistake"),
    }  # fmt: skip
    return with_note(words.get(str(event.payload.get("step")), say("wrote this down")), said(event, "note"))


def _outcome_words(event: Event, say: Say) -> str:
    words = {
        "reached": say("called, spoke with them"), "no_answer": say("called, no answer"),
        "left_message": say("called, left a message"), "decided": say("decided what to do"),
    }  # fmt: skip
    return words.get(str(event.payload.get("outcome")), say("acted"))


def _messaged(event: Event, what: str, say: Say) -> str:
    return with_note(say("wrote"), said(event, "text"))


def _read(event: Event, what: str, say: Say) -> str:
    return say("read the message")


def _reached(event: Event, what: str, say: Say) -> str:
    day = event.payload.get("day")
    if day is None:
        return say("took back: {what}", what=what)
    return say("reached on day {day}: {what}", day=day, what=what)


def _cancelled(event: Event, what: str, say: Say) -> str:
    if event.payload.get(BACK):
        return say("put the canceled procedure back: it takes place")
    words = say("canceled the procedure: {reason}", reason=reason_words(reason_of(event), say))
    note = said(event, "note")
    return f"{words}. {note}" if note else words


WORDS: dict[EventKind, Callable[[Event, str, Say], str]] = {
    EventKind.DONE: _done,
    EventKind.UNDONE: _undone,
    EventKind.COULD_NOT: _could_not,
    EventKind.ASKED: _asked,
    EventKind.CHECKED_IN: _checked_in,
    EventKind.TAUGHT_BACK: _taught,
    EventKind.COVERED: _covered,
    EventKind.NOTED: _noted,
    EventKind.FOLLOWED_UP: _followed_up,
    EventKind.CONFIRMED: _confirmed,
    EventKind.MOVED: _moved,
    EventKind.ANSWERED: _answered,
    EventKind.SIGNED: _signed,
    EventKind.CALLED: _called,
    EventKind.HANDLED: _handled,
    EventKind.MESSAGED: _messaged,
    EventKind.READ: _read,
    EventKind.REACHED: _reached,
    EventKind.CANCELLED: _cancelled,
}
