"""A folder that is the copy of a dataset: a release, and what the feed says since."""

import asyncio
import fcntl
import os
import shutil
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import UNSET

from api.changesets.mirrored import MirrorError
from api.mirrors.comparing import Comparison, compare
from api.mirrors.documents import has_documents
from api.mirrors.downloading import Told, download, fault_of, untold
from api.mirrors.ledger import NAME, Changes, seq_of
from api.mirrors.origin import Origin
from api.mirrors.proving import Proofs
from schemas.base import Slug, UnsetType
from schemas.releases import Manifest, ReleaseName

STATE: Final = "mirror.json"
LOCK: Final = "mirror.lock"
MANIFEST: Final = "manifest.json"
#: The folder of the release.
RELEASES: Final = "releases"


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What the folder is a copy of, and up to which seq: `mirror.json`."""

    format: Literal["whence-mirror/1"] = "whence-mirror/1"
    origin: str
    dataset: Slug
    #: The release that lies here, and its seq; without one the feed is here from its beginning.
    release: ReleaseName | UnsetType = UNSET
    release_seq: int = 0
    #: Up to here all is here.
    seq: int = 0
    #: Whether the entries that may still lie here are no longer wanted.
    again: bool | UnsetType = UNSET


class FolderCopy:
    """A folder that is the copy of a dataset. `told` hears of what is downloaded."""

    def __init__(self, folder: Path, origin: Origin, state: State, told: Told = untold) -> None:
        self._folder = folder
        self._origin = origin
        self._state = state
        self._told = told
        self._changes = Changes(folder)
        self._proofs: Proofs | None = None
        self._downloaded = 0
        self._verified = ""

    def mark(self) -> object:
        """How far it came: another one after a try that brought something."""
        return self._state, self._downloaded, self._changes.last

    async def catch_up(self) -> None:
        """Take the latest release, unless it is here, and what the feed says since."""
        await self._take_release()
        hidden = self._changes.open(self._state.release_seq)
        async with self._origin.feed(self._state.dataset, self._place()) as feeding:
            async for batch in feeding.batches:
                self._changes.append(batch)
                hidden = hidden or any(each.record is UNSET for each in batch)
                if self._proofs is not None:
                    self._proofs.take(batch)
                self._told(NAME, seq_of(batch[-1]), feeding.until)
        if hidden:
            self._changes.withhold()
        self._save(seq=feeding.until)

    def _place(self) -> str:
        """After what the feed goes on: the last entry, or the seq up to which all is here."""
        last = self._changes.last
        return (
            last if last and int(last.partition(".")[0]) > self._state.seq else str(self._state.seq)
        )

    async def compare(self) -> Comparison:
        """What the digests of both say, as of the seq that it has."""
        if self._proofs is None:
            self._proofs = await asyncio.to_thread(self._prove)
        state = self._state
        there = await self._origin.digests(state.dataset, state.seq)
        return compare(state.seq, there, self._proofs.digests(state.dataset, state.seq))

    async def wait(self) -> None:
        """Until the feed has something more."""
        await self._origin.wait(self._state.dataset, self._state.seq)

    def _prove(self) -> Proofs:
        """From the files themselves, whatever was known of them before."""
        proofs = Proofs()
        if self._state.release is not UNSET:
            for path in sorted((self._folder / RELEASES / self._state.release).iterdir()):
                if has_documents(path.name):
                    proofs.read(path)
        proofs.take(self._changes.read())
        return proofs

    async def _take_release(self) -> None:
        """The latest one; where there is none any more, the feed from its beginning."""
        latest = await self._origin.latest_release(self._state.dataset)
        known = self._state
        # One that was withdrawn before all of it was here, too.
        self._keep_only(known.release, UNSET if latest is None else latest.name)
        if latest is None:
            if known.release is not UNSET:
                self._leave(State(origin=known.origin, dataset=known.dataset))
            return
        if latest.name == known.release == self._verified:
            return
        target = self._folder / RELEASES / latest.name
        target.mkdir(parents=True, exist_ok=True)
        for file in latest.files:
            self._downloaded += await download(self._origin, file, target, self._told)
        _check_manifest(target, {file.path: file.sha256 for file in latest.files})
        self._verified = latest.name
        if latest.name == known.release:
            return
        self._leave(
            msgspec.structs.replace(
                known,
                release=latest.name,
                release_seq=latest.seq,
                # What lay between an earlier release and the one that is left is not here.
                seq=max(known.seq, latest.seq) if latest.seq >= known.release_seq else latest.seq,
            )
        )

    def _leave(self, state: State) -> None:
        """Be that from now on; what is not wanted any more goes."""
        again = True if state.seq < self._state.seq else UNSET
        self._state = msgspec.structs.replace(state, again=again)
        self._changes, self._proofs = Changes(self._folder), None
        self._save(seq=state.seq)
        self._state = tidied(self._folder, self._state)
        self._keep_only(state.release)

    def _keep_only(self, *names: str | UnsetType) -> None:
        """No other release lies here."""
        releases = self._folder / RELEASES
        for path in releases.iterdir() if releases.exists() else ():
            if path.is_dir() and path.name not in names:
                shutil.rmtree(path)

    def _save(self, *, seq: int) -> None:
        self._state = msgspec.structs.replace(self._state, seq=seq)
        write_state(self._folder, self._state)


def open_folder(folder: Path, origin: Origin, slug: str, told: Told = untold) -> FolderCopy:
    """The copy that the folder is, or begins to be; MirrorError where it is something else."""
    state = read_state(folder)
    if state is None:
        state = State(origin=origin.url, dataset=slug)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_state(folder, state)
        except OSError as error:
            raise MirrorError(f"{folder} cannot be written: {error.strerror}") from None
    if state.dataset != slug:
        raise MirrorError(f"{folder} is a mirror of the dataset {state.dataset}, not of {slug}")
    _lock(folder)
    state = tidied(folder, msgspec.structs.replace(state, origin=origin.url))
    return FolderCopy(folder, origin, state, told)


def read_state(folder: Path) -> State | None:
    """What the folder says that it is; None for a new one, MirrorError where it is not ours."""
    try:
        return msgspec.json.decode((folder / STATE).read_bytes(), type=State)
    except FileNotFoundError:
        if folder.exists() and any(folder.iterdir()):
            raise MirrorError(
                f"{folder} is neither empty nor a mirror: name a new folder, or one that "
                "whence mirror began"
            ) from None
        return None
    except msgspec.MsgspecError as error:
        raise MirrorError(f"{folder / STATE} is not of this Whence's mirrors: {error}") from None
    except OSError as error:
        raise MirrorError(f"{folder} cannot be read: {error.strerror}") from None


def write_state(folder: Path, state: State) -> None:
    """Whole or not at all."""
    aside = folder / f"{STATE}.new"
    with aside.open("wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(state), indent=2) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(folder / STATE)


def tidied(folder: Path, state: State) -> State:
    """Without entries that are no longer wanted."""
    if state.again is UNSET:
        return state
    (folder / NAME).unlink(missing_ok=True)
    state = msgspec.structs.replace(state, again=UNSET)
    write_state(folder, state)
    return state


def _lock(folder: Path) -> None:
    """One writes it at a time; the lock ends with the process."""
    handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise MirrorError(f"another whence mirror is writing into {folder}") from None


def _check_manifest(target: Path, files: dict[str, str]) -> None:
    """What the release says of itself is what the catalogue says of it."""
    path = target / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise MirrorError(f"{path} is no manifest that this Whence reads: {error}") from None
    for file in manifest.files:
        if files.get(file.path) != file.sha256:
            raise MirrorError(
                f"{path} has {file.path} with {fault_of(file.sha256, files.get(file.path))}"
            )
