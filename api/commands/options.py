"""What options of commands may hold, said in words."""

from typing import Any

import click

from api.changesets.collect import collect_faults


def require_option(option: str, value: str, kind: Any) -> None:
    """Raises click.UsageError where the contract takes no such value for a field of that type."""
    require_options((option, value, kind))


def require_options(*given: tuple[str, str | None, Any]) -> None:
    """The same of several, with all that is wrong; those that are not given are passed over."""
    faults = [
        f"{option} {fault.detail}"
        for option, value, kind in given
        if value is not None
        for fault in collect_faults(value, kind, "", strict=True)
    ]
    if faults:
        raise click.UsageError("; ".join(faults))
