"""Whence: event data in which every fact says who said it.

with Whence("http://127.0.0.1:8000") as whence:
    for event in whence.events(country=["RU"]):
        print(event.title)
"""

from .client import AsyncWhence, Whence
from .feed import AsyncChanges, AsyncEvents, Changes, Events
from .generated import models
from .generated.types import UNSET, File, Unset
from .names import Names
from .offsets import Offsets
from .pages import AsyncPages, Pages
from .problems import (
    BadCursorError,
    ConflictError,
    DamagedFileError,
    ForbiddenError,
    GoneError,
    InternalError,
    InvalidChangeSetError,
    MalformedRequestError,
    NotAcceptableError,
    NotFoundError,
    NotModifiedError,
    ProblemError,
    RangeNotSatisfiableError,
    TimeLimitError,
    TooLargeError,
    TooManyStreamsError,
    UnauthenticatedError,
    UnavailableError,
    UnknownParameterError,
    UnreachableError,
    UnreadableError,
    UnsupportedMediaTypeError,
    WhenceError,
    WriterBusyError,
)
from .progress import ProgressBar

__all__ = [
    "UNSET",
    "AsyncChanges",
    "AsyncEvents",
    "AsyncPages",
    "AsyncWhence",
    "BadCursorError",
    "Changes",
    "ConflictError",
    "DamagedFileError",
    "Events",
    "File",
    "ForbiddenError",
    "GoneError",
    "InternalError",
    "InvalidChangeSetError",
    "MalformedRequestError",
    "Names",
    "NotAcceptableError",
    "NotFoundError",
    "NotModifiedError",
    "Offsets",
    "Pages",
    "ProblemError",
    "ProgressBar",
    "RangeNotSatisfiableError",
    "TimeLimitError",
    "TooLargeError",
    "TooManyStreamsError",
    "UnauthenticatedError",
    "UnavailableError",
    "UnknownParameterError",
    "UnreachableError",
    "UnreadableError",
    "Unset",
    "UnsupportedMediaTypeError",
    "Whence",
    "WhenceError",
    "WriterBusyError",
    "models",
]
