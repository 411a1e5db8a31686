"""What every reader of files says when it cannot read one."""


class Unreadable(ValueError):
    """A file gives no text; the message is one sentence that says what is wrong and what to do."""
