from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.checkin import Tier, red_flags_for
from checklist.guidance import FactId, GuidanceError, RuleId
from tests.builders import a_red_flag, who, words

FACTS = tuple(FactId(fact) for fact in ("child", "pregnant", "smoker", "takes:insulin"))
conditions = st.builds(
    lambda any_of, all_of: who(*any_of, all_of=all_of),
    st.lists(st.sampled_from(FACTS), max_size=2).map(tuple),
    st.lists(st.sampled_from(FACTS), max_size=2).map(tuple),
)


def test_tiers_are_ordered_and_spelled_as_plans_spell_them() -> None:
    assert max(Tier) is Tier.EMERGENCY
    assert [tier.word for tier in sorted(Tier)] == ["mention", "same_day", "emergency"]


def test_the_worst_signs_come_first_and_else_as_they_were_written() -> None:
    tiers = {"a": Tier.MENTION, "b": Tier.EMERGENCY, "c": Tier.SAME_DAY, "d": Tier.EMERGENCY}
    flags = tuple(a_red_flag(id_, tier) for id_, tier in tiers.items())
    assert [flag.id for flag in red_flags_for(flags, {})] == ["b", "d", "c", "a"]


def test_what_two_signs_say_in_the_same_words_stands_once_where_it_is_most_urgent() -> None:
    today = replace(a_red_flag("pus", Tier.SAME_DAY), sign=words("You see pus."))
    now = replace(today, id=RuleId("pus_now"), tier=Tier.EMERGENCY, sign=words("you see  pus"))
    for both in ((today, now), (now, today)):
        assert red_flags_for(both, {}) == (now,)
    for_children = replace(now, condition=who("child"))
    assert red_flags_for((today, for_children), {}) == (today,)
    assert red_flags_for((today, for_children), {FactId("child"): "so"}) == (for_children,)


def test_a_sign_that_a_fact_could_hide_is_refused() -> None:
    with pytest.raises(GuidanceError, match="fever: no fact may hide a warning sign"):
        a_red_flag("fever", condition=who(none_of=("child",)))


@given(st.lists(conditions), st.sets(st.sampled_from(FACTS)), st.sampled_from(FACTS))
def test_one_more_fact_never_hides_a_sign(given_: list[object], known: set[FactId], more: FactId) -> None:
    flags = tuple(a_red_flag(f"sign{n}", condition=condition) for n, condition in enumerate(given_))
    before, after = (red_flags_for(flags, dict.fromkeys(facts, "so")) for facts in (known, known | {more}))
    assert set(flag.id for flag in before) <= set(flag.id for flag in after)
