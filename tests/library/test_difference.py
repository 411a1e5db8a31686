from dataclasses import replace

from checklist.checkin import Tier
from checklist.diet import Diet, DietKind
from checklist.guidance import Gap, RuleId
from checklist.library.difference import difference
from tests.builders import DOCUMENT, a_follow_up, a_procedure, a_red_flag, a_task_rule, words

BEFORE = replace(
    a_procedure(tasks=(a_task_rule("ride"), a_task_rule("bath"))), follow_up=(a_follow_up("visit"),),
    gaps=(Gap(field="contacts", what=words("No phone number.")),),
)  # fmt: skip


def test_the_same_twice_differs_in_nothing() -> None:
    assert difference(BEFORE, replace(BEFORE, version=2)).nothing


def test_what_is_added_removed_and_changed_is_told_rule_by_rule() -> None:
    bath = replace(BEFORE.tasks[1], title=words("Take a shower."))
    found = difference(BEFORE, replace(BEFORE, tasks=(bath, a_task_rule("list")), red_flags=(RuleId("fever"),)))
    assert [one.id for one in found.removed] == ["ride"]  # type: ignore[union-attr]
    assert [getattr(one, "id", one) for one in found.added] == ["list", "fever"]
    assert [(one.before, one.after) for one in found.changed] == [(BEFORE.tasks[1], bath)]


def test_a_diet_that_is_new_or_begins_earlier_is_told() -> None:
    diet = Diet(id=RuleId("clear"), kind=DietKind.CLEAR_LIQUIDS, source=DOCUMENT, hours=(24, 24))
    with_diet = replace(BEFORE, diets=(diet,))
    assert difference(BEFORE, with_diet).added == (diet,)
    (changed,) = difference(with_diet, replace(BEFORE, diets=(replace(diet, hours=(48, 48)),))).changed
    assert changed.before == diet


def test_a_rule_that_quotes_the_same_words_is_the_same_rule_whatever_its_id() -> None:
    quoted = replace(BEFORE.tasks[0], source=replace(BEFORE.tasks[0].source, quote="Name a driver."))
    before = replace(BEFORE, tasks=(quoted,))
    renamed = replace(before, tasks=(replace(quoted, id=RuleId("driver")),))
    assert difference(before, renamed).nothing


def test_a_name_and_an_answered_gap_are_changes() -> None:
    after = replace(
        BEFORE, plain_title=words("Another name"), gaps=(Gap(field="contacts", what=words("On the letter.")),)
    )
    assert len(difference(BEFORE, after).changed) == 2


def test_own_warning_signs_are_told_by_the_words_they_quote_and_what_they_say() -> None:
    quoted = [replace(a_red_flag(id_), source=DOCUMENT) for id_ in ("pus", "hiccups")]
    before = replace(BEFORE, own_red_flags=tuple(quoted))
    assert difference(before, replace(before, own_red_flags=tuple(reversed(quoted)))).nothing
    worse = replace(quoted[1], tier=Tier.EMERGENCY)
    found = difference(before, replace(before, own_red_flags=(quoted[0], worse)))
    assert [(one.before, one.after) for one in found.changed] == [(quoted[1], worse)]
    assert difference(before, BEFORE).removed == tuple(quoted)


def test_words_that_only_stand_elsewhere_in_a_new_text_are_no_change() -> None:
    here, there = (replace(DOCUMENT, at=at) for at in ((0, 80), (9, 89)))
    before, after = (replace(BEFORE, tasks=(replace(BEFORE.tasks[0], source=one),)) for one in (here, there))
    assert difference(before, after).nothing
