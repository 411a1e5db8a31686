"""Writes every golden plan again; read the difference before you commit it."""

from checklist.exchange.as_text import to_text
from checklist.library import Library
from tests.golden import cases, golden_plan

library = Library.open()
for case in cases():
    case.with_suffix(".txt").write_bytes(to_text(golden_plan(case, library)))
