"""The PostgreSQL that Whence brings along, for whoever names none of their own."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from api.embedded import cluster, lease
from api.embedded.place import choose_place
from api.embedded.watch import Watched, watched
from api.postgres import check_server
from api.settings import Settings

NO_SETTINGS: Final[Mapping[str, str]] = MappingProxyType({})
Say = Callable[[str], object]
Lost = Callable[[], object]


def _nothing(line: str) -> None:
    """Say nothing."""


@contextlib.contextmanager
def embedded_server(
    data_dir: Path,
    *,
    settings: Mapping[str, str] = NO_SETTINGS,
    say: Say = _nothing,
    lost: Lost | None = None,
) -> Iterator[str]:
    """The DSN of the server over that folder, which runs as long as anybody holds it this way.

    The first one in starts it, with these settings on top of our own; the last one out stops
    it. What the user should know about its whereabouts is told to `say`. With `lost`, it is
    started again whenever it goes; `lost` is called where that fails, which then is raised.
    """
    folder = cluster.own_folder(data_dir)
    place = choose_place(folder, say)
    with lease.held(folder) as taken:
        try:
            with taken.alone():
                dsn = cluster.start(place, settings)
            if lost is None:
                yield dsn
                return
            with watched(
                Watched(place=place, lease=taken, settings=settings, dsn=dsn, say=say, lost=lost)
            ):
                yield dsn
        finally:
            with lease.uninterrupted(), taken.alone():
                if taken.is_last():
                    cluster.stop(place)


@contextlib.contextmanager
def database(settings: Settings, *, say: Say = _nothing, lost: Lost | None = None) -> Iterator[str]:
    """The DSN that every command uses: the user's own server, or the embedded one.

    With `lost` the embedded one is kept running; it is called where that fails.
    """
    if settings.database_url is not None:
        check_server(settings.database_url)
        yield settings.database_url
        return
    with embedded_server(settings.data_dir, say=say, lost=lost) as dsn:
        yield dsn
