"""What was asked, as it is told to those who asked."""

from typing import Final

SHOWN: Final = 60


def shown(text: str) -> str:
    """A value as an error names it."""
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")
