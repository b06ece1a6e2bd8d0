"""What UCDP's event data say of the reports behind an event, as sources.

`source_article` holds references in quotes, joined by `;`: `"office,date,headline"`, commas in
all of the three, so that the date is what tells them apart. The columns `source_office`,
`source_date` and `source_headline` hold the same as lists, joined by `;` too, which headlines
have in themselves. Before sources were counted, the reference is one free text.
"""

import re
from typing import Final

import msgspec
from msgspec import UNSET

from api.importers.imported import Imported
from api.importers.values import LONGEST_LINE, LONGEST_TITLE, clean, cut, day, digest, named_key
from schemas.actors import ActorInput
from schemas.dates import DateInput
from schemas.evidence import EvidenceInput
from schemas.sources import SourceInput

#: Office, date and headline.
Triple = tuple[str, str, str]
#: The cells of source_article, source_office, source_date and source_headline.
Reported = tuple[str, str, str, str]
TRIPLE: Final = re.compile(r"(.*?),\s*(\d{4}-\d\d-\d\d(?:[ T]00:00[:.0]*)?)\s*,(.*)", re.DOTALL)
BETWEEN: Final = re.compile(r'"\s*;\s*"')
#: What stands for no headline.
NO_HEADLINE: Final = frozenset({"", "-"})
FREE_TEXT: Final = "rows whose source_article is free text: one source, whose title is that text"
UNEQUAL: Final = (
    "rows whose source_office, source_date or source_headline has another number of parts than "
    "source_article, which was taken"
)
UNSPLIT: Final = (
    "rows without source_article whose source_office, source_date and source_headline are of "
    "unequal length: kept raw, without sources"
)


class Reports(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The reports behind an event: the records they make, and how to cite them.

    `office` is the key of the one office that all of them are from, `name` its name, and `date`
    when the only one of them was published.
    """

    made: tuple[Imported, ...] = ()
    cited: tuple[EvidenceInput, ...] = ()
    office: str | None = None
    name: str = ""
    date: str | None = None
    notice: str = ""


def read_reports(cells: Reported, by: EvidenceInput) -> Reports:
    """The reports that the cells name; `by` is the citation of the data file."""
    article, *others = cells
    lists = (others[0], others[1], others[2])
    pieces = _pieces(article)
    if not pieces:
        return _free_text(article, lists, by)
    triples, notice = _triples(pieces, lists)
    return _articles(triples, by, notice) if triples else _free_text(article, ("", "", ""), by)


def _pieces(article: str) -> list[str]:
    """What stands in quotes, where the cell is made of nothing else."""
    text = article.strip()
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return []
    return BETWEEN.split(text[1:-1])


def _triples(pieces: list[str], lists: Triple) -> tuple[list[Triple], str]:
    """Office, date and headline of each; none where that cannot be told."""
    equal = all(cell.count(";") + 1 == len(pieces) for cell in lists)
    found = [TRIPLE.fullmatch(piece) for piece in pieces]
    if all(found):
        return [_parts(match) for match in found if match], "" if equal or not any(
            lists
        ) else UNEQUAL
    if equal and any(map(str.strip, lists)):
        return _zipped(lists), ""
    if found[0] is None:
        return [], ""
    # A headline that has quotes and a semicolon in itself.
    triples: list[Triple] = []
    for match, piece in zip(found, pieces, strict=True):
        if match:
            triples.append(_parts(match))
        else:
            office, date, headline = triples.pop()
            triples.append((office, date, f'{headline}";"{piece}'))
    return triples, UNEQUAL


def _parts(match: re.Match[str]) -> Triple:
    return match[1], match[2], match[3]


def _zipped(lists: Triple) -> list[Triple]:
    return list(zip(*(cell.split(";") for cell in lists), strict=True))


def _free_text(article: str, lists: Triple, by: EvidenceInput) -> Reports:
    text = clean(article)
    if text:
        key = f"reference-{digest(text)}"
        record = SourceInput(source_kind="document", title=cut(text, LONGEST_TITLE))
        made = (Imported(kind="source", key=key, record=record),)
        return Reports(made=made, cited=(EvidenceInput(source=key),), notice=FREE_TEXT)
    if not any(cell.strip() for cell in lists):
        return Reports()
    if len({cell.count(";") for cell in lists}) > 1:
        return Reports(notice=UNSPLIT)
    return _articles(_zipped(lists), by, "")


def _articles(triples: list[Triple], by: EvidenceInput, notice: str) -> Reports:
    made: dict[tuple[str, str], Imported] = {}
    offices: set[str] = set()
    for triple in triples:
        office, date, headline = map(clean, triple)
        published = day(date)
        parts = (office, published or date, "" if headline in NO_HEADLINE else headline)
        key = f"article-{digest(chr(10).join(parts))}"
        if ("source", key) in made or not any(parts):
            continue
        title = parts[2] or f"{office}, {published or date}"
        publisher = named_key("office", office) if office else UNSET
        if publisher:
            made["actor", publisher] = _office(publisher, office, by)
        offices.add(office)
        record = SourceInput(
            source_kind="article",
            title=cut(title, LONGEST_TITLE),
            publisher=publisher,
            published=DateInput(edtf=published) if published else UNSET,
        )
        made["source", key] = Imported(kind="source", key=key, record=record)
    cited = tuple(EvidenceInput(source=key) for kind, key in made if kind == "source")
    name, *others = offices or {""}
    return Reports(
        made=tuple(made.values()),
        cited=cited,
        office=named_key("office", name) if name and not others else None,
        name="" if others else name,
        date=day(clean(triples[0][1])) if len(cited) == 1 else None,
        notice=notice,
    )


def _office(key: str, name: str, by: EvidenceInput) -> Imported:
    record = ActorInput(actor_kind="media", name=cut(name, LONGEST_LINE), evidence=[by])
    return Imported(kind="actor", key=key, record=record)
