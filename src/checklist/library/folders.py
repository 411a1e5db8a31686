"""Where shipped content and pages are: beside the package in a wheel, at the root of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def shipped(name: str) -> Path:
    """The folder `data` or `pages`, in an installed wheel or in a checkout."""
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / name


def data_folder() -> Path:
    """The shipped content."""
    return shipped("data")


def pages_folder() -> Path:
    """The shipped pages."""
    return shipped("pages")


def shipped_file(name: str) -> Path:
    """`app.py` or `config.toml`, as packed into a wheel or as it stands in a checkout."""
    packed = _PACKAGE / f"_{name}"
    inside = {"config.toml": Path(".streamlit") / name}
    return packed if packed.exists() else _PACKAGE.parents[1] / inside.get(name, Path(name))
