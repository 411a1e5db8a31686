"""Who is looking, at which plan, in which language: the only place that touches session state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn

import streamlit as st

from checklist.access import Action
from checklist.care import clock, people
from checklist.care.contact import ward_phone
from checklist.care.house import House, the_house
from checklist.care.visitor import Visitor
from checklist.guidance import ENGLISH, Language
from checklist.locale import say as said_in
from checklist.ui.places import page
from checklist.ui.text import escaped

PROBLEMS, BESIDE, DONE, SINCE, LINK, GOING = "problems", "beside", "done", "since", "link", "going"
ANNOUNCED = "announced"
HELPER_LINK = "helper_link"
ON_PHONE = "Mobi"  # what phones say of themselves, and computers and tablets do not
ALONE, TURN = "alone", "turn"
OF_A_PLAN = frozenset({Action.SEE_OWN_PLAN, Action.SEE_MEDICINES, Action.SEE_RECOVERY, Action.MOVE_OWN_BOOKING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One look at one page: the house, who is looking, and the words they read."""

    house: House
    visitor: Visitor
    language: Language = ENGLISH

    def say(self, words: str, **values: object) -> str:
        """Interface words in the reader's language."""
        return said_in(self.language, words, **values)

    def keep_problems(self, problems: Sequence[str], *, beside: bool = False) -> None:
        """What is wrong, to be said at the top of the next draw; `beside`: also where the button was pressed."""
        st.session_state[PROBLEMS] = list(problems)
        st.session_state[BESIDE] = list(problems) if beside else []

    def keep_done(self, words: str) -> None:
        """What was just done, to be said at the top of the next draw."""
        st.session_state[DONE] = words

    def keep_beside(self, problem: str) -> None:
        """What is wrong, to be said once, where the button was pressed."""
        st.session_state[ALONE] = problem

    def forget_beside(self) -> None:
        """What was wrong is said no more: it was about something else."""
        st.session_state.pop(ALONE, None)

    def alert_beside(self) -> None:
        """What is wrong, announced: nothing above moves, so that the button stays in sight."""
        problem = st.session_state.pop(ALONE, None)
        if problem:
            st.error(escaped(problem))

    def show_messages(self) -> None:
        """What is wrong and what was just done, each once and announced."""
        for problem in st.session_state.pop(PROBLEMS, []):
            st.error(escaped(problem))
        done = st.session_state.pop(DONE, None)
        if done:
            st.success(escaped(done))

    def show_beside(self) -> None:
        """What is wrong once more, where the button was pressed: the top may be out of sight."""
        for problem in st.session_state.pop(BESIDE, []):
            st.markdown(f":red-background[:material/report: {escaped(problem)}]")

    def browser_zone(self) -> str | None:
        """The time zone the browser proposes."""
        return st.context.timezone

    @property
    def on_phone(self) -> bool:
        """Whether the browser says that it is on a phone. Nobody else knows how wide the page is before it is drawn."""
        return ON_PHONE in (st.context.headers.get("User-Agent") or "")

    def announce(self, words: str) -> None:
        """What is said aloud to whoever hears the page, where this draw goes to another place on it."""
        st.session_state[ANNOUNCED] = words

    @property
    def left(self) -> bool:
        """Whether this browser was let in before, and is not any more."""
        return session_id() is not None and self.visitor.session is None

    def today(self) -> date:
        """The date in the house now."""
        return clock.now().date()

    def since(self) -> datetime:
        """When this visit began: ticks from before it may be folded away."""
        started = st.session_state.setdefault(SINCE, clock.now().isoformat())
        return datetime.fromisoformat(started)

    def keep_link(self, link: str) -> None:
        """A link just made, to be shown once."""
        st.session_state[LINK] = link

    def link(self) -> str | None:
        """The link just made, while this page stays open."""
        return st.session_state.get(LINK)

    def keep_helper_link(self, name: str, link: str) -> None:
        """A helper's link just made, and whose it is."""
        st.session_state[HELPER_LINK] = (name, link)

    def helper_link(self) -> tuple[str, str] | None:
        """The helper's link just made, while this page stays open."""
        return st.session_state.get(HELPER_LINK)

    def forget_helper_link(self) -> None:
        """No helper's link is shown any more."""
        st.session_state.pop(HELPER_LINK, None)


def session_id() -> str | None:
    """The session the browser holds, from its cookie."""
    return st.context.cookies.get(people.COOKIE)


def visitor() -> Visitor:
    """Who is looking."""
    return people.visitor(the_house(), session_id())


def open_page(action: Action | None = None) -> Visit:
    """The visit, if the visitor may do what the page is for; otherwise the page says what to do and stops."""
    who = visitor()
    visit = Visit(house=the_house(), visitor=who, language=who.language)
    if action is not None and not who.may(action):
        _stop(visit.say("Open your link again"), _closed(visit))
    if action in OF_A_PLAN and who.plan is None:
        words = visit.say("Go on with your answers first. They are saved.")
        _stop(visit.say("Your plan is not made yet"), words, "build", visit.say("Go on with my plan"))
    if action is Action.BUILD_PLAN and who.plan is None and who.draft is None:
        words = visit.say("Your answers are behind your personal link. Without one, start on the first page.")
        _stop(visit.say("Open your link again"), words, "welcome", visit.say("Go to the first page"))
    return visit


def _closed(visit: Visit) -> str:
    """What a page says to whoever may not see it, a helper who was stopped among them: nothing of anyone's."""
    needs = visit.say("This page needs your personal link, or a staff sign-in. Your ticks are safe.")
    return f"{needs} {if_it_stays_closed(visit)}"


def if_it_stays_closed(visit: Visit) -> str:
    """Whom to call where a link opens nothing any more."""
    phone = ward_phone(visit.house)
    if phone:
        return visit.say("If the link does not open, call {phone}.", phone=escaped(phone))
    return visit.say("If the link does not open, call the hospital and ask for your team.")


def _stop(title: str, words: str, name: str | None = None, label: str = "") -> NoReturn:
    """The page ends here, with what to do instead and, where there is one, the way to it."""
    st.title(title, anchor=False)
    st.markdown(words)
    if name:
        st.page_link(page(name), label=label)
    st.stop()


def field(key: str) -> Any:
    """What a widget holds; used in callbacks."""
    return st.session_state.get(key)


def fill(key: str, value: str | bool) -> None:
    """A widget holds `value`; used in callbacks."""
    st.session_state[key] = value


def keep_going(to: str) -> None:
    """The next draw sends this tab to `to`; used in callbacks."""
    st.session_state[GOING] = to


def going() -> str | None:
    """Where this tab is to be sent, once."""
    to: str | None = st.session_state.pop(GOING, None)
    return to


def announced() -> str:
    """What is said aloud at the end of the way, once."""
    return str(st.session_state.pop(ANNOUNCED, ""))


def turn() -> int:
    """The number of this turn to a place: another one each time."""
    st.session_state[TURN] = number = int(st.session_state.get(TURN, 0)) + 1
    return number


def forget(key: str) -> None:
    """What was kept under `key` is gone; used in callbacks."""
    st.session_state.pop(key, None)
