"""Readers of times in text, ours and others': each runs in a process of its own and answers in one form.

An answer is a mapping with one of three keys, each a list of one value or of two ends: `hours` (an amount of time),
`clock` ("06:30"), `at` (dates, worked out by the reader from `BASE`; with a time or without).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

Answer = Mapping[str, Sequence[float | str]]
Read = Callable[[str, str], Sequence[Answer]]
#: the moment that relative dates are counted from: a year from it has 365 days, a month 30
BASE = datetime(2026, 6, 15, 10, 17)  # noqa: DTZ001 - the contenders' own dates have no zone
