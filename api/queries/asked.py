"""The parameters of a query string, read one after the other, with all that is wrong with them."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import parse_qsl

from api.errors import (
    AddressTooLongError,
    MalformedRequestError,
    RequestError,
    UnknownParameterError,
)
from api.queries.parameters import MOST_BYTES, MOST_PARAMETERS, MOST_VALUES, NOT_YET
from api.queries.unknown import unknown_parameter
from api.queries.values import shown

Found = TypeVar("Found")


class Asked:
    """The parameters of one request, read one after the other; faults are gathered."""

    def __init__(self, query_string: bytes) -> None:
        self.faults: list[tuple[str, str]] = []
        self.kinds: set[type[RequestError]] = set()
        self.values: dict[str, list[str]] = {}
        for name, value in _pairs(query_string):
            self.values.setdefault(name, []).append(value)

    def fault(
        self, name: str, detail: str, kind: type[RequestError] = MalformedRequestError
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
            return read(texts[0])
        except ValueError as error:
            self.fault(name, str(error))
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
        return tuple(values)

    def only(self, known: Sequence[str], where: str) -> None:
        """Note every parameter that is not known here, not yet, or nowhere."""
        for name in self.values:
            if name in known:
                continue
            if name in NOT_YET:
                self.fault(name, "is not available yet", UnknownParameterError)
            else:
                detail = unknown_parameter(name, known, where)
                self.fault(name, detail, UnknownParameterError)

    def settle(self) -> None:
        """Raise what was noted, as one error."""
        if self.faults:
            kind = self.kinds.pop() if len(self.kinds) == 1 else MalformedRequestError
            raise kind("", self.faults)


def _pairs(query_string: bytes) -> list[tuple[str, str]]:
    """Names and values as they stand in an address."""
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
    try:
        text = query_string.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError:
        wrong = next(part for part in parts if not _is_text(part))
        raise MalformedRequestError(
            f"{shown(wrong.decode('ascii', 'backslashreplace'))} in the query is no "
            "percent-encoded UTF-8: é is written %C3%A9"
        ) from None


def _is_text(part: bytes) -> bool:
    try:
        parse_qsl(part.decode("ascii"), errors="strict")
    except ValueError:
        return False
    return True
