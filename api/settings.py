"""What can be set from outside, all of it by WHENCE_* environment variables."""

import difflib
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal, TypeVar, get_args
from urllib.parse import urlsplit

import msgspec

from api.errors import WhenceError

LogFormat = Literal["json", "console"]
Value = TypeVar("Value")

CHECKOUT: Final = Path(__file__).resolve().parents[1]
DATABASE_SCHEMES: Final = ("postgresql", "postgres")
#: Digits as anybody writes them: Python would take 8_000 and Thai ones too.
WHOLE: Final = re.compile("[0-9]{1,9}")
DECIMAL: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
#: What begins as an address does.
SCHEME: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
BUCKET: Final = re.compile(
    r"(s3://|https?://[A-Za-z0-9.\[\]:-]+/)[A-Za-z0-9][A-Za-z0-9._-]{1,62}(/[A-Za-z0-9._=-]+)*/?"
)


class SettingsError(WhenceError):
    """Every bad setting of one environment, in one line."""

    exit_code = 2


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one process; times are in seconds."""

    database_url: str | None = None
    data_dir: Path = CHECKOUT / ".whence"
    releases: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    write_wait: float = 10.0
    read_timeout: float = 5.0
    streams: int = 8
    stream_idle: float = 120.0
    contact: str | None = None
    mirror_key: str | None = None
    log: LogFormat = "console"

    @property
    def releases_url(self) -> str:
        """The address of the store of releases."""
        return self.releases or (self.data_dir / "releases").as_uri()


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Read the WHENCE_* variables; an empty one counts as unset.

    Raises SettingsError with every bad value and every unknown variable at once.
    """
    known = {f"WHENCE_{field.upper()}": field for field in Settings.__struct_fields__}
    given = {name: text for name, text in environ.items() if name.startswith("WHENCE_") and text}
    values: dict[str, object] = {}
    faults: list[str] = []
    for name, text in sorted(given.items()):
        if name not in known:
            faults.append(_unknown(name, list(known)))
            continue
        try:
            values[known[name]] = PARSERS[known[name]](text)
        except ValueError as fault:
            faults.append(f"{name} {fault}")
    if faults:
        raise SettingsError("; ".join(faults))
    return msgspec.convert(values, Settings)


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return f"{name} is no setting (did you mean {near[0]}?)"
    return f"{name} is no setting (there are {', '.join(known)})"


def _whole(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        number = int(text) if WHOLE.fullmatch(text) else least - 1
        if not least <= number <= most:
            raise ValueError(f"is {text!r}: it must be a whole number from {least} to {most}")
        return number

    return parse


def _seconds(most: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        number = float(text) if DECIMAL.fullmatch(text) else 0.0
        if not 0 < number <= most:
            raise ValueError(f"is {text!r}: it must be seconds, above 0 and at most {most:g}")
        return number

    return parse


def _one_of(*words: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(f"is {text!r}: it must be one of {', '.join(words)}")
        return text

    return parse


def _path(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as fault:
        raise ValueError(f"is {text!r}: {fault}") from None


def _releases(text: str) -> str:
    """A folder, or a bucket that speaks S3, as an address; what may be a password is not shown."""
    if not SCHEME.match(text):
        folder = _path(text)
        if os.path.exists(folder) and not os.path.isdir(folder):
            raise ValueError(f"is {text!r}, which is a file: it must be a folder or a bucket")
        return folder.as_uri()
    if not BUCKET.fullmatch(text):
        shown = "no place for releases" if "@" in text else repr(text)
        raise ValueError(
            f"is {shown}: it must be a folder, or a bucket such as s3://bucket/prefix or "
            "https://host/bucket/prefix, whose keys are in AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY"
        )
    return text.rstrip("/")


def _host(text: str) -> str:
    if "/" in text or " " in text or not text.isprintable():
        raise ValueError(f"is {text!r}: it must be a host name or an address, such as 127.0.0.1")
    return text


def _contact(text: str) -> str:
    """The form that RFC 9116 (security.txt) asks of a Contact, which is a line of it."""
    if not re.match("(mailto:|https://|tel:).", text) or " " in text or not text.isprintable():
        raise ValueError(
            f"is {text!r}: it must start with mailto:, https:// or tel:, and go on without spaces "
            "and line breaks"
        )
    return text


def _key(text: str) -> str:
    if not text.isascii() or not text.isprintable() or " " in text:
        # What it is instead is not shown: it may be a key with something beside it.
        raise ValueError("is no key: it looks like whence_ and what follows, as it was printed")
    return text


def _database_url(text: str) -> str:
    """A PostgreSQL URI; what it says wrongly is named without its password."""
    form = "postgresql://user:password@host:5432/database"
    try:
        url = urlsplit(text)
        scheme, port_is_number = url.scheme, url.port is None or url.port > 0
    except ValueError:
        scheme, port_is_number = "", False
    if scheme not in DATABASE_SCHEMES or not port_is_number:
        raise ValueError(f"is no PostgreSQL URL: it must look like {form}")
    return text


PARSERS: Final[Mapping[str, Callable[[str], object]]] = {
    "database_url": _database_url,
    "data_dir": _path,
    "releases": _releases,
    "host": _host,
    "port": _whole(1, 65535),
    "workers": _whole(1, 64),
    "write_wait": _seconds(3600),
    "read_timeout": _seconds(3600),
    "streams": _whole(1, 10_000),
    "stream_idle": _seconds(3600),
    "contact": _contact,
    "mirror_key": _key,
    "log": _one_of(*get_args(LogFormat)),
}
