"""Which list takes which filters: the one table that parsing, SQL and documentation read."""

from collections.abc import Mapping
from typing import Final, get_args

from schemas.codes import Kind, Precision
from schemas.parameters import Parameter

FACTS: Final = ("event", "participation", "affiliation", "actor", "statement")
DATE_MATCHES: Final = ("possible", "attested", "certain")
#: From the best known place on, as UCDP orders them.
PRECISIONS: Final = (*get_args(Precision), "any")
FLAGS: Final = ("false", "true")
COUNTS: Final = ("exact",)
FORMATS: Final = ("json", "ndjson", "csv", "geojson", "jsonld")
MOST_VALUES: Final = 100
MOST_PARAMETERS: Final = 1000
#: Of a query string; the HTTP server itself refuses an address of 64 KB, and without a word.
MOST_BYTES: Final = 32 * 1024
MOST_LIMIT: Final = 1000
MOST_VERSION: Final = 2**31 - 1
DEFAULT_LIMIT: Final = 50

#: Kinds with texts that are found by words.
SEARCHED: Final = ("event", "actor", "statement", "source")
CONTROLS: Final = ("as_of", "linked", "sort", "limit", "cursor", "count", "include", "format")
ITEM_CONTROLS: Final = ("as_of", "version", "include", "format")
POSITIONS_CONTROLS: Final = ("as_of", "span")
#: Of the event alone, or of all that are the same by confirmed links.
SPANS: Final = ("event", "linked")
FORMAT_ALONE: Final = ("format",)


def _code(name: str, codes: str, description: str) -> Parameter:
    return Parameter(name=name, description=description, form="code", many=True, codes=codes)


def _id(name: str, kinds: tuple[str, ...], description: str) -> Parameter:
    return Parameter(name=name, description=description, form="id", many=True, kinds=kinds)


def _day(name: str, description: str) -> Parameter:
    return Parameter(name=name, description=description, form="day")


def _flag(name: str, description: str) -> Parameter:
    return Parameter(name=name, description=description, form="flag")


PARAMETERS: Final[Mapping[str, Parameter]] = {
    parameter.name: parameter
    for parameter in (
        Parameter(
            name="q",
            description="Words to find, in any language, as they stand or inflected; those "
            'in quotation marks in that order ("Belgorod region"), `-word` takes away, `or` means '
            "either, `word*` is how a word begins. Of what is current alone.",
            form="words",
        ),
        Parameter(name="dataset", description="Slug of the dataset.", form="slug", many=True),
        Parameter(name="key", description="The writer's own key.", form="key", many=True),
        Parameter(
            name="name",
            description="A name, or a part of one, in any script, spelling and order of words, "
            "each with a letter wrong at most: the most alike come first, at most 200; `matches` "
            "says why.",
            form="name",
        ),
        Parameter(name="id", description="Ids of records, at most 100.", form="id", many=True),
        _code("category", "category", "Category of the event."),
        _code("act", "act", "What was done by saying it."),
        _code("type", "affiliation_type", "What ties subject and object."),
        _code("actor_kind", "actor_kind", "What sort of actor."),
        _code("source_kind", "source_kind", "What sort of document."),
        Parameter(
            name="country", description="ISO 3166-1 alpha-2 code.", form="country", many=True
        ),
        _id("actor", ("actor",), "An actor that is said to have had a part in it."),
        _code(
            "role",
            "role",
            "The role, or one below it; with `actor`, of that actor in the same participation.",
        ),
        _id("speaker", ("actor",), "Who spoke."),
        _id("party", ("actor",), "Whose word it is; of a fact, a party to its standing."),
        _id("about", FACTS, "What it is about; an event also through its participations."),
        _code(
            "stance",
            "stance",
            "The side taken; with `about` or `party`, by the same statement or party.",
        ),
        _id("source", ("source",), "A source that it cites."),
        _id("publisher", ("actor",), "Publisher of a source that it cites; of a source, its own."),
        _id("reported_by", ("actor",), "Who passed it on, at any hop of its chain."),
        _id("addressee", ("actor",), "To whom it was said."),
        _id("subject", ("actor",), "Whose affiliation it is."),
        _id("object", ("actor",), "To whom the affiliation is."),
        _id("parent", ("event",), "The event that it is part of."),
        _id("record", get_args(Kind), "One of the two records that it is about."),
        _code("judgement", "judgement", "Whether the two are said to be the same."),
        _id("republishes", ("source",), "The source that it republishes."),
        _day("from", "Not wholly before this day."),
        _day("to", "Not wholly after this day."),
        _day("valid_at", "On this day."),
        Parameter(
            name="date_match",
            description="Which days of a fuzzy date from, to and valid_at look at.",
            form="word",
            words=DATE_MATCHES,
        ),
        Parameter(
            name="bbox",
            description="west,south,east,north in degrees; west above east spans the date line, "
            "and with a pole in it, a box is -180,66.5,180,90.",
            form="bbox",
        ),
        Parameter(
            name="near",
            description="lat,lon,km in degrees and kilometres: at most so far from there, along "
            "great circles; of places known to `near` at least, unless `precision` says else.",
            form="near",
        ),
        Parameter(
            name="precision",
            description="How well the place that near or bbox finds is known at least, in the "
            "order of `/v1/codes/precision`; `any`: however badly. Without it, near means `near`, "
            "and bbox `any`.",
            form="word",
            words=PRECISIONS,
        ),
        Parameter(
            name="fact",
            description="Kind of fact.",
            form="word",
            many=True,
            words=("event", "participation", "affiliation", "figure"),
        ),
        _flag(
            "contested",
            "Whether one party affirms what another denies, in it or in what is merged into it.",
        ),
        _code("status", "status", "Status; active ones are shown unless asked otherwise."),
        Parameter(
            name="updated_since",
            description="Changed at or after this time (RFC 3339), or after this seq (seq:N).",
            form="since",
        ),
    )
}

#: Filters by an actor, which `linked` widens.
BY_ACTOR: Final = tuple(
    name
    for name, parameter in PARAMETERS.items()
    if "actor" in parameter.kinds and name != "record"
)
_COMMON: Final = ("dataset", "key", "id", "status", "updated_since")
_DATED: Final = ("from", "to", "valid_at", "date_match")
_CITING: Final = ("source", "publisher")

FILTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "event": (
        *("q", "category", "country", "actor", "role", "party", "stance", "parent"),
        *("bbox", "near", "precision", "contested", *_CITING, *_DATED, *_COMMON),
    ),
    "actor": (
        *("q", "name", "actor_kind", "country", *_CITING, "from", "to", "valid_at", *_COMMON),
    ),
    "affiliation": (
        *("subject", "type", "object", "party", "stance", "contested"),
        *(*_CITING, *_DATED, *_COMMON),
    ),
    "statement": (
        *("q", "act", "speaker", "party", "about", "stance", "reported_by", "addressee"),
        *(*_CITING, *_DATED, *_COMMON),
    ),
    "source": ("q", "source_kind", "publisher", "republishes", *_DATED, *_COMMON),
    "link": ("record", "judgement", *_CITING, *_DATED, *_COMMON),
}

#: Filters of `/v1/positions`: of the fact, its sides, and the record that has it.
FACT_FILTERS: Final = (
    *("fact", "contested", "dataset", "category", "country", "actor", "role"),
    *("bbox", "near", "precision"),
    *("subject", "type", "object", "party", "stance", "speaker", *_CITING, *_DATED),
)
FACT_SORTS: Final = ("last_word", "parties")
FACT_CONTROLS: Final = ("as_of", "sort", "limit", "cursor", "count", "format")

#: Filters that search alone has.
SEARCH_PARAMETERS: Final[Mapping[str, Parameter]] = {
    "kind": Parameter(
        name="kind", description="Kind of record.", form="word", many=True, words=SEARCHED
    ),
    "year": Parameter(
        name="year", description="Year of the first possible day.", form="year", many=True
    ),
}
SEARCH_FILTERS: Final = ("q", "kind", "dataset", "act", "country", "year")
SEARCH_CONTROLS: Final = ("limit", "cursor")

SORTS: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("date", "title", "updated"),
    "actor": ("date", "name", "updated"),
    "affiliation": ("date", "updated"),
    "statement": ("date", "updated"),
    "source": ("date", "title", "updated"),
    "link": ("date", "updated"),
}

INCLUDES: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("statements", "sources", "actors", "affiliations", "raw", "linked"),
    "actor": ("statements", "sources", "affiliations", "raw"),
    "affiliation": ("statements", "sources", "actors", "raw"),
    "statement": ("statements", "sources", "actors", "affiliations", "raw"),
    "source": ("statements", "sources", "actors", "raw"),
    "link": ("sources",),
}

PLURALS: Final[Mapping[str, str]] = {
    "event": "events",
    "actor": "actors",
    "affiliation": "affiliations",
    "statement": "statements",
    "source": "sources",
    "link": "links",
}
