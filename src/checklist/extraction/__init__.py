"""A guidance text as findings: what it says about fasting, medicines, preparation, recovery and warning signs."""

from checklist.extraction.extracting import extract
from checklist.extraction.findings import Findings

__all__ = ["Findings", "extract"]
