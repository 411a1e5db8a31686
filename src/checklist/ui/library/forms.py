"""The fields of one finding by its sort, and what stands in them as a finding again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import streamlit as st

from checklist.extraction.findings import (
    Duration,
    Fare,
    Fasting,
    Finding,
    FollowUpVisit,
    Medication,
    MedicineAction,
    Pair,
    Preparation,
    PreparationKind,
    RecoveryKind,
    RecoveryMilestone,
    RecoveryTask,
    Stay,
    Topic,
    Urgency,
    WarningSign,
    When,
)
from checklist.ui.session import field
from checklist.ui.when import Say

_NEW: dict[str, Any] = {"quote": "", "at": (0, 0), "rule": "", "confidence": 1.0}
EMPTY: Mapping[str, Finding] = {
    "fasting": Fasting(what=Fare.ALL, **_NEW),
    "medicine": Medication(who="", action=MedicineAction.ASK, when=When.BEFORE, **_NEW),
    "task": Preparation(kind=PreparationKind.OTHER, **_NEW),
    "milestone": RecoveryMilestone(topic=Topic.OTHER, **_NEW),
    "care": RecoveryTask(kind=RecoveryKind.OTHER, **_NEW),
    "visit": FollowUpVisit(**_NEW),
    "sign": WarningSign(sign="", urgency=Urgency.UNSPECIFIED, **_NEW),
}
HAS_WORDS = (Medication, Preparation, RecoveryMilestone, RecoveryTask, FollowUpVisit)


def fields(finding: Finding, key: str, say: Say) -> None:
    """The fields of a finding, filled with what it says."""
    _DRAWN[type(finding)](finding, key, say)


def entered(finding: Finding, key: str) -> Finding:
    """The finding with what stands in its fields now."""
    return _READ[type(finding)](finding, key)


def sorts(say: Say) -> Mapping[str, str]:
    """Each sort of finding that can be added, in words."""
    return {
        "fasting": say("Fasting"), "medicine": say("Medicine"), "task": say("Task before the procedure"),
        "milestone": say("Recovery, with days"), "care": say("Recovery, a deed at home"), "visit": say("Follow-up"),
        "sign": say("Warning sign"),
    }  # fmt: skip


def _fasting(one: Fasting, key: str, say: Say) -> None:
    names = {
        Fare.ALL: say("All food and drink"), Fare.SOLIDS: say("Food"), Fare.CLEAR_FLUIDS: say("Clear drinks"),
        Fare.MILK: say("Milk"), Fare.OTHER: say("Something else"),
    }  # fmt: skip
    _choice(key, "what", say("What to stop"), names, one.what)
    _pair(key, one.hours_before, say("Hours before: least"), say("Hours before: most"), most=72)
    st.text_input(
        say("Or at a clock time, such as 22:00 or midnight"), value=one.clock or "", key=f"{key}_clock", max_chars=8
    )


def _fasting_now(one: Fasting, key: str) -> Fasting:
    clock = (field(f"{key}_clock") or "").strip().lower() or None
    return replace(one, what=Fare(field(f"{key}_what")), hours_before=_pair_now(key), clock=clock)


def _medication(one: Medication, key: str, say: Say) -> None:
    st.text_input(say("Which medicine"), value=one.who, key=f"{key}_who", max_chars=120)
    actions = {
        MedicineAction.ASK: say("Ask"), MedicineAction.STOP: say("Stop"), MedicineAction.PAUSE: say("Pause"),
        MedicineAction.CONTINUE: say("Go on taking it"), MedicineAction.ADJUST: say("Change the dose"),
        MedicineAction.START: say("Start"), MedicineAction.TAKE: say("Take"), MedicineAction.AVOID: say("Avoid"),
    }  # fmt: skip
    _choice(key, "action", say("What to do"), actions, one.action)
    sides = {When.BEFORE: say("Before the procedure"), When.AFTER: say("After it")}
    _choice(key, "when", say("When"), sides, one.when)
    _pair(key, one.offset_days, say("Days: least"), say("Days: most"))


def _medication_now(one: Medication, key: str) -> Medication:
    return replace(
        one, who=(field(f"{key}_who") or "").strip(), action=MedicineAction(field(f"{key}_action")),
        when=When(field(f"{key}_when")), offset_days=_pair_now(key),
    )  # fmt: skip


def _preparation(one: Preparation, key: str, say: Say) -> None:
    _choice(key, "kind", say("What sort of task"), _plain(PreparationKind), one.kind)
    _pair(key, one.offset_days, say("Days before: least"), say("Days before: most"))


def _preparation_now(one: Preparation, key: str) -> Preparation:
    return replace(one, kind=PreparationKind(field(f"{key}_kind")), offset_days=_pair_now(key))


def _milestone(one: RecoveryMilestone, key: str, say: Say) -> None:
    _choice(key, "topic", say("What it is about"), _plain(Topic), one.topic)
    _pair(key, (one.from_days, one.to_days), say("First day"), say("Last day (empty: open)"))


def _milestone_now(one: RecoveryMilestone, key: str) -> RecoveryMilestone:
    first, last = _pair_now(key) or (None, None)
    vague = one.vague and first is None and last is None
    return replace(one, topic=Topic(field(f"{key}_topic")), from_days=first, to_days=last, vague=vague)


def _care(one: RecoveryTask, key: str, say: Say) -> None:
    _choice(key, "kind", say("What sort of care"), _plain(RecoveryKind), one.kind)


def _care_now(one: RecoveryTask, key: str) -> RecoveryTask:
    return replace(one, kind=RecoveryKind(field(f"{key}_kind")))


def _visit(one: FollowUpVisit, key: str, say: Say) -> None:
    _pair(key, one.at_days, say("Day after the procedure: first"), say("Day after the procedure: last"))


def _visit_now(one: FollowUpVisit, key: str) -> FollowUpVisit:
    return replace(one, at_days=_pair_now(key))


def _sign(one: WarningSign, key: str, say: Say) -> None:
    st.text_input(say("The sign, in plain words"), value=one.sign, key=f"{key}_sign", max_chars=200)
    levels = {
        Urgency.EMERGENCY: say("Emergency"), Urgency.CALL: say("Call the team"), Urgency.UNSPECIFIED: say("Not said"),
    }  # fmt: skip
    _choice(key, "urgency", say("How urgent"), levels, one.urgency)
    st.checkbox(
        say("Where our list has this sign otherwise, show this one instead"), value=one.overrules, key=f"{key}_instead"
    )


def _sign_now(one: WarningSign, key: str) -> WarningSign:
    return replace(
        one, sign=(field(f"{key}_sign") or "").strip(), urgency=Urgency(field(f"{key}_urgency")),
        overrules=bool(field(f"{key}_instead")),
    )  # fmt: skip


def _duration(one: Duration, key: str, say: Say) -> None:
    _pair(key, one.minutes, say("Minutes: least"), say("Minutes: most"), most=2880)


def _duration_now(one: Duration, key: str) -> Duration:
    return replace(one, minutes=_pair_now(key) or one.minutes)


def _stay(_: Stay, _key: str, say: Say) -> None:
    st.markdown(say("This is shown in the text's own words. Accept it or leave it out."))


def _stay_now(one: Stay, _key: str) -> Stay:
    return one


def _plain(words: type[StrEnum]) -> dict[StrEnum, str]:
    """The members of a closed set, as a person reads them."""
    return {one: one.replace("_", " ").capitalize() for one in words}


def _choice(key: str, name: str, label: str, names: Mapping[Any, str], now: StrEnum) -> None:
    options: Sequence[str] = [str(one) for one in names]
    words = {str(one): said for one, said in names.items()}
    st.selectbox(label, options, index=options.index(str(now)), key=f"{key}_{name}", format_func=words.__getitem__)


def _pair(key: str, pair: Pair | None, first: str, last: str, most: int = 730) -> None:
    columns, numbers = st.columns(2), pair or (None, None)
    for column, label, name, number in zip(columns, (first, last), ("low", "high"), numbers, strict=True):
        value = None if number is None else int(number)
        column.number_input(label, min_value=0, max_value=most, value=value, key=f"{key}_{name}")


def _pair_now(key: str) -> Pair | None:
    """Both numbers; None where neither is given."""
    low, high = field(f"{key}_low"), field(f"{key}_high")
    return None if low is None and high is None else (low, high)


_DRAWN: Mapping[type[Finding], Callable[[Any, str, Say], None]] = {
    Fasting: _fasting, Medication: _medication, Preparation: _preparation, RecoveryMilestone: _milestone,
    RecoveryTask: _care, FollowUpVisit: _visit, WarningSign: _sign, Duration: _duration, Stay: _stay,
}  # fmt: skip
_READ: Mapping[type[Finding], Callable[[Any, str], Finding]] = {
    Fasting: _fasting_now, Medication: _medication_now, Preparation: _preparation_now,
    RecoveryMilestone: _milestone_now, RecoveryTask: _care_now, FollowUpVisit: _visit_now, WarningSign: _sign_now,
    Duration: _duration_now, Stay: _stay_now,
}  # fmt: skip
