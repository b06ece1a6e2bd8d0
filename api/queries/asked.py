"""The parameters of a query string, read one after the other, with all that is wrong with them."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import parse_qsl

from api.cursors import check_cursor
from api.errors import (
    AddressTooLongError,
    BadCursorError,
    MalformedRequestError,
    UnknownParameterError,
)
from api.queries.parameters import MOST_BYTES, MOST_PARAMETERS, MOST_VALUES
from api.queries.told import shown
from api.queries.unknown import unknown_parameter

Found = TypeVar("Found")


class Asked:
    """The parameters of one request, read one after the other; faults are gathered.

    `values` are the texts of each, `read` what those that are sound say.
    """

    def __init__(self, query_string: bytes) -> None:
        self.faults: list[tuple[str, str]] = []
        self.kinds: set[type[MalformedRequestError]] = set()
        self.values: dict[str, list[str]] = {}
        self.read: dict[str, tuple[object, ...]] = {}
        for part in _parts(query_string):
            try:
                pairs = parse_qsl(part.decode("ascii"), keep_blank_values=True, errors="strict")
            except ValueError:
                text = part.decode("ascii", "backslashreplace")
                detail = f"{shown(text)} is no percent-encoded UTF-8: é is written %C3%A9"
                self.fault(text.partition("=")[0], detail)
            else:
                for name, value in pairs:
                    self.values.setdefault(name, []).append(value)

    def fault(
        self, name: str, detail: str, kind: type[MalformedRequestError] = MalformedRequestError
    ) -> None:
        """Note what is wrong with a parameter."""
        self.faults.append((name, detail))
        self.kinds.add(kind)

    def one(self, name: str, read: Callable[[str], Found], default: Found) -> Found:
        """The value of a parameter that may be given once."""
        texts = self.values.get(name)
        if texts is None:
            return default
        if len(texts) > 1:
            self.fault(name, f"is given {len(texts)} times; once is meant")
            return default
        try:
            value = read(texts[0])
        except ValueError as error:
            self.fault(
                name, str(error), BadCursorError if name == "cursor" else MalformedRequestError
            )
            return default
        self.read[name] = (value,)
        return value

    def cursor(self, read: Callable[[str], Found], default: Found) -> Found:
        """What the cursor names; it belongs to the rest, which must be sound for it to be read."""
        if not self.faults:
            return self.one("cursor", read, default)
        self.one("cursor", check_cursor, None)
        return default

    def many(self, name: str, read: Callable[[str], Found]) -> tuple[Found, ...]:
        """The values of a parameter that may be repeated, each once."""
        texts = self.values.get(name, [])
        if len(texts) > MOST_VALUES:
            self.fault(name, f"is given {len(texts)} times; at most {MOST_VALUES} are taken")
            return ()
        values: dict[Found, None] = {}
        for text in texts:
            try:
                values[read(text)] = None
            except ValueError as error:
                self.fault(name, str(error))
        found = tuple(values)
        self.read[name] = found
        return found

    def only(self, known: Sequence[str], where: str) -> None:
        """Note every parameter that is not known here, or nowhere."""
        for name in self.values:
            if name in known:
                continue
            self.fault(name, unknown_parameter(name, known, where), UnknownParameterError)

    def settle(self) -> None:
        """Raise what was noted, as one error."""
        if self.faults:
            kind = self.kinds.pop() if len(self.kinds) == 1 else MalformedRequestError
            raise kind(faults=self.faults).beside(self.read)


def _parts(query_string: bytes) -> list[bytes]:
    """Names with their values as they stand in an address."""
    if len(query_string) > MOST_BYTES:
        raise AddressTooLongError(
            f"the query has {len(query_string)} bytes; at most {MOST_BYTES} are read: ask for "
            "fewer values at once, in several requests"
        )
    parts = query_string.split(b"&")
    if len(parts) > MOST_PARAMETERS:
        raise MalformedRequestError(
            f"the query has {len(parts)} parameters; at most {MOST_PARAMETERS} are read, of one "
            f"name at most {MOST_VALUES}: ask for fewer values at once, in several requests"
        )
    return parts
