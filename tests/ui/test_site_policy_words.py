"""The site's policy in words: for staff, and what a patient reads of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from checklist.care.policies import SignedPolicy
from checklist.fasting import Policy
from checklist.guidance import Anchor
from checklist.plan import SitePolicy
from checklist.ui.site_policy.words import change_words, heading, signature, signed_line
from tests.builders import at
from tests.ui.builders import a_journey, say

EARLY, LATE = at("2027-03-15T23:00"), at("2027-03-16T09:00")
SIGNED = {"fasting_policy_signed": {"by": "Dr. Lee", "on": "2027-01-04"}}


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\\", "")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (EARLY, LATE, "Clear drinks: stop **Tuesday, March 16, 9:00 am**, not Monday, March 15, 11:00 pm."),
        (LATE, EARLY, "Clear drinks: stop **Monday, March 15, 11:00 pm**, not Tuesday, March 16, 9:00 am."),
        (
            LATE, None,
            "Clear drinks: **small sips of water until you are called**. The stop was Tuesday, March 16, 9:00 am.",
        ),
        (
            None, LATE, "Clear drinks: stop **Tuesday, March 16, 9:00 am**. Take no sips after that.",
        ),
    ],
)  # fmt: skip
def test_a_patient_reads_what_holds_now_and_what_does_not_any_more(
    before: datetime | None, after: datetime | None, words: str
) -> None:
    assert plain(change_words("Clear drinks", before, after, say)) == words


@pytest.mark.parametrize(
    ("profile", "signed"),
    [
        ({}, False),
        (SIGNED, False),
        ({"fasting_policy": "guideline"}, False),
        ({"fasting_policy": "guideline", **SIGNED}, True),
        ({"fasting_policy": "sip_til_send", **SIGNED}, True),
        ({"fasting_anchor": "procedure", **SIGNED}, True),
    ],
)
def test_who_signed_is_said_only_of_times_that_somebody_signed(profile: dict[str, object], signed: bool) -> None:
    said = signature(a_journey("2027-03-15T20:00", **profile).plan, say)
    line = "Your hospital set these food and drink times. Dr. Lee signed them on Monday, January 4, 2027."
    assert (plain(said) if said else None) == (line if signed else None)


def test_every_policy_has_a_heading_of_its_own() -> None:
    each = [
        SitePolicy(policy=policy, anchor=anchor) for policy in Policy for anchor in (Anchor.ARRIVAL, Anchor.PROCEDURE)
    ]
    assert len({heading(one, say) for one in each}) == 4


def test_the_time_of_a_signature_is_told_on_the_readers_own_clock() -> None:
    one = SignedPolicy(
        version=1, policy=Policy.GUIDELINE, anchor=Anchor.PROCEDURE, by="Lena [Hart]", actor="clinician:u",
        at=at("2027-03-08T23:30"),
    )  # fmt: skip
    told = signed_line(one, ZoneInfo("Europe/London"), say)
    assert "Lena \\[Hart\\]" in told
    assert plain(told).endswith("counted back from the planned start. Lena [Hart], Tuesday, March 9, 2027, 4:30 am.")
