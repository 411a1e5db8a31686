"""Interface words in the reader's language, through gettext catalogues beside this file."""

import gettext
from functools import lru_cache
from pathlib import Path


@lru_cache
def translation(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English words stand where there is none."""
    return gettext.translation("checklist", Path(__file__).parent, languages=[language], fallback=True)


def say(language: str, words: str, **values: object) -> str:
    """`words` in `language`, with {values} filled in."""
    return translation(language).gettext(words).format(**values)
