"""With a second language, nothing a patient reads of their medicines and stop times stays English."""

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checklist import locale
from checklist.access import Role
from checklist.care import house as house_module
from checklist.care import people
from checklist.care.answers import Entered, with_medicine
from checklist.care.confirming import Decision, confirm
from checklist.care.house import House, open_house
from checklist.care.journey import Journey, journey
from checklist.care.people import Entered as Session
from checklist.care.waiting import queue
from checklist.library.fact_base import fact_base_in
from checklist.medication import Action, MorningOf
from checklist.plan import DayMark, dose_words
from checklist.ui import session
from checklist.ui.today_data import today_data
from checklist.ui.today_words import words
from tests.care.furnished import NOW, furnished, it_is, moves_in, said, signs_in
from tests.languages import MADE_UP, MadeUpWords, english_in, library_in_it
from tests.pages.screen import Screen
from tests.web.builders import a_browser, keep

MEDICINES = ("Eliquis", "ibuprofen", "warfarin", "clonidine", "metoprolol", "lisinopril", "Zzyzx", "prednisone")
DOSE = "1/2 x 2"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return library_in_it(tmp_path_factory.mktemp("content") / "data")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: Any) -> Iterator[House]:
    it_is(monkeypatch, NOW)
    monkeypatch.setattr(locale, "translation", lambda _: MadeUpWords())
    monkeypatch.setattr(house_module, "_OPEN", [])
    monkeypatch.setattr(session, "session_id", session.session_id)
    made = furnished(tmp_path, content)
    open_house(made)
    yield made
    made.store.close()


@pytest.fixture
def maria(house: House) -> Session:
    """A person with a medicine in each state, who reads the made-up language."""
    answers = said(called="Maria", language=MADE_UP, contacts={"ward": "555-0142"})
    for name in MEDICINES:
        answers = with_medicine(answers, Entered(name=name, how_often="daily"))
    entered = moves_in(house, answers)
    people.speak(house, people.visitor(house, entered.cookie), MADE_UP)
    lena = people.visitor(house, signs_in(house, Role.CLINICIAN, "Lena Hart").cookie)
    (queued,) = queue(house, lena)
    hold, day = Action.HOLD, date(2027, 3, 12)
    made = [
        Decision(entry="eliquis", action=hold, last_dose=day, restart=date(2027, 3, 18)),
        Decision(entry="ibuprofen", action=hold, last_dose=day, ask_restart=True),
        Decision(entry="warfarin", action=Action.ADJUST, new_dose=DOSE),
        Decision(entry="clonidine", action=Action.CONTINUE, morning_of=MorningOf.SKIP),
        Decision(entry="prednisone", action=Action.ADJUST),
    ]
    confirm(house, lena, queued.plan, queued.version, made)
    return entered


def mine(house: House, entered: Session) -> Journey:
    return journey(house, people.visitor(house, entered.cookie))


def names(one: Journey) -> set[str]:
    """What stays as it is in any language: names of medicines and people, titles of sources, addresses."""
    steps = one.plan.medications
    generic = {word for step in steps for word in re.split(r"[ (),]+", step.ingredient or "") if word}
    tasks = {task.source.title for task in one.plan.tasks} | {task.source.quote or "" for task in one.plan.tasks}
    stops = {source for stop in one.plan.fasting for source in (stop.source.title, stop.source.quote or "")}
    others = {claim.source.title for stop in one.plan.fasting for claim in stop.others}
    sources = {step.source.title for step in steps} | tasks | stops | others
    return {*MEDICINES, *generic, *sources, "Lena Hart", "Maria"} - {"", "From memory, not checked"}


def texts_of(data: object) -> Iterator[str]:
    """Every text in a component's data that a person reads: all but ids, kinds and addresses."""
    if isinstance(data, dict):
        yield from (text for key, value in data.items() if key not in NOT_READ for text in texts_of(value))
    elif isinstance(data, (list, tuple)):
        yield from (text for value in data for text in texts_of(value))
    elif isinstance(data, str):
        yield data


NOT_READ = {
    "id",
    "kind",
    "state",
    "weight",
    "plan",
    "locale",
    "actor",
    "now",
    "at",
    "from",
    "endpoint",
    "zone",
    "payload",
    "blocking",
    "href",
    "link",
    "to",
    "url",
}


def test_each_text_of_a_medicine_and_of_its_deeds_is_in_the_language_of_the_plan(house: House, maria: Session) -> None:
    one = mine(house, maria)
    said_of = [
        text for step in one.plan.medications for text in (step.patient_text, step.restart and step.restart.text)
    ]
    deeds = [text for task in one.plan.tasks for text in (task.title, task.why, task.because, task.question, task.note)]
    texts = [text for text in (*said_of, *deeds) if text]
    assert len(texts) > 100
    assert english_in(texts, names(one)) == []


def test_each_kind_of_day_of_the_calendar_is_in_it(house: House, maria: Session) -> None:
    one = mine(house, maria)
    said_of = [dose_words(one.plan, step, mark, one.say) for step in one.plan.medications for mark in DayMark]
    assert english_in(said_of, ()) == []


def test_the_sheet_is_in_it(house: House, maria: Session) -> None:
    browser = a_browser(house)
    keep(browser, maria)
    answer = browser.get("/medicine-sheet").text
    assert f'<html lang="{MADE_UP}">' in answer
    read = [html.unescape(text).strip() for text in re.findall(r">([^<]+)<", answer)]
    labels = re.findall(r'aria-label="([^"]*)"', answer)
    assert english_in([*read, *labels], names(mine(house, maria))) == []


def test_my_medicines_are_in_it(house: House, maria: Session) -> None:
    screen = Screen(maria).opens("medicines")
    cells = [text for row in screen.table for pair in row.items() for text in pair]
    links = [link.proto.label for link in screen.at.get("link_button")]
    texts = [*screen.text.split("\n"), *cells, *links, *screen.links]
    assert english_in(texts, names(mine(house, maria))) == []


def test_the_food_and_drink_card_and_the_list_under_it_are_in_it(house: House, maria: Session) -> None:
    one = mine(house, maria)
    data = today_data(one, one.now, words(locale_say), locale_say)
    assert english_in(texts_of(data), names(one)) == []


def test_a_language_without_the_words_of_a_group_of_medicines_is_refused(tmp_path: Path) -> None:
    library_in_it(tmp_path / "data")
    file = tmp_path / "data" / f"wording.{MADE_UP}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("  beta_blocker:\n", "  no_such:\n"), encoding="utf-8")
    problems = [(problem.path, problem.what) for problem in fact_base_in(tmp_path / "data").problems]
    assert problems == [
        ("groups.beta_blocker", "is missing: medication_rules.yaml has this group"),
        ("groups.no_such", "does not belong here"),
    ]


def locale_say(words: str, **values: object) -> str:
    return locale.say(MADE_UP, words, **values)
