"""The call two to three days after going home: who is due, what to ask each, and what came of it."""

from datetime import datetime
from functools import partial

import streamlit as st

from checklist.care.following_up import Outcome, questions, record_call
from checklist.care.going_home import Going, going
from checklist.care.homeward import to_call
from checklist.discharge import Ask, Question, Reached, Record, Section, for_the_team, spoke
from checklist.discharge.entry_words import section_words
from checklist.reading import spoken_moment
from checklist.store.plans import PlanNotFound
from checklist.ui.discharge.acting import done
from checklist.ui.discharge.cancelled import draw_cancelled, draw_closed, is_closed
from checklist.ui.discharge.where import asked_person, draw_way_back, show
from checklist.ui.discharge.words import cue_words, name_of, point_words, topic_words
from checklist.ui.more import draw_more, shown
from checklist.ui.session import Visit, field
from checklist.ui.text import escaped, telephone
from checklist.ui.when import Say

CALLS = "calls_shown"


def draw_calls(visit: Visit) -> None:
    """One person's call where the address names one, else everyone who is to be called."""
    plan = asked_person()
    if plan is None:
        _everyone(visit)
        return
    try:
        one = going(visit.house, visit.visitor, plan)
    except PlanNotFound:
        visit.keep_problems([visit.say("There is no such plan.")])
        _everyone(visit)
        return
    (draw_closed if is_closed(one) else _call)(visit, one)


def _everyone(visit: Visit) -> None:
    people, say = to_call(visit.house, visit.visitor), visit.say
    late = [one for one in people if one.call_due and one.call_due[0] <= one.now]
    st.title(_heading(visit, len(people), len(late)), anchor=False)
    visit.show_messages()
    if not people:
        st.markdown(say("A call stands here once a person has signed and gone home."))
    for one in people[: shown(CALLS)]:
        cells = st.container(border=True).columns([5, 6, 3], vertical_alignment="center")
        cells[0].markdown(f"**{name_of(one, visit.say)}**  \n:small[{escaped(one.procedure)}]")
        cells[1].markdown(_due_words(visit, one.record, one.call_due, one.now))
        cells[2].button(
            say("Call"), key=f"call_{one.plan}", type="primary", width="stretch", help=name_of(one, say),
            icon=":material/call:", on_click=show, args=(one.plan,),
        )  # fmt: skip
    draw_more(visit, CALLS, len(people), "more_calls")


def _heading(visit: Visit, all_: int, late: int) -> str:
    say = visit.say
    if not all_:
        return say("Nobody waits for a call")
    if not late:
        return say("No call is due yet. {n} to come", n=all_)
    return say("1 person to call now") if late == 1 else say("{n} people to call now", n=late)


def _call(visit: Visit, one: Going) -> None:
    """Whom to call at which number, then each question with what came of it, then the note."""
    say, signed = visit.say, one.walk.record.signed
    st.title(say("Call {who}", who=name_of(one, visit.say)), anchor=False)
    draw_way_back(one.plan, say("Everyone to call"))
    draw_cancelled(visit, one)
    st.markdown(_due_words(visit, one.walk.record, one.call_due, one.journey.now))
    if signed and signed.phone:
        number = escaped(signed.phone)
        st.markdown(f":material/call: [{number}]({telephone(signed.phone)})")
    elif signed:
        st.markdown(say("No number was written down. Look in the record of the ward."))
    visit.show_messages()
    _earlier(visit, one)
    asked = questions(one)
    st.header(say("What to ask: {n}", n=len(asked)), anchor=False)
    for question in asked:
        _question(visit, one, question)
    st.text_area(say("Note"), key=f"call_note_{one.plan}", max_chars=2000)
    visit.alert_beside()
    with st.container(horizontal=True):
        for reached, label in _ways(say).items():
            st.button(
                label, key=f"call_{reached}", type="primary" if reached is Reached.SPOKE else "secondary",
                on_click=_save, args=(visit, one, reached),
            )  # fmt: skip


def _ways(say: Say) -> dict[Reached, str]:
    return {
        Reached.SPOKE: say("Save the call"),
        Reached.NO_ANSWER: say("No answer"),
        Reached.MESSAGE: say("Left a message"),
    }


def _question(visit: Visit, one: Going, question: Question) -> None:
    """One question to say aloud, why it is asked, and the three ways it can go."""
    say = visit.say
    with st.container(border=True):
        st.markdown(f"**{question_words(question, say)}**")
        because = _because(question, say)
        if question.id in for_the_team(one.walk.record):
            st.markdown(say(":orange-background[The team must act, since the last call.]"))
        if because:
            st.markdown(f":small[{because}]")
        st.radio(
            say("What came of it: {what}", what=question_words(question, say)), list(Outcome), index=None,
            key=_key(one, question), horizontal=True, format_func=partial(_outcome_words, say=say),
            label_visibility="collapsed",
        )  # fmt: skip


def question_words(question: Question, say: Say) -> str:
    """A question of the call, to say aloud."""
    about = escaped(question.about)
    words = {
        Ask.HOW_ARE_YOU: say("“How are you since you went home?”"),
        Ask.SIGNS: say("“Do you have any of the warning signs on your sheet?”"),
        Ask.SECTION: _section_question(question, say),
        Ask.RESULT: say("“Has anyone told you this result: {about}?”", about=about),
        Ask.VISIT: say("“Do you have the date of your visit now?”"),
        Ask.QUESTION: say("“You asked this: {about} Is it answered?”", about=about),
        Ask.POINT: "",
    }
    if question.point is not None:
        return f"“{escaped(cue_words(question.point, say))}”"
    return words[question.ask]


def _section_question(question: Question, say: Say) -> str:
    """What is asked of a section that nobody went through."""
    if question.ask is not Ask.SECTION:
        return ""
    if question.about == Section.QUESTIONS:
        return say("“What else do you want to ask?”")
    name = section_words(Section(question.about), say)
    return say("“We did not talk about this: {about}. What do you want to know?”", about=name.lower())


def _because(question: Question, say: Say) -> str:
    """What the plan says, and why it is asked again."""
    parts = [topic_words(question.topic, say)] if question.point else []
    if question.point:
        parts.append(say("The plan says: {what}", what=point_words(question.point, say)))
    if question.missed:
        parts.append(say("Said last time: “{what}”", what=escaped(question.missed)))
    if question.reason:
        parts.append(say("Left out: {reason}", reason=escaped(question.reason)))
    return ". ".join(parts)


def _outcome_words(outcome: Outcome, say: Say) -> str:
    words = {
        Outcome.FINE: say("They know, or all is well"),
        Outcome.EXPLAINED: say("Explained it again"),
        Outcome.TEAM: say("The team must act"),
    }
    return words[outcome]


def _earlier(visit: Visit, one: Going) -> None:
    """The calls before this one."""
    zone, words = one.journey.plan.booking.zone, _ways(visit.say)
    lines = [
        f"- {spoken_moment(call.said.at.astimezone(zone))}. {escaped(call.said.by)}: {words[call.reached]}. "
        f"{escaped(call.note)}"
        for call in one.walk.record.calls
    ]
    if lines:
        st.markdown(visit.say("Calls before:") + "\n" + "\n".join(lines))


def _due_words(visit: Visit, record: Record, due: tuple[datetime, datetime] | None, now: datetime) -> str:
    say = visit.say
    if for_the_team(record):
        return say("**The team must act**: {n} from the last call.", n=len(for_the_team(record)))
    if spoke(record):
        return say("The call was made.")
    if due is None:
        return say("Not signed yet. A call is due 2 to 3 days after going home.")
    if now > due[1]:
        return say("**Late.** It was due by {last}.", last=spoken_moment(due[1]))
    return say("Call between {first} and {last}.", first=spoken_moment(due[0]), last=spoken_moment(due[1]))


def _key(one: Going, question: Question) -> str:
    return f"call_{one.plan}_{question.id}_{len(one.walk.record.calls)}"


def _save(visit: Visit, one: Going, reached: Reached) -> None:
    picked = {question.id: field(_key(one, question)) for question in questions(one)}
    outcomes = {id_: outcome for id_, outcome in picked.items() if outcome} if reached is Reached.SPOKE else {}
    note = str(field(f"call_note_{one.plan}") or "")
    if done(visit, lambda: record_call(visit.house, visit.visitor, one.plan, reached, outcomes, note)):
        visit.keep_done(visit.say("Saved."))
