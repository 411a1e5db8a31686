"""What the fact base says of one medicine, in full: each part of a combination, each hold, and starting again."""

from collections.abc import Iterator
from math import isinf

import streamlit as st

from checklist.guidance import ENGLISH
from checklist.medication import HoldCase, Interval, Part, Ruling
from checklist.plan import Proposal, possible_holds
from checklist.ui.confirming.words import interval_words, rule_words, source_words
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.when import Say


def draw_rules(visit: Visit, proposal: Proposal) -> None:
    """Under the rule that holds: its parts, when to start again, and, one press away, what else is in the sources."""
    ruling, say = proposal.decided.ruling, visit.say
    lines = [*part_lines(ruling, say), *restart_lines(ruling, say)]
    if lines:
        st.markdown("\n\n".join(lines))
    holds = possible_holds(ruling)
    if holds:
        with st.expander(say("Every hold that may be meant: {n}", n=len(holds))):
            st.markdown("\n".join(f"- {hold_words(case, ruling, say)}" for case in holds))
    others = [f"- {escaped(what)} ({escaped(who)})" for who, what in ruling.group.disagreements] if ruling.group else []
    if others:
        with st.expander(say("Other sources: {n}", n=len(others))):
            st.markdown("\n".join(others))


def part_lines(ruling: Ruling, say: Say) -> Iterator[str]:
    """Each part of a combination with its group, rule, interval and source, and which of them decided."""
    if len(ruling.parts) < 2:
        return
    if ruling.deciding is None:
        yield say("**2 rules that cannot both be followed.** One part must not stop suddenly. You decide.")
    for part in ruling.parts:
        decided = say(" **This part decides.**") if part is ruling.deciding else ""
        yield f"- {say('Part:')} **{escaped(part.group.label)}.** {_part(part, say)}{decided}"


def _part(part: Part, say: Say) -> str:
    note = escaped(part.interval.note) if part.interval and part.interval.note else ""
    words = [rule_words(part.action, say), interval_words(part.interval, say), note]
    return f"{' '.join(word for word in words if word)} {_source(part.interval, part, say)}"


def _source(interval: Interval | None, part: Part, say: Say) -> str:
    return source_words(interval.source if interval and interval.source else part.group.source, say)


def restart_lines(ruling: Ruling, say: Say) -> Iterator[str]:
    """When each part is started again, as its rule says it. The clinician chooses; none of it fills a field."""
    for part in ruling.parts:
        whose = f" ({escaped(part.group.label)})" if len(ruling.parts) > 1 else ""
        after = _after(part.group.restart, say)
        said = f"**{say('Starting again')}{whose}:** {escaped(part.group.restart_text.said(ENGLISH))}"
        yield "  \n".join([f"{said}{f' {after}' if after else ''}", source_words(part.group.source, say)])


def _after(interval: Interval | None, say: Say) -> str:
    if interval is None or interval.least is None or interval.most is None:
        return ""
    ends = dict.fromkeys((f"{interval.least:g}", f"{interval.most:g}"))
    return say("Rule: {n} {unit} after surgery.", n=say(" to ").join(ends), unit=interval.unit)


def hold_words(case: HoldCase, ruling: Ruling, say: Say) -> str:
    """One hold with the case it is for."""
    interval = case.interval
    span = interval_words(interval, say) or say("No number: you decide.")
    note = f" {escaped(interval.note)}" if interval.note else ""
    return f"{_case(case, say)}: **{span}**{note} {source_words(interval.source or ruling.source, say)}"


def _clearance(least: float, most: float, say: Say) -> str:
    if not least:
        return say("CrCl under {n}", n=f"{most:g}")
    if isinf(most):
        return say("CrCl {n} or more", n=f"{least:g}")
    return say("CrCl {least} to under {most}", least=f"{least:g}", most=f"{most:g}")


def _case(case: HoldCase, say: Say) -> str:
    words = []
    if case.crcl:
        least, most = case.crcl
        words.append(_clearance(least, most, say))
    if case.crcl_unknown:
        words.append(say("CrCl not known"))
    if case.bleeding_risk:
        words.append(say("bleeding risk {risk}", risk=case.bleeding_risk.replace("_", " ")))
    if case.neuraxial:
        words.append(say("spinal or epidural"))
    return ", ".join(words) or say("any case")
