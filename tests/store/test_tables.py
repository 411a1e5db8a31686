from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from checklist.store.tables import Instant

KEEP = Instant()
moments = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis wants bare bounds
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


def kept(moment: datetime) -> str:
    return str(KEEP.process_bind_param(moment, sqlite.dialect()))


@given(moments)
def test_a_moment_comes_back_as_the_same_moment(moment: datetime) -> None:
    assert KEEP.process_result_value(kept(moment), sqlite.dialect()) == moment


@given(moments, moments)
def test_kept_moments_sort_as_text(one: datetime, other: datetime) -> None:
    assert (kept(one) < kept(other)) == (one < other)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        kept(datetime(2027, 3, 15, tzinfo=UTC).replace(tzinfo=None))
