"""What options of commands may hold, said in words."""

from typing import Any

import click

from api.changesets.collect import collect_faults


def require_option(option: str, value: str, kind: Any) -> None:
    """Raises click.UsageError where the contract takes no such value for a field of that type."""
    for fault in collect_faults(value, kind, "", strict=True):
        raise click.UsageError(f"{option} {fault.detail}")
