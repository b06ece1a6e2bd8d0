"""How the database is to plan what is asked of it."""

from collections.abc import Mapping
from typing import Final

#: An index that is in the order asked for gives a page without reading the rest. A planner that
#: expects few rows of a value takes a bitmap and sorts instead, and reads 100,000 where the
#: value is a popular one; a prepared statement's planner always expects few.
IN_ORDER: Final[Mapping[str, str]] = {"enable_bitmapscan": "off"}

#: Documents lie in the order they were written, in which a download reads them: along the index
#: they come at once, while sorting 100,000 of them took longer than to read and send them.
AS_WRITTEN: Final[Mapping[str, str]] = {"random_page_cost": "1.1"}

#: What has a word is in an index of words, which gives a bitmap; how many have it no planner knows.
BY_WORDS: Final[Mapping[str, str]] = {"enable_seqscan": "off", "work_mem": "16MB"}
