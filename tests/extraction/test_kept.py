import json
from dataclasses import fields

import pytest

from checklist.extraction import extract
from checklist.extraction.findings import Duration, Fare, Fasting, Findings
from checklist.extraction.kept import KINDS, NotAFinding, from_data, from_text, to_data, to_text

TEXT = """Taking out a wrist cyst

Before surgery
- Do not eat for 6 to 8 hours before surgery.
- Stop blood thinners 5 days before surgery, if your doctor says so.
- Have the blood tests your team ordered.
The procedure takes 30 to 45 minutes.
Most people go home the same day.

After surgery
- Do not drive for 2 weeks.
- Swelling lasts for a few days.
- Keep the dressing dry.
- You will see your surgeon after 10 days.
- Call us if you have a fever.
"""


def test_findings_come_back_as_they_were() -> None:
    found = extract(TEXT)
    assert len(list(found)) >= 8
    assert from_text(to_text(found)) == found


def test_what_is_kept_is_plain_json_with_the_sort_of_each() -> None:
    kept = json.loads(to_text(extract(TEXT)))
    assert kept["title"] == "Taking out a wrist cyst"
    assert {one["sort"] for one in kept["findings"]} <= set(KINDS)


def test_a_finding_keeps_every_field_it_has() -> None:
    one = Fasting(quote="a", at=(0, 1), rule="r", confidence=0.5, what=Fare.ALL, hours_before=(8, 12))
    data = to_data(one)
    assert set(data) == {"sort", *(field.name for field in fields(one))}
    assert from_data(data) == one


def test_a_text_in_which_nothing_was_found_comes_back_too() -> None:
    assert from_text(to_text(Findings(title=""))) == Findings(title="")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"sort": "no such sort"},
        {"sort": "fasting"},
        {"sort": "fasting", "quote": "a", "at": [0, 1], "rule": "r", "confidence": 1, "what": "stones"},
        {"sort": "duration", "quote": "a", "at": [0, 1], "rule": "r", "confidence": 1, "minutes": [1, 2], "hours": 1},
    ],
)
def test_data_that_is_no_finding_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(NotAFinding):
        from_data(data)


def test_a_duration_keeps_its_pair() -> None:
    one = Duration(quote="a", at=(0, 1), rule="r", confidence=0.5, minutes=(30, 45))
    assert from_data(json.loads(json.dumps(to_data(one)))) == one
