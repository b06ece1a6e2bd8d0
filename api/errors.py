"""What the user can put right: shown as one clear line, never as a traceback."""


class WhenceError(Exception):
    """Something the user can put right; the message says what was wrong and what would be right."""

    exit_code = 1
