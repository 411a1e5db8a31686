"""The chart, the list of days and the sentences say the same of a person's own answers."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.checkin import spoken_temperature
from checklist.plan import Event, EventKind
from checklist.ui import recovery
from checklist.ui.charts import LIGHT, ChartWords, timeline_figure
from checklist.ui.own_entries import day_rows
from tests.builders import an_event
from tests.pages.screen import plain
from tests.ui.builders import a_journey, say

PAIN = st.one_of(st.none(), st.just("skipped"), st.integers(0, 10))
HEAT = st.one_of(st.none(), st.integers(360, 400).map(lambda tenths: tenths / 10))
DAYS = st.dictionaries(st.integers(0, 42), st.tuples(PAIN, PAIN, HEAT), max_size=43)


def told(days: dict[int, tuple[object, object, object]]) -> list[Event]:
    names = ("pain_rest", "pain_moving", "temperature")
    return [
        an_event(
            EventKind.CHECKED_IN, None, seq, when="2027-03-16T20:00", day=day,
            answers={name: one for name, one in zip(names, said, strict=True) if one is not None},
        )
        for seq, (day, said) in enumerate(days.items(), start=1)
    ]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(days=DAYS)
def test_chart_list_and_sentences_say_the_same(days: dict[int, tuple[object, object, object]]) -> None:
    mine = a_journey("2027-04-27T21:00", *told(days))
    line = mine.timeline
    words = ChartWords(
        pain="p", today="t", week="{n}", dates=("",) * len(line.weeks), resting="rest", moving="moving",
        temperature="heat",
    )  # fmt: skip
    figure = timeline_figure(line, LIGHT, words)
    curves = {one.name: one for one in figure.data if one.type == "scatter" and one.mode == "lines+markers"}
    listed = {int(row["Day"]): plain(row["Your answers"]) for row in day_rows(mine, mine.base, say)}
    for place, (name, head) in enumerate([("rest", "Pain at rest "), ("moving", "Pain moving ")]):
        said = {day: one[place] for day, one in days.items() if isinstance(one[place], int)}
        in_list = {day: re.search(head + r"(\d+)", text) for day, text in listed.items()}
        assert {day: int(found[1]) for day, found in in_list.items() if found} == said
        drawn = {int(x): y for x, y in zip(curves[name].x, curves[name].y, strict=True)} if said else {}
        assert {day for day, y in drawn.items() if y is not None} == set(said)
        zero = min((y - 0.15 * said[d] for d, y in drawn.items() if y is not None), default=0)
        assert all(round((y - zero) / 0.15) == said[day] for day, y in drawn.items() if y is not None)
    heat = {day: one[2] for day, one in days.items() if isinstance(one[2], float)}
    assert all(spoken_temperature(degrees) in listed[day] for day, degrees in heat.items())
    warm = {int(x): y for x, y in zip(curves["heat"].x, curves["heat"].y, strict=True)} if heat else {}
    assert {day for day, y in warm.items() if y is not None} == set(heat)
    order = sorted(heat, key=lambda day: (heat[day], day))
    assert sorted(heat, key=lambda day: (round(warm[day], 6), day)) == order
    assert [day for day, text in listed.items() if text == "no answer"] == [day for day in listed if day not in days]
    told_weeks = " ".join(recovery.own_sentences(mine, say))
    counts = [int(n) for n in re.findall(r"answers on (\d+) of", told_weeks)]
    assert sum(counts) == len(days)
    assert not heat or spoken_temperature(max(heat.values())) in told_weeks


DID = st.dictionaries(st.integers(0, 42), st.sampled_from([("rested",), ("indoors",), ("outdoors", "worked")]))


@settings(max_examples=30, deadline=None)
@given(did=DID)
def test_the_days_of_activity_and_of_rest_are_those_of_the_list(did: dict[int, tuple[str, ...]]) -> None:
    events = [
        an_event(EventKind.CHECKED_IN, None, seq, when="2027-03-16T20:00", day=day, answers={"activity": list(said)})
        for seq, (day, said) in enumerate(did.items(), start=1)
    ]
    mine = a_journey("2027-04-27T21:00", *events)
    words = ChartWords(pain="p", today="t", week="{n}", dates=("",) * len(mine.timeline.weeks), activity="did")
    dots = [one for one in timeline_figure(mine.timeline, LIGHT, words).data if str(one.name).startswith("did ")]
    drawn = {(int(x), one.marker.symbol == "circle") for one in dots for x in one.x}
    listed = {int(row["Day"]): row["Your answers"].replace("\\", "") for row in day_rows(mine, mine.base, say)}
    told = {day: text for day, text in listed.items() if text != "no answer"}
    assert drawn == {(day, text.strip(".") != "You rested") for day, text in told.items()}
    assert set(told) == set(did)
