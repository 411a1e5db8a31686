"""The app with one procedure more, as a wheel with other content would be: nothing of it is shipped."""

import shutil
from pathlib import Path

from tests.look_alikes import FOLDER
from tests.test_repository import ROOT


def site_with(look_alike: str, folder: Path) -> Path:
    """A folder to look for the package first: our own code and content, and the look-alike among the procedures."""
    package = Path(shutil.copytree(ROOT / "src" / "checklist", folder / "checklist"))
    shutil.copytree(ROOT / "data", package / "_data")
    shutil.copytree(ROOT / "pages", package / "_pages")
    shutil.copy(ROOT / "app.py", package / "_app.py")
    shutil.copy(ROOT / ".streamlit" / "config.toml", package / "_config.toml")
    shutil.copy(FOLDER / f"{look_alike}.yaml", package / "_data" / "procedures")
    return folder
