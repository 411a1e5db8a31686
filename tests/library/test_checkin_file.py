from pathlib import Path

import pytest

from checklist.library.check import problems
from tests.library.test_check import changed, copied


@pytest.mark.parametrize(
    ("old", "new", "path", "what"),
    [
        ("kind: scale\n    warns: true", "kind: sliding", "questions[2].kind", "is not one of the words for this"),
        ("picked: [still_7]", "picked: [too_bad]", "", "has no choice too_bad"),
        ("{question: temperature, fever: true}]}", "{question: weight, fever: true}]}", "", "fever is about"),
        ("question: mood, picked: [low_weeks]", "question: humor, picked: [low_weeks]", "", "no question humor"),
        ("signs: [faint]", "signs: [fainting]", "questions[0].choices[1].signs[0]", "no warning sign fainting"),
        ("text: None of these, none: true}", "text: None of these, none: true, signs: [faint]}", "", "(none)"),
        ("id: none, text: None of these", "id: skipped, text: None of these", "", "every question has"),
        ("tier: same_day", "tier: soon", "rules[0].tier", "is not one of the words for this"),
        ("id: pain_rising\n    sign: pain_out", "id: pain_7\n    sign: pain_out", "rules", "used more than once"),
        ("rising: 2}, {", "rising: 2, at_least: 3}, {", "", "a clause says one of"),
        ("because: You have felt low for 2 weeks.", 'because: "Low for {weeks}."', "", "nothing fills {weeks}"),
        ("because: You have felt low for 2 weeks.", 'because: "Your pain is {pain}."', "", "where it was not said"),
        ("because: You have felt low for 2 weeks.", 'because: "Low for {pain"', "", "opened and not closed"),
        ("{question: mood, picked: [low_weeks]}", "{question: mood, at_least: 2}", "", "not answered with a number"),
        (
            "condition: {any_of: [condition:diabetes, ",
            "condition: {none_of: [child], any_of: [",
            "",
            "may hide a question",
        ),
        ("fever: true}]}", "fever: true}, {question: chills, picked: ['yes']}]}", "", "where it was not said"),
        ("    condition: takes:sglt2\n", "    condition: {none_of: [takes:sglt2]}\n", "", "no fact may hide"),
    ],
)
def test_what_is_wrong_in_a_check_in_is_named_at_its_place(
    tmp_path: Path, old: str, new: str, path: str, what: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, "checkin.yaml", old, new)
    found = problems([folder])
    assert any(path in problem.path and what in problem.what for problem in found), found
    assert {Path(problem.file).name for problem in found} == {"checkin.yaml"}
