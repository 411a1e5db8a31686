import json
import re
from collections import Counter
from typing import Any

import pytest

from checklist.care.journey import Journey
from checklist.guidance import Anchor, Offset, Span
from checklist.plan import Event, EventKind, TaskState
from checklist.procedure import Phase, Weight
from checklist.reading import NO_BREAK
from checklist.ui.today_data import groups, today_data
from checklist.ui.today_rows import waiting
from checklist.ui.today_words import words
from tests.builders import a_procedure, a_task_rule, an_event, at, days, until
from tests.builders import words as text
from tests.ui.builders import NUMBERS, a_journey, say, sentences_in

EVENING = "2027-03-15T20:00"
SOME_DAYS = (
    "2027-03-01T09:00",
    "2027-03-08T09:00",
    "2027-03-14T23:59",
    EVENING,
    "2027-03-16T00:30",
    "2027-03-16T12:59",
)
MEDICINES = [{"name": name, "how_often": "daily"} for name in ("Eliquis", "metformin", "sertraline", "Zzyzxol")]
HELD = {
    "medications": [{"name": "ibuprofen", "how_often": "daily"}],
    "confirmed": [{"medication": "ibuprofen", "action": "hold", "last_dose": "2027-03-12", "by": "Dr. Lee"}],
}


def data(journey: Journey, since: str = EVENING) -> dict[str, Any]:
    return today_data(journey, at(since), words(say), say)


def rows(journey: Journey, since: str = EVENING) -> dict[str, dict[str, Any]]:
    """Each row on the screen by its task."""
    return {row["id"]: row for group in data(journey, since)["groups"] for row in group["tasks"]}


def one_task(now: str, span: Span, *events: Event, phase: Phase = Phase.PREPARE, **profile: Any) -> dict[str, Any]:
    """The row of the only task that the procedure itself has."""
    procedure = a_procedure(tasks=(a_task_rule("mine", span, phase=phase),))
    return rows(a_journey(now, *events, procedure=procedure, **profile))["mine"]


def done(task: str, when: str, kind: EventKind = EventKind.DONE, seq: int = 1, **payload: Any) -> Event:
    return an_event(kind, task, seq, when, **payload)


@pytest.mark.parametrize("now", SOME_DAYS)
def test_before_the_procedure_every_task_up_to_it_is_shown_once_or_counted_as_waiting(now: str) -> None:
    journey = a_journey(now, medications=MEDICINES, smoker=True, conditions=["diabetes", "sleep_apnea"])
    shown = Counter(row["id"] for group in data(journey)["groups"] for row in group["tasks"])
    assert set(shown.values()) == {1}
    leading_up = {task.id for task in journey.plan.tasks if task.phase is not Phase.RECOVER}
    assert set(shown) <= leading_up and len(leading_up) - len(shown) == waiting(journey)
    open_now = {s.task.id for s in journey.statuses if s.state in (TaskState.OPEN, TaskState.OVERDUE)}
    assert open_now <= set(shown)


@pytest.mark.parametrize("now", ["2027-03-16T13:00", "2027-03-17T09:00", "2027-03-25T09:00"])
def test_after_the_start_nothing_is_left_of_the_days_before_and_nothing_stands_twice(now: str) -> None:
    journey = a_journey(now, medications=MEDICINES)
    shown = Counter(row["id"] for group in data(journey)["groups"] for row in group["tasks"])
    phases = {task.phase for task in journey.plan.tasks if task.id in shown}
    assert set(shown.values()) == {1} and phases <= {Phase.HOSPITAL, Phase.RECOVER}
    open_now = {s.task.id for s in journey.statuses if s.state is TaskState.OPEN and s.task.phase in phases}
    assert open_now <= set(shown)


@pytest.mark.parametrize(
    ("now", "titles"),
    [
        ("2027-03-15T16:59", [("Today", "Monday, March 15"), ("Tomorrow", "Tuesday, March 16")]),
        ("2027-03-15T17:00", [("Tonight", "Monday, March 15"), ("Tomorrow", "Tuesday, March 16")]),
        ("2027-03-16T00:00", [("Today", "Tuesday, March 16")]),
        ("2027-03-14T09:00", [("Today", "Sunday, March 14"), ("Tomorrow", "Monday, March 15"),
                              ("Tuesday, March 16", None)]),
        ("2027-03-13T09:00", [("Today", "Saturday, March 13"), ("Monday, March 15", None),
                              ("Tuesday, March 16", None)]),
    ],
)  # fmt: skip
def test_the_list_stands_by_day_with_the_title_a_person_would_say(now: str, titles: list[tuple[str, str]]) -> None:
    assert [(group["title"], group["date"]) for group in groups(a_journey(now), at(now), say)] == titles


def test_what_is_open_or_late_stands_under_today_and_what_opens_later_under_its_day() -> None:
    spans = {"late": days(-9, -8), "open": until(0), "tomorrow": days(-6, 0), "later": days(-5, 0), "far": days(-3, 0)}
    tasks = tuple(a_task_rule(name, span) for name, span in spans.items())
    journey = a_journey("2027-03-09T09:00", procedure=a_procedure(tasks=tasks))
    found = [[row["id"] for row in group["tasks"] if row["id"] in spans] for group in data(journey)["groups"]]
    assert [ids for ids in found if ids] == [["open", "late"], ["tomorrow"], ["later"]]


@pytest.mark.parametrize(("now", "shown"), [("2027-03-10T00:00", False), ("2027-03-10T00:01", True)])
def test_a_step_comes_onto_the_list_three_days_before_it_opens(now: str, shown: bool) -> None:
    journey = a_journey(now, procedure=a_procedure(tasks=(a_task_rule("far", days(-3, 0)),)))
    assert ("far" in rows(journey)) is shown


def test_what_is_needed_is_on_the_list_however_far_off() -> None:
    assert {"ride", "helper"} <= set(rows(a_journey("2027-03-01T09:00")))


@pytest.mark.parametrize(("now", "shown"), [("2027-03-15T12:00", False), ("2027-03-15T12:01", True)])
def test_a_question_for_the_ward_waits_until_the_day_is_near(now: str, shown: bool) -> None:
    rule = a_task_rule("ask", days(0, 1), phase=Phase.HOSPITAL)
    assert ("ask" in rows(a_journey(now, procedure=a_procedure(tasks=(rule,))))) is shown


def test_the_step_to_arrive_says_the_clock_time() -> None:
    assert rows(a_journey(EVENING))["arrive"]["note"].replace("\u00a0", " ").startswith("11:00 am.")


def test_a_step_of_recovery_leaves_the_list_when_its_days_are_over() -> None:
    shown = [rows(a_journey(f"2027-03-{day}T09:00")) for day in (23, 24)]
    assert ["pain_relief" in found for found in shown] == [True, False]


def test_what_is_needed_stands_first_on_its_day_and_says_so() -> None:
    needed = {"weight": Weight.BLOCKING, "question": text("who?")}
    tasks = (a_task_rule("first", until(0)), a_task_rule("mine", until(0), **needed))
    journey = a_journey(EVENING, procedure=a_procedure(tasks=tasks))
    (group, *_) = data(journey)["groups"]
    flags = [row["needed"] for row in group["tasks"]]
    assert flags == sorted(flags, reverse=True)
    assert [row["id"] for row in group["tasks"] if row["needed"]] == ["mine", "ride", "helper"]
    assert {"task": "mine", "question": "who?"} in data(journey)["blocking"]


@pytest.mark.parametrize(
    ("now", "words_"), [("16:59", "All done for now."), ("17:00", "All done for tonight. Sleep well.")]
)
def test_only_today_ends_with_a_word_for_when_all_is_done(now: str, words_: str) -> None:
    found = [group["all_done"] for group in data(a_journey(f"2027-03-15T{now}"))["groups"]]
    assert found == [words_, None]


@pytest.mark.parametrize(
    ("span", "due"),
    [
        (Span(opens=Offset(days=-1), closes=Offset(days=0)), None),
        (Span(opens=Offset(days=-9), closes=Offset(anchor=Anchor.ARRIVAL, hours=0)), None),
        (Span(opens=Offset(days=-9), closes=Offset(hours=-16)), "By 9:00 pm"),
        (Span(opens=Offset(days=-9), closes=Offset(hours=-3)), "By Tuesday, March 16"),
        (Span(opens=Offset(days=-9), closes=Offset(days=1)), None),
    ],
)
def test_a_task_says_by_when_unless_that_is_the_end_of_its_day_or_coming_in(span: Span, due: str | None) -> None:
    assert (one_task(EVENING, span)["note"] or "").replace(NO_BREAK, " ") == (due or "")


@pytest.mark.parametrize(
    ("span", "overdue"),
    [
        (days(-9, -5), "Was due Wednesday, March 10. Do it now."),
        (days(-9, -1), "Was due Sunday, March 14. Do it now."),
        (Span(opens=Offset(days=-9), closes=Offset(hours=-18)), "Was due 7:00 pm. Do it now."),
        (days(-9, 0), None),
    ],
)
def test_what_is_late_says_since_when_and_to_do_it(span: Span, overdue: str | None) -> None:
    said = one_task(EVENING, span)["overdue"]
    assert (said and said.replace(NO_BREAK, " ")) == overdue


@pytest.mark.parametrize(("contacts", "ask"), [(NUMBERS, "Call 555-0142."), ({}, "Ask your team.")])
def test_a_medicine_that_is_held_and_late_is_for_the_team_to_judge(contacts: dict[str, str], ask: str) -> None:
    journey = a_journey("2027-03-13T09:00", contacts=contacts, **HELD)
    late = [row for id_, row in rows(journey).items() if row["overdue"] and ":ibuprofen" in id_]
    assert [row["overdue"] for row in late] == [f"Was due Friday, March 12. {ask}"]
    assert "Do it now." not in str(late)


def test_a_dose_that_was_taken_although_it_is_held_can_be_told() -> None:
    journey = a_journey("2027-03-14T09:00", **HELD)
    told = {id_: row["took_it"] for id_, row in rows(journey).items()}
    held = [task.id for task in journey.plan.tasks if task.rule == "medicine_hold"]
    assert held and {id_ for id_, may in told.items() if may} == set(held)


def test_a_tick_from_before_this_visit_is_folded_away_and_one_from_now_is_not() -> None:
    tick = done("mine", "2027-03-15T19:00")
    journey = a_journey(EVENING, tick, procedure=a_procedure(tasks=(a_task_rule("mine", until(0)),)))
    assert [rows(journey, since)["mine"]["folded"] for since in ("2027-03-15T19:00", "2027-03-15T19:01")] == [
        False,
        True,
    ]


def test_could_not_is_never_folded_away() -> None:
    event = done("mine", "2027-03-10T19:00", EventKind.COULD_NOT, reason="not_time", text="There was no time")
    row = one_task(EVENING, until(0), event)
    assert (row["folded"], row["state"], row["reason"]) == (False, "could_not", "not_time")
    assert row["state_line"] == "Could not: There was no time. Your team can see this."


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"text": "It hurts."}, "Could not: It hurts. Your team can see this."),
        ({"text": "{phone} {x}"}, "Could not: {phone} {x}. Your team can see this."),
        ({}, "Could not: no reason given. Your team can see this."),
    ],
)
def test_a_reason_is_said_as_it_was_given(said: dict[str, str], line: str) -> None:
    assert one_task(EVENING, until(0), done("mine", EVENING, EventKind.COULD_NOT, **said))["state_line"] == line


@pytest.mark.parametrize(
    ("when", "line"), [("2027-03-15T19:05", "Done 7:05 pm"), ("2027-03-14T19:05", "Done Sunday, March 14, 7:05 pm")]
)
def test_a_tick_says_when_it_was_made(when: str, line: str) -> None:
    row = one_task(EVENING, until(0), done("mine", when))
    assert (row["state"], row["state_line"].replace(NO_BREAK, " "), row["overdue"]) == ("done", line, None)


def test_an_undone_tick_is_to_do_again() -> None:
    events = (done("mine", "2027-03-15T19:00"), done("mine", "2027-03-15T19:01", EventKind.UNDONE, seq=2))
    row = one_task(EVENING, until(0), *events)
    assert (row["state"], row["state_line"], row["folded"]) == ("todo", None, False)
    assert data(a_journey(EVENING, *events))["seq"] == 2


def test_each_row_says_why_why_you_and_who_says_so() -> None:
    row = rows(a_journey(EVENING, smoker=True))["quit_smoking"]
    assert row["why"].startswith("3 to 8 weeks")
    assert row["why_you"] == "You told us that you smoke or vape."
    assert row["who_says"] == "Smoking and alcohol before surgery, Br J Anaesth 2009"
    assert rows(a_journey(EVENING))["labs"]["who_says"].endswith(": “preoperative assessments, such as blood tests”")


def test_the_questions_are_those_the_ready_line_asks() -> None:
    blocking = data(a_journey(EVENING, medications=MEDICINES[:1]))["blocking"]
    assert [item["question"] for item in blocking] == [
        "what to do with Eliquis (apixaban)?", "who drives you home?", "who stays with you for the first 24 hours?",
    ]  # fmt: skip


def test_what_was_asked_comes_back_in_the_person_s_words() -> None:
    events = (done("", EVENING, EventKind.ASKED, text="May I drive?"), done("", EVENING, EventKind.ASKED, 2, about="x"))
    assert data(a_journey(EVENING, *events))["questions"] == ["May I drive?"]


@pytest.mark.parametrize(("called", "line"), [("Maria", "Maria’s plan. {now}"), (None, "Your plan. {now}")])
def test_the_line_above_the_heading_says_whose_plan_it_is(called: str | None, line: str) -> None:
    assert data(a_journey(EVENING, called=called))["heading_line"] == line


def test_the_card_says_what_is_counted_from_what_and_who_allows_more() -> None:
    card = data(a_journey(EVENING))["card"]
    assert card["counted"].replace(NO_BREAK, " ") == "Counted back from when you arrive: 11:00 am."
    panels = {panel["id"]: panel for panel in card["panels"]}
    _, allowed = panels["who"]["lines"]
    assert allowed.replace(NO_BREAK, " ") == (
        "Clear drinks: ASA fasting guideline, update 2023 allows until 9:00 am. "
        "For information: follow the earlier time."
    )
    from_start = data(a_journey(EVENING, fasting_anchor="procedure"))["card"]["counted"].replace(NO_BREAK, " ")
    assert from_start == "Counted back from when your procedure starts: 1:00 pm."


@pytest.mark.parametrize(("contacts", "lines"), [(NUMBERS, 1), ({}, 2)])
def test_who_ate_too_late_is_told_whom_to_call(contacts: dict[str, str], lines: int) -> None:
    (late,) = [p for p in data(a_journey(EVENING, contacts=contacts))["card"]["panels"] if p["id"] == "late"]
    assert (late["phone"], len(late["lines"])) == (contacts.get("ward"), lines)
    assert late["lines"][0] == "Call your care team now. Tell them what and when. Do not hide it."


@pytest.mark.parametrize("now", [*SOME_DAYS, "2027-03-16T13:00", "2027-03-17T09:00", "2027-03-25T09:00"])
@pytest.mark.parametrize("policy", ["as_published", "guideline"])
def test_no_sentence_is_left_with_a_brace_to_fill(now: str, policy: str) -> None:
    journey = a_journey(now, fasting_policy=policy, contacts=NUMBERS, **HELD)
    kept = {key: value for key, value in data(journey).items() if key not in ("words", "heading_line")}
    assert [(where, said) for where, said in sentences_in(kept) if "{" in said or "}" in said] == []
    assert [where for where, said in sentences_in(kept) if re.search(r"\bNone\b|\s{2}|^\s|\s$", said)] == []


def test_a_very_long_plan_is_plain_data_of_at_most_100_kb() -> None:
    medicines = [{"name": f"{n:02} " + "Very long name " * 13, "how_often": "daily"} for n in range(25)]
    tasks = tuple(a_task_rule(f"task_{n}", until(0)) for n in range(60))
    journey = a_journey(EVENING, procedure=a_procedure(tasks=tasks), medications=medicines, called="x" * 200)
    sent = json.dumps(data(journey), ensure_ascii=False, allow_nan=False)
    assert len(data(journey)["groups"][0]["tasks"]) > 60
    assert len(sent.encode()) < 100_000
    assert json.loads(sent) == data(journey)


@pytest.mark.parametrize(("step", "shown"), [("site_mark", False), ("ask_eat", False), ("ask_follow_up", True)])
def test_of_the_hospital_day_only_what_still_counts_is_left_on_the_days_after(step: str, shown: bool) -> None:
    assert step in rows(a_journey("2027-03-16T14:00"))
    assert (step in rows(a_journey("2027-03-18T09:00"))) is shown
