import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.server import Server

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel's content, as it stands once installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def installed(unpacked: Path, tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path, "--demo", now="2027-03-15T18:00:00-04:00", site=unpacked)
    yield server.start()
    server.stop()


def test_the_installed_wheel_serves_sample_patients_from_an_empty_folder(installed: Server, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"{installed.url}/demo")
    page.locator("form[action='/demo/patient-06'] button").click()
    expect(page.get_by_role("checkbox").first).to_be_visible(timeout=30_000)
    page.close()


def test_the_installed_wheel_checks_its_own_content(unpacked: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import checklist, sys; print(checklist.__file__)"]
    env = os.environ | {"PYTHONPATH": str(unpacked)}
    where = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert where.startswith(str(unpacked))
    command = [sys.executable, "-m", "checklist.cli", "check"]
    checked = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "No problems found.\n")
