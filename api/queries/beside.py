"""What stands beside documents: names, the times of change sets, licences.

A page of 100 events names some 300 actors and sources; joining them to the page costs twice
what the page itself does. They change only with a change set, so a worker keeps those of the
latest seq that it has seen, and asks for what it lacks.
"""

import struct
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.database import Connection, load_statements

SQL: Final = load_statements(Path(__file__).parent / "beside.sql")
#: An array of uuids as PostgreSQL sends it: a header, then length and bytes of each.
HEADER: Final = 20
ELEMENT: Final = struct.Struct("4x16s")
MOST_KEPT: Final = 100_000
#: What a document's own labels weigh beside one label.
LABELS_OF_A_DOCUMENT: Final = 5

#: The 16 bytes of an id, in the tuple that struct makes of them.
Key = tuple[bytes]


class Known:
    """What is known beside documents at one seq, where nothing of it ever changes."""

    def __init__(self, seq: int) -> None:
        self.seq = seq
        #: Id → its member of the labels; empty: it has none.
        self.labels: dict[Key, bytes] = {}
        #: Id → the ids inside its label, where there are any.
        self.also: dict[Key, Sequence[Key]] = {}
        self.same: dict[Key, Key] = {}
        #: The ids of a document as they come → the labels that it wants, put together.
        self.together: dict[bytes, dict[Key, bytes]] = {}
        self.times: dict[int, bytes] = {}
        self.licences: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.labels) + len(self.times) + LABELS_OF_A_DOCUMENT * len(self.together)


class Beside:
    """Keeps what is known at the latest seq, for one worker."""

    def __init__(self) -> None:
        self._latest = Known(0)

    def at(self, seq: int) -> Known:
        """What is known at that seq: kept for the latest, and new for any earlier one."""
        if seq > self._latest.seq or len(self._latest) > MOST_KEPT:
            self._latest = Known(seq)
        return self._latest if seq == self._latest.seq else Known(seq)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What documents want beside them: names for these arrays of ids, times and licences."""

    arrays: Sequence[bytes]
    seqs: Iterable[int] = ()
    datasets: Iterable[int] = ()


def ids_in(arrays: Iterable[bytes]) -> dict[Key, None]:
    """The ids of arrays as PostgreSQL sends them, each once, in order of appearance."""
    joined = b"".join([array[HEADER:] for array in arrays])
    return dict.fromkeys(ELEMENT.iter_unpack(joined))


async def complete(connection: Connection, known: Known, wanted: Wanted) -> None:
    """Ask for what is wanted and not yet known, in one statement, or none."""
    arrays = [array for array in wanted.arrays if array not in known.together]
    ids = list(ids_in(arrays).keys() - known.labels.keys()) if arrays else []
    seqs = list(set(wanted.seqs) - known.times.keys())
    datasets = list(set(wanted.datasets) - known.licences.keys())
    if ids or seqs or datasets:
        await _ask(connection, known, ids, seqs, datasets)
    for array in arrays:
        known.together[array] = _together(known, ids_in([array]))


async def _ask(
    connection: Connection,
    known: Known,
    ids: Sequence[Key],
    seqs: Sequence[int],
    datasets: Sequence[int],
) -> None:
    values = [uuid.UUID(bytes=key) for (key,) in ids]
    rows = await connection.fetch(SQL["read_beside"], values, seqs, datasets, known.seq)
    for key in ids:
        known.labels[key] = b""
    for found, text, also, number in rows:
        if found is not None:
            key = (found.bytes,)
            known.labels[key] = text.encode("utf-8")
            if also:
                known.also[key] = [(other.bytes,) for other in also]
        elif number > 0:
            known.times[number] = text.encode("ascii")
        else:
            known.licences[-number] = text


def _together(known: Known, ids: Mapping[Key, None]) -> dict[Key, bytes]:
    """The labels of these ids, and of the ids inside those."""
    inner = [other for key in ids for other in known.also.get(key, ())]
    # One object for each id: dictionaries compare those without looking into them.
    same = [known.same.setdefault(key, key) for key in (*ids, *inner)]
    return {key: known.labels[key] for key in same if known.labels.get(key)}


def labels_of(known: Known, arrays: Iterable[bytes]) -> list[bytes]:
    """The labels that documents with these arrays of ids want, each once."""
    labels: dict[Key, bytes] = {}
    for array in arrays:
        labels.update(known.together[array])
    return list(labels.values())
