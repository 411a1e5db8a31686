"""A plan on paper: a booklet, or one page for the fridge, as a tagged PDF (PDF/UA-1). Paper says what the app says."""

from checklist.exchange.booklet.blocks import Say
from checklist.exchange.booklet.copy import Copy, Kind, Paper, Print, Sheet
from checklist.exchange.booklet.pages import to_pdf

__all__ = ["Copy", "Kind", "Paper", "Print", "Say", "Sheet", "to_pdf"]
