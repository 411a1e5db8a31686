"""The grammar of time: amounts, their relation to what they are about, named days, clock times."""

import pytest

from checklist.extraction.amounts import Relation, times
from checklist.extraction.times import After, after, before, clock, headed, hours_before, minutes


def lasting(first: float | None, last: float | None) -> After:
    return After(from_days=first, to_days=last)


AFTER = {
    "Rest for two weeks.": lasting(0, 14),
    "Stay off work for 4 to 6 weeks.": lasting(28, 42),
    "Wear it for the first 3 days.": lasting(0, 3),
    "Wear it for the first week.": lasting(0, 7),
    "No bath for at least 10 days.": lasting(0, 10),
    "It fades within 48 hours.": lasting(0, 2),
    "It may take up to a year.": lasting(0, 365),
    "Most walk well by week 6.": lasting(0, 42),
    "Keep it on until 2 weeks after surgery.": lasting(0, 14),
    "Wait 3 weeks before driving.": lasting(0, 21),
    "You may shower after 2 days.": lasting(2, None),
    "You may run 6 weeks after surgery.": lasting(42, None),
    "On the third day, walk outside.": lasting(3, None),
    "Expect to drive in about 10 days.": lasting(10, None),
    "Sexual activity can start week 4-6.": lasting(28, 42),
    "It hurts most between 2 and 3 days.": lasting(2, 3),
    "Eat as usual the next day.": lasting(1, None),
    "Sit up the day after surgery.": lasting(1, None),
    "Rest on the night after surgery.": lasting(0, 0),
    "Do not drive for 12 hours.": lasting(0, 0),
    "Do not drive for 24 hours.": lasting(0, 1),
    "It swells for a few days.": After(from_days=None, to_days=None, vague=True),
    "It swells for a few days to a week.": After(from_days=None, to_days=None, vague=True),
    "Lift nothing for several weeks.": After(from_days=None, to_days=None, vague=True),
    "No sport until you are cleared.": None,
    "Take one tablet every 4 hours.": None,
    "Breathe deeply 10 times a day.": None,
    "People aged 60 years or older need a test.": None,
    "Stop it 5 days before surgery.": None,
    "Walk for 10 minutes.": None,
    "Drink water.": None,
}
BEFORE = {
    "Stop it 7-10 days before surgery.": (7, 10),
    "Stop it at least one week prior to surgery.": (7, 7),
    "Have the test within 30 days of surgery.": (0, 30),
    "Shower the night before your operation.": (1, 1),
    "Shower on the morning of surgery.": (0, 0),
    "Arrive 2 hours before surgery.": (0, 0),
    "Skip it the week before the procedure.": (7, 7),
    "Stop it several days before surgery.": None,
    "Rest for 2 weeks.": None,
    "Stop smoking.": None,
}
HOURS = {
    "Nothing for 8-12 hours before surgery.": (8, 12),
    "No food for at least 6 hours.": (6, 6),
    "Clear drinks up to two hours before you arrive.": (2, 2),
    "Only clear liquids for 24 to 48 hours.": (24, 48),
    "A special diet for 1 to 3 days before.": (24, 72),
    "Drink a glass every 15 minutes.": None,
    "Nothing after midnight.": None,
}
CLOCKS = {
    "Nothing to eat after midnight.": "midnight",
    "Stop at 12 a.m.": "midnight",
    "Nothing after 6am.": "06:00",
    "Nothing after 6:30 p.m.": "18:30",
    "Come at 23:15.": "23:15",
    "Stop at noon.": "12:00",
    "Stop at 12 pm.": "12:00",
    "Take 5 mg.": None,
}
MINUTES = {
    "It takes 90 minutes.": (90, 90),
    "It takes between 1 and 2 hours.": (60, 120),
    "It takes 1½ hours.": (90, 90),
    "It takes an hour and a half.": (90, 90),
    "It takes less than one hour.": (None, 60),
    "It takes about 45 to 60 min.": (45, 60),
    "It takes 2 days.": None,
    "It takes a while.": None,
}


@pytest.mark.parametrize("said", AFTER)
def test_days_after_the_procedure_are_what_the_words_say(said: str) -> None:
    assert after(said) == AFTER[said]


@pytest.mark.parametrize("said", BEFORE)
def test_days_before_the_procedure_are_what_the_words_say(said: str) -> None:
    assert before(said) == BEFORE[said]


@pytest.mark.parametrize("said", HOURS)
def test_hours_before_are_counted_also_when_said_in_days(said: str) -> None:
    assert hours_before(said) == HOURS[said]


@pytest.mark.parametrize("said", CLOCKS)
def test_a_clock_time_is_read_with_24_hours(said: str) -> None:
    assert clock(said) == CLOCKS[said]


@pytest.mark.parametrize("said", MINUTES)
def test_minutes_are_how_long_something_takes(said: str) -> None:
    assert minutes(said) == MINUTES[said]


@pytest.mark.parametrize("written", ["Day 1", "POD 1", "Post-op day 1"])
def test_a_heading_of_one_day_gives_that_day_alone(written: str) -> None:
    assert headed(written) == lasting(1, 1)


@pytest.mark.parametrize(
    ("heading", "days"), [("Weeks 2-4", (14, 28)), ("First 2 weeks", (0, 14)), ("3-6 Months", (90, 180))]
)
def test_a_heading_of_weeks_gives_its_range(heading: str, days: tuple[float, float]) -> None:
    assert headed(heading) == lasting(*days)


def test_how_often_and_how_old_are_told_apart_from_how_long() -> None:
    said = "Adults over the age of 65 years take it every 6 hours for 5 days."
    assert [time.relation for time in times(said)] == [Relation.AGE, Relation.OFTEN, Relation.LASTING]


def test_every_amount_knows_its_place() -> None:
    said = "Rest for 2 weeks, then walk in 10 to 14 days."
    assert [said[slice(*time.at)] for time in times(said)] == ["2 weeks", "10 to 14 days"]
