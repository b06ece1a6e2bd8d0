"""What a database holds: of each kind how much, and digests that tell it from all else."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import CURRENT, Connection, load_statements
from api.ids import public_id
from api.queries.digests import proof_of, written

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
BATCH: Final = 2_000
Advance = Callable[[int], object]


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """The records of one kind of a dataset as they are, and all versions that there were.

    Digests are those of `/v1/digest`.
    """

    dataset: str
    kind: str
    records: int
    digest: str
    versions: int
    versions_digest: str


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A database as something is to be restored into it."""

    major: int
    encoding: str
    relations: Sequence[str]


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """A database with the schema of some Whence."""

    revision: str
    seq: int
    keys: int
    versions: int


class _Sums:
    __slots__ = ("digest", "records", "versions", "versions_digest")

    def __init__(self) -> None:
        self.records = self.digest = self.versions = self.versions_digest = 0


async def look_at(connection: Connection) -> Target:
    """The server, and what is in the database already."""
    [row] = await connection.fetch(SQL["describe_server"])
    names = [row["name"] for row in await connection.fetch(SQL["list_relations"])]
    return Target(major=row["major"], encoding=row["encoding"], relations=names)


async def describe(connection: Connection) -> Described | None:
    """Its schema, its latest seq, its keys and versions; None where it is not Whence's."""
    if not await connection.fetchval(SQL["has_schema"]):
        return None
    row = await connection.fetchrow(SQL["describe_database"])
    return None if row is None else Described(**row)


async def export_snapshot(connection: Connection) -> str:
    """What others can see the same moment by, while this transaction lasts."""
    return str(await connection.fetchval(SQL["export_snapshot"]))


async def list_holdings(connection: Connection, advance: Advance) -> list[Holding]:
    """All of it, in the caller's transaction; `advance` counts versions read."""
    found: dict[tuple[str, str], _Sums] = {}
    read = 0
    async for row in connection.cursor(SQL["list_versions"], prefetch=BATCH):
        sums = found.setdefault((row["slug"], row["kind"]), _Sums())
        number = proof_of(public_id(row["kind"], row["id"]), row["version"], row["hash"].hex())
        sums.versions += 1
        sums.versions_digest += number
        if row["superseded_seq"] == CURRENT:
            sums.records += 1
            sums.digest += number
        read += 1
        if read % BATCH == 0:
            advance(BATCH)
    advance(read % BATCH)
    return [_holding(dataset, kind, sums) for (dataset, kind), sums in sorted(found.items())]


def _holding(dataset: str, kind: str, sums: _Sums) -> Holding:
    return Holding(
        dataset=dataset,
        kind=kind,
        records=sums.records,
        digest=written(sums.digest),
        versions=sums.versions,
        versions_digest=written(sums.versions_digest),
    )


async def count_anew(connection: Connection) -> None:
    """Let the planner know what is there."""
    await connection.execute(SQL["analyze_all"])
