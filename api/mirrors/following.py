"""Keeps a database the copy of a dataset: catches up with the feed, and compares digests."""

import itertools
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET

from api.changesets.mirror import (
    Beginning,
    Mirror,
    begin_mirror,
    find_mirror,
    lock_following,
    move_origin,
    reach,
    require_empty,
    save_fields,
)
from api.changesets.mirrored import MirrorError
from api.changesets.taking_over import take_over
from api.database import Connection
from api.mirrors.comparing import Comparison, compare
from api.mirrors.documents import has_documents, read_documents
from api.mirrors.downloading import download, untold
from api.mirrors.ledger import seq_of
from api.mirrors.origin import Feeding, Origin
from api.queries.digests import DigestQuery, read_digests
from api.queries.values import Seq
from schemas.changes import Change
from schemas.changesetsread import ChangeSet
from schemas.digests import Digests

#: How far it is: the seq that it has reached, and that at which the feed ends for now.
Advance = Callable[[int, int], None]
#: Documents of a release that are read at once.
BATCH: Final = 500
#: Entries of the feed that are asked for at once.
PAGE: Final = 1000


def _untold(_: int, __: int) -> None:
    """Nobody is told."""


class Asking:
    """What the origin is asked where its feed does not say it."""

    def __init__(self, origin: Origin, slug: str) -> None:
        self._origin = origin
        self._slug = slug

    async def change(self, seq: int, ordinal: int) -> Change:
        """The entry of the feed at that place, as it is by now."""
        [found] = await self._origin.changes(self._slug, f"{seq}.{ordinal - 1}", 1)
        return found

    async def silent(self) -> Sequence[ChangeSet]:
        """The change sets whose reason was purged."""
        return [
            each for each in await self._origin.change_sets(self._slug) if each.reason == "purged"
        ]


class DatabaseCopy:
    """A database that is the copy of a dataset, and only that."""

    def __init__(
        self, connection: Connection, origin: Origin, mirror: Mirror, advance: Advance = _untold
    ) -> None:
        self.seq = mirror.seq
        self._connection = connection
        self._origin = origin
        self._mirror = mirror
        self._advance = advance

    def mark(self) -> object:
        """How far it came."""
        return self.seq

    async def catch_up(self) -> None:
        """Take over every change set that there is, one transaction each."""
        slug = self._mirror.slug
        asking = Asking(self._origin, slug)
        async with self._origin.feed(slug, str(self.seq)) as feeding:
            written = await self._origin.change_sets(slug, after=self.seq, until=feeding.until)
            entries = Entries(feeding)
            for change_set in written:
                own = entries.of(change_set)
                await take_over(self._connection, self._mirror.dataset_id, change_set, own, asking)
                self.seq = change_set.seq
                self._advance(self.seq, feeding.until)
            await entries.end()
        await reach(self._connection, feeding.until)
        dataset, _ = await self._origin.dataset(slug)
        await save_fields(self._connection, self._mirror, dataset)
        self.seq = feeding.until
        self._advance(self.seq, self.seq)

    async def compare(self) -> Comparison:
        """What the digests of both say, as of the seq that it has."""
        slug = self._mirror.slug
        query = DigestQuery(datasets=(slug,), seq=Seq(seq=self.seq))
        own = await read_digests(self._connection, query, ["*"])
        here = msgspec.json.decode(own.body, type=Digests)
        return compare(self.seq, await self._origin.digests(slug, self.seq), here)

    async def wait(self) -> None:
        """Until the feed has something more."""
        await self._origin.wait(self._mirror.slug, self.seq)


async def open_copy(
    connection: Connection,
    origin: Origin,
    slug: str,
    work: Path | None = None,
    advance: Advance = _untold,
) -> DatabaseCopy:
    """The copy that the database is, or begins to be; MirrorError where it is another's.

    It begins with the latest release, which is taken to the folder `work`, or with the feed; of a
    mirror that began with a release with what that has of its beginning.
    """
    await lock_following(connection)
    found = await find_mirror(connection)
    if found is None:
        dataset, _ = await origin.dataset(slug)
        await require_empty(connection)
        released = None if work is None else await _released(origin, slug, work)
        beginning = released or await _kept(origin, slug)
        found = await begin_mirror(connection, origin.url, dataset, beginning)
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)
    elif found.slug != slug:
        raise MirrorError(f"the database is a mirror of the dataset {found.slug}, not of {slug}")
    elif found.origin != origin.url:
        await move_origin(connection, origin.url)
    return DatabaseCopy(connection, origin, found, advance)


async def _released(origin: Origin, slug: str, work: Path) -> Beginning | None:
    """The latest release, taken and verified; None where there is none."""
    latest = await origin.latest_release(slug)
    if latest is None:
        return None
    folder = work / latest.name
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    files = [file for file in latest.files if has_documents(file.path)]
    for file in files:
        await download(origin, file, folder, untold)
    written = await origin.change_sets(slug, until=latest.seq)
    return Beginning(
        release=latest.name,
        seq=latest.seq,
        change_sets=written,
        documents=_documents(origin, slug, [folder / file.path for file in files], written),
    )


async def _kept(origin: Origin, slug: str) -> Beginning | None:
    """What a mirror has as of the seq from which on it has all; None where that is everything."""
    first = await origin.first_seq(slug)
    if first == 0:
        return None
    return Beginning(
        release=None,
        seq=first,
        change_sets=await origin.change_sets(slug, until=first),
        documents=_kept_documents(origin, slug, first),
    )


async def _kept_documents(origin: Origin, slug: str, first: int) -> AsyncIterator[Sequence[Change]]:
    async with origin.feed(slug, "0") as feeding:
        async for batch in feeding.batches:
            own = [_placed(change, seq_of(change)) for change in batch if seq_of(change) <= first]
            yield own
            if len(own) < len(batch):
                return


def _placed(change: Change, seq: int) -> Change:
    """Its place in its change set is unknown, where not all of that is known."""
    return msgspec.structs.replace(change, cursor=f"{seq}.{seq}")


async def _documents(
    origin: Origin, slug: str, paths: Sequence[Path], written: Sequence[ChangeSet]
) -> AsyncIterator[Sequence[Change]]:
    """Those of the files, and what is left of what was purged before them."""
    for path in paths:
        rest = read_documents(path)
        while batch := list(itertools.islice(rest, BATCH)):
            yield batch
    for change_set in written:
        if change_set.operation == "purge":
            yield [
                _placed(change, change_set.seq)
                async for change in _entries(origin, slug, change_set)
                if change.op == "purge" and change.record is UNSET
            ]


async def _entries(origin: Origin, slug: str, change_set: ChangeSet) -> AsyncIterator[Change]:
    """The entries of the feed of one change set: facts that a purge touches come before it."""
    after = f"{change_set.seq}.0"
    while page := await origin.changes(slug, after, PAGE):
        for change in page:
            if change.change_set != change_set.id:
                return
            yield change
        after = page[-1].cursor


class Entries:
    """The entries of a download of the feed, handed out change set by change set."""

    def __init__(self, feeding: Feeding) -> None:
        self._batches = feeding.batches
        self._rest: Sequence[Change] = ()

    async def of(self, change_set: ChangeSet) -> AsyncIterator[Sequence[Change]]:
        """Those of the change set that is next."""
        while self._rest or await self._more():
            own = [change for change in self._rest if change.change_set == change_set.id]
            self._rest = self._rest[len(own) :]
            if own:
                yield own
            if self._rest:
                return

    async def end(self) -> None:
        """See that nothing is left: a download that broke off raises here."""
        if self._rest or await self._more():
            raise MirrorError(
                f"the feed has {self._rest[0].cursor}, of a change set that is unknown"
            )

    async def _more(self) -> bool:
        async for batch in self._batches:
            self._rest = batch
            return True
        return False
