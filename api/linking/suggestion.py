"""What is suggested: two records of one kind, as a reviewer is shown them."""

from collections.abc import Mapping
from typing import Protocol

import msgspec


class Side(Protocol):
    """One of two records that may be one."""

    @property
    def id(self) -> str: ...

    @property
    def dataset(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> str: ...

    def shown(self) -> Mapping[str, str]:
        """What a reviewer reads of it, by column."""
        ...


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """Two records that may be one: how likely, by what, and what a reviewer has to bring."""

    score: float
    reason: str
    because: str
    needs: str
    one: Side
    other: Side
