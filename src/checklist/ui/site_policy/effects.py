"""What a policy means before anybody signs it: for one plan side by side, and for everyone still to come in."""

from collections.abc import Iterable, Sequence

import streamlit as st

from checklist.care.policy_effects import SAMPLE, Touched
from checklist.plan import HELD_BACK
from checklist.reading import spoken_moment
from checklist.ui.session import Visit
from checklist.ui.site_policy.words import stop_words
from checklist.ui.text import escaped


def draw_side_by_side(visit: Visit, sample: Touched, people: Sequence[Touched]) -> None:
    """One plan's stop times as published, beside those under the policy."""
    choices = {one.plan: one for one in (sample, *people)}
    picked = st.selectbox(
        visit.say("Whose plan"), list(choices), format_func=lambda plan: _whose(visit, choices[plan]), key="policy_who"
    )
    one = choices[picked]
    st.table(rows(visit, one), border="horizontal", hide_index=True)
    if one.kept_back:
        st.markdown(f"{_kept(visit, one)}: {_reasons(one)}.")


def rows(visit: Visit, one: Touched) -> list[dict[str, str]]:
    """Each kind of food and drink with its stop time as published and under the policy."""
    return [
        {
            visit.say("Stop"): one.say(f"card.class.{stop.what}"),
            visit.say("As published"): stop_words(published, visit.say),
            visit.say("Under this policy"): stop_words(stop, visit.say),
        }
        for published, stop in zip(one.published.fasting, one.then.fasting, strict=True)
    ]


def draw_people(visit: Visit, people: Sequence[Touched]) -> None:
    """How many of those still to come in get other times, who keeps the published ones and why, and whom to call."""
    st.markdown(changes_words(visit, people))
    draw_kept_back(visit, people)
    draw_too_late(visit, people)


def changes_words(visit: Visit, people: Sequence[Touched]) -> str:
    """How many people get other stop times."""
    n, say = sum(one.changes for one in people), visit.say
    if not people:
        return say("Nobody is coming in. It counts for plans made from now on.")
    if len(people) == 1:
        return say("**1 person is coming in, and gets other times.**") if n else say("**Nobody gets other times.**")
    return say("**{n} of {all} people who are coming in get other times.**", n=n, all=len(people))


def draw_kept_back(visit: Visit, people: Iterable[Touched]) -> None:
    """Whom the policy does not reach, or not whole, each with the reason."""
    held = [one for one in people if one.kept_back]
    if held:
        one = visit.say("**Not for 1 person, whose own hours are a question:**")
        st.markdown(
            one if len(held) == 1 else visit.say("**Not for {n} people, whose own hours are a question:**", n=len(held))
        )
        st.markdown(
            "\n".join(f"- {_whose(visit, one, mark=True)}. {_kept(visit, one)}: {_reasons(one)}." for one in held)
        )


def draw_too_late(visit: Visit, people: Iterable[Touched]) -> None:
    """Whose new stop time has passed already: somebody has to call them."""
    late = [one for one in people if one.too_late]
    if late:
        st.markdown(visit.say(":orange-badge[:material/call: Call them] Their new time has passed already:"))
        st.markdown("\n".join(f"- {_whose(visit, one, mark=True)}" for one in late))


def _whose(visit: Visit, one: Touched, mark: bool = False) -> str:
    at = one.now.booking.anchors.arrival
    when = spoken_moment(at)
    if one.plan == SAMPLE:
        return visit.say("A sample adult, arriving {when}", when=when)
    name = one.name or visit.say("No name given")
    return f"{escaped(name) if mark else name}, {when}"


def _reasons(one: Touched) -> str:
    return escaped("; ".join(one.reasons))


def _kept(visit: Visit, one: Touched) -> str:
    """What stands instead of the policy."""
    held = one.kept_back is not None and one.kept_back.code == HELD_BACK
    return visit.say("The published times stay") if held else visit.say("The guideline’s hours, and no sips")
