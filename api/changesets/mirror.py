"""A copy of another Whence's dataset: what a database is one of, and how it begins."""

from collections.abc import Sequence

import msgspec
from msgspec import UNSET

from api.changesets.datasets import GIVEN, DatasetRow, find_dataset
from api.changesets.datasets import SQL as DATASETS
from api.changesets.ledger import SQL as LEDGER
from api.changesets.ledger import lock
from api.changesets.mirrored import MirrorError
from api.changesets.rows import bare
from api.changesets.stage import empty_stage
from api.changesets.taking_over import (
    SQL,
    Changes,
    begin_records,
    drop,
    insert_change_set,
    publish,
    stage_changes,
)
from api.database import Connection
from api.ids import parse_id
from schemas.changesetsread import ChangeSet
from schemas.datasets import Dataset


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """A release of so far, with the change sets up to it; and what was purged before it.

    Of a mirror what it began with, which it keeps under no name.
    """

    release: str | None
    seq: int
    change_sets: Sequence[ChangeSet]
    documents: Changes


class Mirror(msgspec.Struct, frozen=True, kw_only=True):
    """What a database is a copy of, and up to which seq."""

    origin: str
    dataset_id: int
    slug: str
    first_seq: int
    release: str | None
    seq: int


async def find_mirror(connection: Connection) -> Mirror | None:
    """What this database is a copy of, if it is one."""
    row = await connection.fetchrow(SQL["find_mirror"])
    return None if row is None else Mirror(**row)


async def lock_following(connection: Connection) -> None:
    """Be the one that writes it, as long as the connection lasts."""
    if not await connection.fetchval(SQL["lock_following"]):
        raise MirrorError("another whence mirror is writing into this database")


async def move_origin(connection: Connection, origin: str) -> None:
    """The same Whence at another address."""
    await connection.execute(SQL["move_origin"], origin)


async def require_empty(connection: Connection) -> None:
    """Raise MirrorError where anything was written."""
    if not await connection.fetchval(SQL["is_empty"]):
        raise MirrorError(
            "the database is neither empty nor a mirror: name an empty one, or one that "
            "whence mirror began"
        )


async def begin_mirror(
    connection: Connection, origin: str, dataset: Dataset, beginning: Beginning | None = None
) -> Mirror:
    """Make an empty database the copy of a dataset; MirrorError where it is not empty.

    It begins with the feed, or with a release, in one transaction.
    """
    async with connection.transaction(isolation="read_committed"):
        await lock(connection)
        await require_empty(connection)
        # Who publishes it is an actor, of which nothing is here yet.
        values = _values(msgspec.structs.replace(dataset, publisher=UNSET))
        made = await connection.fetchval(DATASETS["create_dataset"], dataset.slug, *values)
        release = None if beginning is None else beginning.release
        await connection.execute(SQL["insert_mirror"], origin, made, release)
        if beginning is not None:
            await _begin_with(connection, made, beginning)
    row = await connection.fetchrow(SQL["find_mirror"])
    return msgspec.convert(dict(row or {}), Mirror)


async def _begin_with(connection: Connection, dataset_id: int, beginning: Beginning) -> None:
    """What was current as of a release, and the change sets up to it."""
    seq = beginning.change_sets[-1].seq
    await connection.execute(SQL["take_first_seq"], seq)
    for change_set in beginning.change_sets:
        await insert_change_set(connection, dataset_id, change_set)
    await empty_stage(connection)
    _, purges = await stage_changes(connection, beginning.documents)
    await begin_records(connection, dataset_id, purges)
    await publish(connection, dataset_id, seq, "insert_documents_then")
    await drop(connection, seq, {})
    await connection.execute(LEDGER["advance_counter"], seq)
    await connection.execute(SQL["reach_seq"], beginning.seq)


def _values(dataset: Dataset) -> tuple[object, ...]:
    title, *rest = (_value(getattr(dataset, name)) for name in GIVEN)
    publisher = None if dataset.publisher is UNSET else parse_id(dataset.publisher)[1]
    return (title, publisher, *rest)


def _value(value: object) -> object:
    """As its column holds it: what is no text, as JSON."""
    if value is UNSET or isinstance(value, str):
        return bare(value)
    return msgspec.json.encode(value).decode()


async def save_fields(connection: Connection, mirror: Mirror, dataset: Dataset) -> None:
    """What the origin says of its dataset now; who may read it above all."""
    before = await find_dataset(connection, mirror.slug)
    values = _values(dataset)
    names = ("title", "publisher_id", *GIVEN[1:])
    now = msgspec.convert(
        {"id": mirror.dataset_id, "slug": mirror.slug} | dict(zip(names, values, strict=True)),
        DatasetRow,
    )
    if now != before:
        await connection.execute(DATASETS["update_dataset"], mirror.dataset_id, *values)


async def reach(connection: Connection, seq: int) -> None:
    """Up to there all is here: what is not was written into other datasets."""
    async with connection.transaction():
        await lock(connection)
        await connection.execute(SQL["reach_seq"], seq)
