"""What came of each run: for people, and for programs."""

from collections.abc import Mapping, Sequence

import msgspec
from rich.table import Table
from rich.text import Text

#: Faults of one run that the table shows.
SHOWN = 5


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """One run: how long, how much of what, and all that went wrong."""

    name: str
    seconds: float
    counts: Mapping[str, int]
    faults: Sequence[str]

    @property
    def passed(self) -> bool:
        """Whether nothing went wrong."""
        return not self.faults


def as_table(outcomes: Sequence[Outcome]) -> Table:
    """A row a run."""
    table = Table(title="Soak", title_justify="left")
    for column in ("run", "seconds", "how much", "outcome"):
        table.add_column(column, overflow="fold")
    for outcome in outcomes:
        much = ", ".join(f"{count:,} {what}" for what, count in outcome.counts.items())
        table.add_row(
            outcome.name,
            f"{outcome.seconds:,.0f}",
            much,
            Text(_verdict(outcome)),
            style="green" if outcome.passed else "red",
        )
    return table


def _verdict(outcome: Outcome) -> str:
    if outcome.passed:
        return "as promised"
    more = len(outcome.faults) - SHOWN
    return "\n".join([*outcome.faults[:SHOWN], *([f"and {more} more"] if more > 0 else [])])
