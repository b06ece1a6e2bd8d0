"""How the database is to plan what lists ask."""

from collections.abc import Mapping
from typing import Final

#: An index that is in the order asked for gives a page without reading the rest. A planner that
#: expects few rows of a value takes a bitmap and sorts instead, and reads 100,000 where the
#: value is a popular one; a prepared statement's planner always expects few.
PLANNER: Final[Mapping[str, str]] = {"enable_bitmapscan": "off", "jit": "off"}
