"""Writes down the names that actors are found by, in the writings in which they are compared."""

import asyncio
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements
from api.names.called import OtherName
from api.names.patterns import searched_text
from api.names.stored import write_stored
from api.names.written import PERSON, Name, prepare

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
#: Counts up with whatever changes how a name is written to be compared.
RULES: Final = 4

Row = tuple[uuid.UUID, int, int, bool, str, str | None, str | None, str]


class Named(msgspec.Struct, frozen=True, gc=False):
    """An actor's document, but for what it is not called by; withheld ones have no name."""

    actor_kind: str = ""
    name: str = ""
    names: tuple[OtherName, ...] = ()


NAMED: Final = msgspec.json.Decoder(Named)


async def index_names(connection: Connection, ids: Sequence[uuid.UUID]) -> None:
    """Bring the names of those of these records that are actors to what their documents say now."""
    found = await connection.fetch(SQL["list_named"], ids)
    actors = [(row["id"], row["dataset_id"], row["body"]) for row in found]
    rows = await asyncio.to_thread(lambda: [row for each in actors for row in _rows(*each)])
    await connection.execute(SQL["drop_names"], ids)
    if rows:
        await connection.execute(SQL["put_names"], *map(list, zip(*rows, strict=True)))


def _rows(actor: uuid.UUID, dataset: int, body: str) -> Iterator[Row]:
    named = NAMED.decode(body)
    names = [Name(named.name), *(Name(other.name, other.kind) for other in named.names)]
    for ordinal, each in enumerate(prepare(names, named.actor_kind).written, 1):
        yield (
            actor,
            ordinal,
            dataset,
            named.actor_kind == PERSON,
            searched_text(each),
            each.consonants or None,
            each.state,
            write_stored(each),
        )
