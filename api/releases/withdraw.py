"""Takes a release back: its row says why, and its files go."""

import datetime
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.errors import WhenceError
from api.releases.store import open_store

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
#: What a release is called that stands in for another.
REPLACEMENT: Final = re.compile(r"(.*)-r([1-9][0-9]{0,3})")
LONGEST_NAME: Final = 63


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """A release that was withdrawn, now or before, and where its files were."""

    dataset: str
    name: str
    seq: int
    since: datetime.datetime
    reason: str
    store: str


async def withdraw(connection: Connection, dataset: str, name: str, reason: str) -> Withdrawal:
    """Withdraw a release; one that is withdrawn already stays so since then, for that reason."""
    await connection.execute(SQL["withdraw_release"], dataset, name, reason)
    row = await connection.fetchrow(SQL["find_release"], dataset, name)
    if row is None:
        raise WhenceError(f"there is no dataset {dataset[:80]!r}")
    if row["names"] is not None:
        there_are = f"; it has {', '.join(row['names'])}" if row["names"] else "; it has none"
        raise WhenceError(f"the dataset {dataset} has no release {name[:80]!r}{there_are}")
    return Withdrawal(
        dataset=dataset,
        name=name,
        seq=row["seq"],
        since=row["withdrawn_at"],
        reason=row["withdrawn_reason"],
        store=row["store"],
    )


async def list_stores(connection: Connection) -> list[str]:
    """Wherever files of releases were ever published to."""
    return [row["store"] for row in await connection.fetch(SQL["list_stores"])]


def remove_files(dataset: str, name: str, stores: Iterable[str]) -> None:
    """Take the files of a withdrawn release out of these stores; raises StoreError."""
    for url in dict.fromkeys(stores):
        open_store(url).remove(f"{dataset}/{name}")


def replacement_of(name: str) -> str:
    """What the release is called that stands in for this one."""
    found = REPLACEMENT.fullmatch(name)
    base, number = (found[1], int(found[2]) + 1) if found else (name, 2)
    return f"{base[: LONGEST_NAME - len(f'-r{number}')]}-r{number}"
