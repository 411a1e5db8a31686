"""A Plan as JSON."""

import json
from collections.abc import Mapping

from checklist.exchange.as_data import plan_data
from checklist.plan import Plan


def to_json(plan: Plan, profile: Mapping[str, object]) -> bytes:
    """The plan as indented UTF-8 JSON; `profile` is the booking as understood."""
    return (json.dumps(plan_data(plan, profile), indent=2, ensure_ascii=False) + "\n").encode()
