"""What the user can put right: shown as one clear line or a problem, never as a traceback."""

from collections.abc import Mapping, Sequence
from typing import Self


class WhenceError(Exception):
    """Something the user can put right; the message says what was wrong and what would be right."""

    exit_code = 1


class RequestError(WhenceError):
    """A request that cannot be answered as it was asked.

    `faults` are all that is wrong with it: the parameter, header or JSON pointer (which begins
    with /), and what would be right. Without a detail, theirs make the message. `seq` is the
    latest change set where the data were asked, and None where they were not.
    """

    seq: int | None = None

    def __init__(self, detail: str = "", faults: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(detail or "; ".join(f"{place}: {fault}" for place, fault in faults))
        self.faults = list(faults)

    def as_of(self, seq: int) -> Self:
        """The same, found in the data of that seq."""
        self.seq = seq
        return self


class MalformedRequestError(RequestError):
    """A parameter or body that does not say what it should.

    `named` are the values, by parameter, of which the database was not asked yet.
    """

    named: Mapping[str, Sequence[object]] = {}

    def beside(self, named: Mapping[str, Sequence[object]]) -> Self:
        """The same, of a question that also has these values."""
        self.named = named
        return self


class UnknownParameterError(MalformedRequestError):
    """A parameter that this address does not have."""


class BadCursorError(MalformedRequestError):
    """A cursor that is none, or that belongs to another query."""


class UnauthenticatedError(RequestError):
    """A key that is not valid."""


class MissingKeyError(UnauthenticatedError):
    """No key where one is needed."""


class ForbiddenError(RequestError):
    """A key without the scope that this needs."""


class MergedError(WhenceError):
    """A record that was merged: another answers for it, as of that seq."""

    def __init__(self, asked: str, survivor: str, seq: int) -> None:
        super().__init__(f"{asked} is merged; {survivor} answers for it")
        self.asked = asked
        self.survivor = survivor
        self.seq = seq


class NotFoundError(RequestError):
    """What was never issued, or what this reader may not know of."""


class NotAcceptableError(RequestError):
    """A format that this address does not have."""


class RequestTimeoutError(RequestError):
    """A body that does not arrive."""


class ConflictError(RequestError):
    """A request that the state of things does not allow."""


class GoneError(RequestError):
    """A record that was purged: nothing of its content is kept."""


class WithdrawnError(RequestError):
    """A release that was withdrawn: the message says why."""


class RangeNotSatisfiableError(RequestError):
    """A range beyond the end of a file, which has `size` bytes."""

    def __init__(self, detail: str, size: int) -> None:
        super().__init__(detail)
        self.size = size


class NotKeptError(RequestError):
    """A moment from before a mirror began: what was then is at its origin."""


class TooLargeError(RequestError):
    """A body or a line above the limit."""


class AddressTooLongError(RequestError):
    """A query string above the limit."""


class UnsupportedMediaTypeError(RequestError):
    """A body in a form that is not read here."""


class OldProtocolError(RequestError):
    """A transfer whose breaking-off the client could not see."""


class UnavailableError(RequestError):
    """What would be answered a little later; `retry_after` is in seconds."""

    def __init__(
        self, detail: str = "", faults: Sequence[tuple[str, str]] = (), *, retry_after: int = 5
    ) -> None:
        super().__init__(detail, faults)
        self.retry_after = retry_after


class TimeLimitError(UnavailableError):
    """A question that takes the database longer than the time limit."""


class TooManyStreamsError(UnavailableError):
    """As many downloads under way as there may be."""


class FileUnavailableError(UnavailableError):
    """A file that the catalogue knows and its store does not give."""
