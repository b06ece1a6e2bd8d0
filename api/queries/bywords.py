"""How lists are narrowed to what has some words."""

from collections.abc import Mapping, Sequence
from typing import Final

from api.queries.asked import Asked
from api.queries.compose import Parameters
from api.queries.words import Words

QUERY: Final = "(SELECT asked.query FROM (%s) AS asked)"


def check_words(asked: Asked, filters: Mapping[str, Sequence[object]]) -> None:
    """Refuse to look for words where there is no index of them."""
    if "q" not in filters:
        return
    if "as_of" in asked.values:
        asked.fault("q", "finds words of what is current alone, and as_of asks for what was then")
    if filters.get("status", ("active",)) != ("active",):
        asked.fault("q", "finds what is active alone; leave out status")


def found_by(
    filters: Mapping[str, Sequence[object]], parameters: Parameters, conditions: str
) -> str | None:
    """The documents that have the words and meet these conditions; none: no words are asked for."""
    for words in filters.get("q", ()):
        if isinstance(words, Words):
            asked = QUERY % words.written(parameters)
            told = {"asked": asked, "conditions": conditions}
            return parameters.clause("found_by_words", told, {})
    return None


def words_told(filters: Mapping[str, Sequence[object]], parameters: Parameters) -> dict[str, str]:
    """What a statement tells of the words: whether any is left, and up to which seq there are."""
    for words in filters.get("q", ()):
        if isinstance(words, Words):
            asked = QUERY % words.written(parameters)
            return {
                "wordless": parameters.clause("wordless", {"asked": asked}, {}),
                "indexed": parameters.clause("indexed_seq", {"index": "words"}, {}),
            }
    return {"wordless": "false", "indexed": "NULL::bigint"}
