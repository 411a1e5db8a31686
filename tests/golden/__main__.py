"""Writes every golden plan again; read the difference before you commit it."""

from checklist.library import Library
from tests.golden import cases, golden_text

library = Library.open()
for case in cases():
    case.with_suffix(".txt").write_text(golden_text(case, library))
