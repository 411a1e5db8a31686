import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from checklist.care.clock import ClockError, now, real_time, shift

STARTED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_without_a_setting_the_clock_is_the_real_one() -> None:
    assert shift(None, STARTED) == shift("", STARTED) == timedelta()
    assert timedelta() <= now() - real_time() + timedelta(seconds=5) <= timedelta(seconds=5)


def test_the_setting_moves_the_clock_by_elapsed_time() -> None:
    assert shift("2026-11-23T05:00:00-07:00", STARTED) == timedelta()
    assert shift("2026-11-24T12:00:00+00:00", STARTED) == timedelta(days=1)


@pytest.mark.parametrize("setting", ["tomorrow", "2027-03-15", "2027-03-15T20:40:00", "2027-02-30T20:40:00Z"])
def test_a_value_that_is_no_moment_is_one_clear_sentence(setting: str) -> None:
    with pytest.raises(ClockError, match=r"^CHECKLIST_NOW must be .* such as .*; it is "):
        shift(setting, STARTED)


def run_at(setting: str, code: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"CHECKLIST_NOW": setting, "PYTHONPATH": "src"}
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)


def test_the_clock_of_a_process_starts_at_the_setting_and_runs_on() -> None:
    code = "import time; from checklist.care.clock import now; a = now(); time.sleep(.02); print(a, now() > a)"
    said = run_at("2027-03-15T20:40:00-07:00", code).stdout
    assert said.startswith("2027-03-16 03:40:")
    assert said.endswith("True\n")


def test_a_bad_setting_stops_the_start() -> None:
    run = run_at("soon", "import checklist.care.clock")
    assert run.returncode == 1
    assert run.stderr.strip().splitlines()[-1].endswith("it is 'soon'.")
