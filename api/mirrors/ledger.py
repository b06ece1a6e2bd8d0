"""`changes.ndjson`: the entries of the feed after the release, a line each."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET

from api.changesets.mirrored import MirrorError, body_of
from schemas.base import UnsetType
from schemas.changes import Change

NAME: Final = "changes.ndjson"
DECODER: Final = msgspec.json.Decoder(Change)


class Changes:
    """The entries that are in a folder, in the order of the feed; `last` is the last cursor."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._opened = False
        self.last = ""

    def open(self, after: int) -> bool:
        """What stands in the release already goes, and a line that was not written whole.

        Answers whether there is an entry without its record, where one before may still have it.
        """
        if self._opened:
            return False
        self._opened, hidden = True, False
        self._path.touch()
        with self._path.open("r+b") as file:
            file.truncate(sum(len(line) for line in file if line.endswith(b"\n")))
        first = next(self.read(), None)
        if first is not None and seq_of(first) <= after:
            self._rewrite(lambda _, change: change if seq_of(change) > after else None)
        for change in self.read():
            self.last = change.cursor
            hidden = hidden or change.record is UNSET
        return hidden

    def append(self, batch: Sequence[Change]) -> None:
        """Add entries, each as it says of itself; MirrorError names one that is not."""
        lines = []
        for change in batch:
            if change.record is not UNSET:
                body_of(change)
            lines.append(msgspec.json.encode(change) + b"\n")
        with self._path.open("ab") as file:
            file.write(b"".join(lines))
            file.flush()
            os.fsync(file.fileno())
        self.last = batch[-1].cursor

    def withhold(self) -> None:
        """Drop what is here of records of which a later entry shows no state."""
        hiding: dict[str, tuple[int, str | UnsetType]] = {}
        showing: dict[str, int] = {}
        for number, change in enumerate(self.read()):
            if change.record is UNSET:
                hiding[change.id] = (number, change.status)
            else:
                showing.setdefault(change.id, number)
        if any(showing.get(own, number) < number for own, (number, _) in hiding.items()):
            self._rewrite(lambda number, change: _hidden(number, change, hiding.get(change.id)))

    def read(self) -> Iterator[Change]:
        """All entries; MirrorError names the line that is none."""
        with self._path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    yield DECODER.decode(line)
                except msgspec.MsgspecError as error:
                    raise MirrorError(f"{self._path}, line {number}: {error}") from None

    def _rewrite(self, turn: Callable[[int, Change], Change | None]) -> None:
        aside = self._path.with_suffix(".new")
        with aside.open("wb") as file:
            for number, change in enumerate(self.read()):
                turned = turn(number, change)
                if turned is not None:
                    file.write(msgspec.json.encode(turned) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._path)


def _hidden(number: int, change: Change, by: tuple[int, str | UnsetType] | None) -> Change:
    if by is None or number >= by[0]:
        return change
    return msgspec.structs.replace(change, record=UNSET, status=by[1])


def seq_of(change: Change) -> int:
    """The seq of the change set that brought it."""
    return int(change.cursor.partition(".")[0])
