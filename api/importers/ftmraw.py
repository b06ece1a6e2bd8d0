"""The row that is kept beside a record, without what is left out of it."""

from typing import Final

from api.importers.ftmlines import Entity, make_key
from api.importers.ftmschemata import ACTORS, FIELDS, PERSONAL, TIES, fate
from api.importers.imported import Notices, RawRow

#: Properties whose values are ids of others, in which personal numbers may stand.
ENDS: Final = frozenset(
    {"entity", *(tie.subject for tie in TIES.values()), *(tie.object for tie in TIES.values())}
)
#: Tells the day of the export, and so of every entity another one each day.
VOLATILE: Final = "last_seen"


def raw_row(entity: Entity, notices: Notices) -> RawRow:
    """Its cells as written; those left out, and those of unknown columns, are counted.

    They are in alphabetical order: that of the file means nothing, and changes by the day.
    """
    columns: list[str] = []
    cells: list[str] = []
    of_entity = [
        (column, _property(entity, column, list(entity.values[column]), notices))
        for column in sorted(entity.values)
    ]
    for column, texts in [*_beside(entity, notices), *of_entity]:
        columns += [column] * len(texts)
        cells += sorted(texts)
    return RawRow(tuple(columns), tuple(cells))


def _beside(entity: Entity, notices: Notices) -> list[tuple[str, list[str]]]:
    found = []
    is_body = entity.schema in ACTORS and entity.schema not in PERSONAL
    for column in sorted(entity.beside):
        texts = list(entity.beside[column])
        unknown = column not in FIELDS
        if unknown:
            notices.unknown[column] += len(texts)
        personal = column == "referents" or (column == "id" and entity.key != entity.id)
        of_person = unknown and entity.schema in PERSONAL
        if column == VOLATILE or of_person or (personal and not is_body):
            notices.dropped[column] += len(texts)
            continue
        found.append((column, texts))
    return found


def _property(entity: Entity, column: str, texts: list[str], notices: Notices) -> list[str]:
    what = fate(entity.schema, column)
    if what == "unknown":
        notices.unknown[column] += len(texts)
    if what == "dropped" or (what == "unknown" and entity.schema in PERSONAL):
        notices.dropped[column] += len(texts)
        return []
    if column not in ENDS:
        return texts
    kept = [text for text in texts if make_key(text) == text]
    if len(kept) < len(texts):
        notices.dropped[column] += len(texts) - len(kept)
    return kept
