"""Walks whose entries are numbered: how many a page has, and after which it begins."""

from api.cursors import read_numbered
from api.queries.asked import Asked
from api.queries.parameters import DEFAULT_LIMIT, MOST_LIMIT
from api.queries.values import whole_number


def read_limit(asked: Asked, most: int = MOST_LIMIT) -> int:
    """How many entries a page has."""
    return asked.one("limit", whole_number(1, most), DEFAULT_LIMIT)


def read_after(asked: Asked, walk: bytes, beginning: int) -> int:
    """The number after which the page begins; raises all that is wrong with what is asked."""
    number = asked.cursor(lambda text: read_numbered(text, walk), beginning)
    asked.settle()
    return number
