"""The two clients."""

from .callers import AsyncCaller, Caller
from .operations import Operations


class Whence(Operations, Caller):
    """A Whence server, asked by calls that block: `Whence("https://…", key="whence_…")`."""


class AsyncWhence(Operations, AsyncCaller):
    """A Whence server, asked by calls to await."""
