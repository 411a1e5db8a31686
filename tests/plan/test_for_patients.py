from datetime import date

import pytest

from checklist.fasting import Policy
from checklist.plan import Signed
from tests.builders import a_booking


@pytest.mark.parametrize("policy", Policy)
def test_a_policy_nobody_signed_never_reaches_a_patient(policy: Policy) -> None:
    assert a_booking(fasting_policy=policy).for_patients().fasting_policy is Policy.AS_PUBLISHED


@pytest.mark.parametrize("policy", Policy)
def test_a_signed_policy_reaches_the_patient(policy: Policy) -> None:
    signed = a_booking(fasting_policy=policy, fasting_policy_signed=Signed(by="Dr. Hart", on=date(2027, 1, 4)))
    assert signed.for_patients() == signed
