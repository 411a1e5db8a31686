"""One topic at the bedside: the sentence to say, what the plan says by section, and what was heard back."""

from functools import partial

import streamlit as st

from checklist.care import discharging
from checklist.care.discharging import Heard
from checklist.care.going_home import Going
from checklist.care.recording import LONGEST
from checklist.care.shares import helpers_of
from checklist.discharge import SECTIONS, TAUGHT, Line, Listener, Point, Section, Stage, Topic, TopicState
from checklist.discharge.entry_words import section_words
from checklist.guidance import ENGLISH, Certainty
from checklist.ui.discharge.acting import done
from checklist.ui.discharge.entries import draw_entries
from checklist.ui.discharge.times import draw_times
from checklist.ui.discharge.words import (
    cue_words,
    listener_words,
    point_words,
    prompt_words,
    topic_words,
)
from checklist.ui.session import Visit, field, fill
from checklist.ui.text import escaped

LINES = 6
LISTENER, NAME, INTERPRETER = "listener", "listener_name", "interpreter"


def draw_topic(visit: Visit, going: Going, topic: Topic) -> None:
    """What to say first, then the plan, then what was heard."""
    st.header(topic_words(topic, visit.say), anchor=False)
    taught = topic in TAUGHT and going.walk.state(topic) is not TopicState.NOTHING
    if taught:
        st.success(f"**{escaped(prompt_words(going.walk, topic, visit.say))}**", icon=":material/record_voice_over:")
    visit.alert_beside()
    if topic is Topic.DONE:
        draw_times(visit, going)
    for section in SECTIONS[topic]:
        _section(visit, going, section)
    if taught:
        _heard(visit, going, topic)


def _section(visit: Visit, going: Going, section: Section) -> None:
    """The tick that it was gone through, what the plan says, and what is particular to this person."""
    record, say = going.walk.record, visit.say
    said = record.covered.get(section)
    label = f"**{section_words(section, say)}**"
    if said:
        label += f" :small[:gray[{escaped(say('gone through by {who}', who=said.by))}]]"
    key = f"cover_{section}_{going.plan}"
    fill(key, said is not None)
    st.checkbox(label, key=key, wrap=True, on_change=_cover, args=(visit, going, section, key))
    _plan_says(visit, going, section, folded=said is not None)
    if section is Section.PAIN:
        _pain_safety(visit, going)
    if section is Section.QUESTIONS:
        _asked(visit, going)
    if section is Section.SUPPORT:
        _helpers(visit, going)
    draw_entries(visit, going, section)


def _plan_says(visit: Visit, going: Going, section: Section, *, folded: bool) -> None:
    """What the plan says; once it was gone through it is folded away, so that what was heard is in sight."""
    lines, say = going.walk.lines(section), visit.say
    shown = () if folded else lines[:LINES]
    if shown:
        st.markdown(_lines_words(visit, shown))
    elif not lines and not going.walk.record.entries_in(section) and section is not Section.QUESTIONS:
        st.markdown(say(":gray[The plan says nothing here. Ask the team, then write it down.]"))
    rest = lines[len(shown) :]
    if rest:
        with st.expander(say("{n} more", n=len(rest)) if shown else say("The plan says: {n}", n=len(rest))):
            st.markdown(_lines_words(visit, rest))


def _lines_words(visit: Visit, lines: tuple[Line, ...]) -> str:
    return "\n".join(f"- {_line(visit, line)}" for line in lines)


def _line(visit: Visit, line: Line) -> str:
    words = f"**{escaped(line.about)}:** {escaped(line.text)}" if line.about else escaped(line.text)
    if line.urgent:
        words = f"**{visit.say('Get help now:')}** {words}"
    unsure = line.source and line.source.certainty is Certainty.UNVERIFIED
    return f"{words} :small[:gray[{visit.say('Not checked')}]]" if unsure else words


def _pain_safety(visit: Visit, going: Going) -> None:
    """How strong pain medicine is taken safely, for whoever goes home with some."""
    rules = going.journey.base.pain_safety
    if not rules:
        return
    with st.expander(visit.say("If strong pain medicine (an opioid) goes home with them"), icon=":material/lock:"):
        st.markdown("\n".join(f"- {escaped(rule.text.said(ENGLISH))}" for rule in rules))
        titles = dict.fromkeys(rule.source.title for rule in rules)
        st.markdown(f":small[{visit.say('Sources:')} {escaped('; '.join(titles))}]")


def _helpers(visit: Visit, going: Going) -> None:
    """Who sees the plan through a link that the person gave them."""
    names = [escaped(one.name) for one in helpers_of(visit.house, visit.visitor, going.plan) if not one.stopped]
    if names:
        st.markdown(visit.say("Sees the plan through a link of their own: **{names}**", names=", ".join(names)))


def _asked(visit: Visit, going: Going) -> None:
    """What the person asked before, in their own words."""
    lines = [f"- {escaped(one.words)}" for one in going.asked if one.words]
    if lines:
        st.markdown(visit.say("Asked before:") + "\n" + "\n".join(lines))


def _heard(visit: Visit, going: Going, topic: Topic) -> None:
    """Point by point what was said back, then one way on: a hint, or to explain it once more."""
    say, walk = visit.say, going.walk
    st.subheader(say("Heard in their own words"), anchor=False)
    _who_is_here(visit, going)
    for point in walk.points[topic]:
        _point(visit, going, topic, point)
    open_, number = walk.open_points(topic), len(walk.record.tries_of(topic)) + 1
    stage = walk.stage(topic)
    if open_ and stage is not Stage.FREE:
        st.warning(_cue(visit, stage, open_[0]), icon=":material/hearing:")
    if open_ or walk.record.heard_now.get(topic):
        st.button(
            say("Record try {n}", n=number), type="primary", icon=":material/check:", key=f"try_{topic}_{number}",
            on_click=_end_try, args=(visit, going, topic),
        )  # fmt: skip
    if topic in walk.record.skipped:
        _skipped(visit, going, topic)
    elif open_:
        _skip(visit, going, topic)


def _cue(visit: Visit, stage: Stage, point: Point) -> str:
    say = visit.say
    what, question = point_words(point, say), cue_words(point, say)
    if stage is Stage.CUE:
        return say("**Not yet heard:** {what}. Give a hint. Ask: “{question}”", what=what, question=escaped(question))
    return say(
        "**Still not heard:** {what}. Explain it once more. Show it in the booklet. Then ask: “{question}”",
        what=what, question=escaped(question),
    )  # fmt: skip


def _point(visit: Visit, going: Going, topic: Topic, point: Point) -> None:
    """One line to tick; where it is open, room for what was said instead."""
    record, say = going.walk.record, visit.say
    heard = point.id in record.heard(topic)
    left, right = st.columns([7, 4], vertical_alignment="center")
    with left:
        key = f"hear_{point.id}_{going.plan}"
        fill(key, heard)
        st.checkbox(
            point_words(point, say), key=key, wrap=True, on_change=_hear, args=(visit, going, topic, point, key)
        )  # fmt: skip
    with right:
        if heard:
            st.markdown(f":small[:gray[{_tries(visit, going, topic, point)}]]")
            return
        key = f"instead_{point.id}_{len(record.tries_of(topic))}"
        st.text_input(
            say("Said instead of: {what}", what=point_words(point, say)), key=key, label_visibility="collapsed",
            value=record.said_now.get(topic, {}).get(point.id, ""), max_chars=LONGEST,
            placeholder=_tries(visit, going, topic, point) or say("Said instead"),
            on_change=_instead, args=(visit, going, topic, point, key),
        )  # fmt: skip


def _tries(visit: Visit, going: Going, topic: Topic, point: Point) -> str:
    """In which try a point was heard, or what was said instead in the newest one."""
    say = visit.say
    for one in reversed(going.walk.record.tries_of(topic)):
        if point.id in one.heard:
            return say("Try {n}", n=one.number)
        if point.id in one.missed:
            words = one.missed[point.id]
            return say("Try {n}: said “{what}”", n=one.number, what=words) if words else say("Try {n}", n=one.number)
    return ""


def _who_is_here(visit: Visit, going: Going) -> None:
    """Who says it back, and who interprets: kept for all topics of this person."""
    say, tries = visit.say, going.walk.record.tries
    last, plan = tries[-1] if tries else None, going.plan
    with st.expander(say("Who says it back: {who}", who=_who(visit, going)), icon=":material/group:"):
        st.radio(
            say("Who says it back"), list(Listener), key=f"{LISTENER}_{plan}", horizontal=True,
            index=list(Listener).index(last.listener) if last else 0, format_func=partial(listener_words, say=say),
        )  # fmt: skip
        value = (last.name or "") if last else ""
        st.text_input(say("Name of the helper"), value=value, key=f"{NAME}_{plan}", max_chars=200)
        value = (last.interpreter or "") if last else ""
        st.text_input(say("Interpreter, name or number"), value=value, key=f"{INTERPRETER}_{plan}", max_chars=200)


def _who(visit: Visit, going: Going) -> str:
    tries = going.walk.record.tries
    kept = tries[-1].listener if tries else Listener.PATIENT
    return listener_words(field(f"{LISTENER}_{going.plan}") or kept, visit.say)


def _skip(visit: Visit, going: Going, topic: Topic) -> None:
    """A topic is left out only with a reason; medicines and warning signs need the name of who decides it."""
    say, named = visit.say, going.walk.needs_a_name(topic)
    with (
        st.expander(say("Go home without this said back"), icon=":material/do_not_disturb_on:"),
        st.form(f"skip_form_{topic}", border=False),
    ):
        st.text_area(say("Why"), key=f"skip_why_{topic}", max_chars=LONGEST)
        if named:
            st.text_input(say("Name of who decides this"), key=f"skip_who_{topic}", max_chars=200)
        st.form_submit_button(say("Leave it out"), key=f"skip_{topic}", on_click=_do_skip, args=(visit, going, topic))


def _skipped(visit: Visit, going: Going, topic: Topic) -> None:
    skip = going.walk.record.skipped[topic]
    words = visit.say("Left out: {reason} Decided by {who}.", reason=escaped(skip.reason), who=escaped(skip.decided_by))
    st.markdown(f":material/do_not_disturb_on: {words}")
    st.button(
        visit.say("Ask it after all"), key=f"unskip_{topic}", icon=":material/undo:",
        on_click=_unskip, args=(visit, going, topic),
    )  # fmt: skip


def _cover(visit: Visit, going: Going, section: Section, key: str) -> None:
    covered = bool(field(key))
    done(visit, lambda: discharging.cover(visit.house, visit.visitor, going.plan, section, covered=covered))


def _hear(visit: Visit, going: Going, topic: Topic, point: Point, key: str) -> None:
    heard = bool(field(key))
    done(visit, lambda: discharging.hear(visit.house, visit.visitor, going.plan, topic, point.id, heard=heard))


def _instead(visit: Visit, going: Going, topic: Topic, point: Point, key: str) -> None:
    words = str(field(key) or "")
    done(visit, lambda: discharging.said_instead(visit.house, visit.visitor, going.plan, topic, point.id, words))


def _end_try(visit: Visit, going: Going, topic: Topic) -> None:
    plan = going.plan
    heard = Heard(
        listener=field(f"{LISTENER}_{plan}") or Listener.PATIENT, name=str(field(f"{NAME}_{plan}") or ""),
        interpreter=str(field(f"{INTERPRETER}_{plan}") or ""),
    )  # fmt: skip
    done(visit, lambda: discharging.end_try(visit.house, visit.visitor, plan, topic, heard))


def _do_skip(visit: Visit, going: Going, topic: Topic) -> None:
    reason, who = str(field(f"skip_why_{topic}") or ""), str(field(f"skip_who_{topic}") or "")
    done(visit, lambda: discharging.skip(visit.house, visit.visitor, going.plan, topic, reason, who))


def _unskip(visit: Visit, going: Going, topic: Topic) -> None:
    done(visit, lambda: discharging.take_up_again(visit.house, visit.visitor, going.plan, topic))
