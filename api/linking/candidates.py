"""Pairs of actors that are worth comparing, found by keys that they have in common."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final, TypeVar

from api.database import load_statements
from api.linking.actors import Compared
from api.linking.keys import part_keys, whole_keys

SQL: Final = load_statements(Path(__file__).parent / "candidates.sql")
#: What more pairs than these have in common brings none together: other keys do, or nothing.
MOST_BY_WHOLE: Final = 10_000
MOST_BY_PART: Final = 1_000
Advance = Callable[[int], None]
Key = tuple[int, int, int, int]
Found = TypeVar("Found", bound="Pairs")


class Pairs:
    """Pairs of records, which are known by their places in a list, on disk."""

    def __init__(self, folder: Path) -> None:
        self._file = sqlite3.connect(folder / "candidates.sqlite", isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
            self._file.execute(f"PRAGMA {pragma}")
        self._file.execute(SQL["create_pairs"])
        #: What too many have in common to compare all of them.
        self.skipped = 0

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def count(self) -> int:
        """How many pairs there are."""
        count: int = self._file.execute(SQL["count_pairs"]).fetchone()[0]
        return count

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs by place, in order."""
        return iter(self._file.execute(SQL["list_pairs"]))


class Candidates(Pairs):
    """The keys of actors, and the pairs they make."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._file.execute(SQL["create_keys"])

    def add(self, actors: Sequence[Compared], advance: Advance) -> None:
        """The keys of all actors."""
        datasets = {slug: n for n, slug in enumerate(sorted({each.dataset for each in actors}))}
        self._file.execute("BEGIN")
        for place, actor in enumerate(actors):
            whole, dataset = whole_keys(actor), datasets[actor.dataset]
            keys = [(hash(key), place, dataset, 1) for key in whole]
            keys += [(hash(key), place, dataset, 0) for key in part_keys(actor)]
            self._file.executemany(SQL["insert_key"], keys)
            if not place % 1_000:
                advance(1_000)
        self._file.execute("COMMIT")

    def match(self) -> int:
        """Find the pairs; how many there are."""
        rows = self._file.execute(SQL["sorted_keys"])
        self._file.execute("BEGIN")
        for _, found in groupby(rows, key=itemgetter(0)):
            self._file.executemany(SQL["insert_pair"], self._across([*found]))
        self._file.execute("COMMIT")
        return self.count()

    def _across(self, found: Sequence[Key]) -> Iterable[tuple[int, int]]:
        """Every two of different datasets among those that have one key."""
        if len(found) < 2:
            return ()
        by_dataset: dict[int, list[int]] = {}
        for _, place, dataset, _ in found:
            by_dataset.setdefault(dataset, []).append(place)
        sizes = [len(each) for each in by_dataset.values()]
        pairs = (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2
        if pairs > (MOST_BY_WHOLE if found[0][3] else MOST_BY_PART):
            self.skipped += 1
            return ()
        return (
            (min(one, other), max(one, other))
            for first, mine in by_dataset.items()
            for second, theirs in by_dataset.items()
            if first < second
            for one in mine
            for other in theirs
        )


@contextmanager
def on_disk(sort: type[Found]) -> Iterator[Found]:
    """Room for them, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="whence-link-") as folder:
        found = sort(Path(folder))
        try:
            yield found
        finally:
            found.close()


def candidates() -> AbstractContextManager[Candidates]:
    """Room for pairs of actors."""
    return on_disk(Candidates)
