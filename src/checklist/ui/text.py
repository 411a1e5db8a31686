"""Words as Markdown shows them unchanged, and numbers as links that open the phone."""

MARKS = r"\`*_{}[]()<>#+-!|~$:"


def escaped(words: str) -> str:
    """Words that Markdown takes as they are: what people entered stays text."""
    return "".join(f"\\{c}" if c in MARKS else c for c in words)


def telephone(number: str) -> str:
    """A number as a link that opens the phone."""
    return "tel:" + "".join(c for c in number if c.isdigit() or c == "+")
