"""Releases in folders: whole, stopped and taken up, and refused where they are not right."""

from setting import BROKEN, TO, whence
from whence_client import DamagedFileError, Whence

CASE = "belgorod-2023"
BASE, EVENTS = ["whence.sqlite"], ["events.parquet"]


class StoppedError(Exception):
    """The user has enough of it."""


class Told:
    """What was told of a download; it may be stopped half way."""

    def __init__(self, *, stop: bool = False) -> None:
        self.far: list[tuple[str, int, int]] = []
        self._stop = stop

    def __call__(self, name: str, done: int, total: int) -> None:
        self.far.append((name, done, total))
        if self._stop and done > total / 2:
            raise StoppedError


def releases() -> object:
    release = whence.download_release(CASE, TO / "all")
    again, stopped, on = Told(), Told(stop=True), Told()
    whence.download_release(CASE, TO / "all", progress=again)
    try:
        whence.download_release(CASE, TO / "stopped", files=BASE, progress=stopped)
    except StoppedError:
        whence.download_release(CASE, TO / "stopped", files=BASE, progress=on)
    with Whence(BROKEN) as broken:
        broken.download_release(CASE, TO / "broken", files=BASE)
    try:
        whence.download_release(CASE, TO / "refused", release="tampered", files=EVENTS)
    except DamagedFileError as damaged:
        return outcome(release.name, again, stopped, on, damaged)
    return "taken"


def outcome(
    name: str, again: Told, stopped: Told, on: Told, damaged: DamagedFileError
) -> dict[str, object]:
    """What is told in every language."""
    return {
        "name": name,
        "again": [len(again.far), all(done == total for _, done, total in again.far)],
        "wentOn": stopped.far[-1][1] < on.far[0][1],
        "refused": [damaged.file, len(damaged.expected), damaged.expected != damaged.found],
    }
