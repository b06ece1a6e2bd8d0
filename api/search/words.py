"""Makes the words that records are found by, in the language of each text.

English and Russian are reduced by PostgreSQL's own rules, Ukrainian by a library's dictionary
before it comes there; other languages, where they are said, are not reduced. Words that are others
as they stand are there, too, for beginnings of words. Signs of Chinese, Japanese and Korean, which
no blanks part, are words by themselves.
"""

import asyncio
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from api.database import Connection, load_statements
from api.search.ukrainian import reduce_text

_LOADED: Final = load_statements(Path(__file__).with_suffix(".sql"))
SQL: Final = {name: text.replace("{texts}", _LOADED["texts"]) for name, text in _LOADED.items()}
#: Counts up with whatever changes what is made of a text.
RULES: Final = 6


async def index_words(connection: Connection, ids: Sequence[uuid.UUID]) -> None:
    """Bring the words of these records to what their documents say now."""
    texts: list[str] = []
    if await connection.fetchval(SQL["has_ukrainian"], ids):
        rows = await connection.fetch(SQL["list_ukrainian"], ids)
        texts = [row["text"] for row in rows]
    reduced = await asyncio.to_thread(list, map(reduce_text, texts))
    await connection.execute(SQL["put_words"], ids, texts, reduced)
    await connection.execute(SQL["drop_words"], ids)
