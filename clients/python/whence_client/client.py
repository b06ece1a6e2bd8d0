"""The two clients."""

import os
from collections.abc import Collection
from pathlib import Path

from .callers import AsyncCaller, Caller
from .generated.models import Release
from .operations import Operations
from .releases import Progress, arriving, fetch, fetch_awaiting


class Whence(Operations, Caller):
    """A Whence server, asked by calls that block: `Whence("https://…", key="whence_…")`."""

    def download_release(
        self,
        dataset: str,
        to: str | os.PathLike[str],
        *,
        release: str = "latest",
        files: Collection[str] | None = None,
        progress: Progress | None = None,
    ) -> Release:
        """Have the files of a release, or those named, in the folder `to`; answers which it is.

        Each is verified by its size and SHA-256, and called by its name only then. One that is
        there and right is left as it is; one that broke off goes on from `NAME.part`, now or when
        this is called again. `progress` hears of each the name, how many bytes are here, and of
        how many. Raises DamagedFileError where what came is not what was published.
        """
        found = self.release(dataset, release).data
        for file in arriving(found, Path(to), files, progress):
            fetch(self.http, file, self._exchanges.trying())
        return found


class AsyncWhence(Operations, AsyncCaller):
    """A Whence server, asked by calls to await."""

    async def download_release(
        self,
        dataset: str,
        to: str | os.PathLike[str],
        *,
        release: str = "latest",
        files: Collection[str] | None = None,
        progress: Progress | None = None,
    ) -> Release:
        """Have the files of a release in a folder, as the client that blocks does."""
        found = (await self.release(dataset, release)).data
        for file in arriving(found, Path(to), files, progress):
            await fetch_awaiting(self.http, file, self._exchanges.trying())
        return found
