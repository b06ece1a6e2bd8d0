"""The clients of `clients/` as packages, which Python alone packs, always to the same bytes.

A package has no time but this one, no owner, and its files in order.
"""

import base64
import gzip
import hashlib
import io
import tarfile
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

import msgspec
from flit_core.wheel import WheelBuilder

from api.settings import CHECKOUT

FOLDER: Final = CHECKOUT / "clients"
#: 1 January 2020, in the two ways that archives have of saying it.
PACKED: Final = (2020, 1, 1, 0, 0, 0)
PACKED_AT: Final = 1_577_836_800
#: What npm packs of every project, beside the `files` that it names.
ALWAYS: Final = ("LICENSE", "README.md", "package.json")


class Package(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A file to install, by the name that installers read its version from."""

    name: str
    media_type: str
    body: bytes

    @cached_property
    def sha256(self) -> bytes:
        """The digest of its bytes."""
        return hashlib.sha256(self.body).digest()

    @property
    def repr_digest(self) -> str:
        """The digest as a header has it (RFC 9530)."""
        return f"sha-256=:{base64.b64encode(self.sha256).decode()}:"


class Packages(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be installed: of Python a wheel, of TypeScript the tarball of an npm package."""

    python: Package
    typescript: Package

    def sums(self) -> str:
        """Both digests, as `sha256sum --check` reads them."""
        both = (self.python, self.typescript)
        return "".join(f"{package.sha256.hex()}  {package.name}\n" for package in both)


@lru_cache(maxsize=1)
def packages() -> Packages | None:
    """Both, packed once in each process; None where this Whence came without `clients/`."""
    if not FOLDER.is_dir():
        return None
    return Packages(
        python=pack_wheel(FOLDER / "python"), typescript=pack_tarball(FOLDER / "typescript")
    )


def pack_wheel(project: Path) -> Package:
    """The wheel of a project that flit builds."""
    target = io.BytesIO()
    builder = WheelBuilder.from_ini_path(project / "pyproject.toml", target)
    builder.source_time_stamp = PACKED
    builder.build()
    return Package(
        name=builder.wheel_filename, media_type="application/zip", body=target.getvalue()
    )


def pack_tarball(project: Path) -> Package:
    """The tarball of a project as npm packs it, with what was compiled already."""
    manifest = msgspec.json.decode((project / "package.json").read_bytes(), type=Manifest)
    target = io.BytesIO()
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=PACKED_AT) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.USTAR_FORMAT) as archive,
    ):
        for path in _files(project, (*ALWAYS, *manifest.files)):
            body = path.read_bytes()
            entry = tarfile.TarInfo(f"package/{path.relative_to(project).as_posix()}")
            entry.size, entry.mtime = len(body), PACKED_AT
            archive.addfile(entry, io.BytesIO(body))
    return Package(
        name=f"{manifest.name}-{manifest.version}.tgz",
        media_type="application/gzip",
        body=target.getvalue(),
    )


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a package.json says of what to pack."""

    name: str
    version: str
    files: list[str]


def _files(project: Path, named: Iterable[str]) -> list[Path]:
    """The files of these names, and those in the folders of these names."""
    found = [path for name in named for path in (project / name, *(project / name).rglob("*"))]
    return sorted(path for path in found if path.is_file())
