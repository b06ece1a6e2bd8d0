"""Which clauses a list's filters become."""

import hashlib
import uuid
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from api.queries.compose import Parameters, conjunction
from api.queries.filters import ListQuery, actors_in
from api.queries.parameters import BY_ACTOR, PRECISIONS
from api.queries.places import Box, Circle
from api.queries.unknown import Named
from api.queries.values import RecordId, Seq, Value

Moment = Literal["now", "at_seq"]

#: Filter → field of the document terms.
TERMS: Final = {
    name: name
    for name in (
        *("actor", "speaker", "party", "about", "source", "reported_by", "addressee"),
        *("subject", "object", "parent", "republishes", "record"),
    )
}
#: Filter of codes → the filters that it qualifies, where they are given, else the first.
QUALIFIES: Final = {"role": ("actor",), "stance": ("about", "party")}
CODES: Final = ("category", "act", "type", "actor_kind", "source_kind", "judgement")


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the document terms with the values and qualifiers it may have; none: any.

    `linked`: actors that are linked with the values as the same are values, too.
    """

    field: str
    values: tuple[Value, ...] = ()
    qualifiers: tuple[Value, ...] = ()
    linked: bool = False


#: What is contested, or answers for what is, has this term.
CONTESTED: Final = Term(field="contested")


def terms_of(query: ListQuery) -> list[Term]:
    """What the query asks of document terms."""
    found = {name: query.filters[name] for name in TERMS if name in query.filters}
    if query.kind == "source" and "publisher" in query.filters:
        found["publisher"] = query.filters["publisher"]
    if query.kind == "actor" and "country" in query.filters:
        found["country"] = tuple(country_id(str(code)) for code in query.filters["country"])
    qualifiers = _qualifiers(query)
    for field in qualifiers:
        found.setdefault(field, ())
    if query.filters.get("contested") == (True,):
        found[CONTESTED.field] = ()
    return [
        Term(
            field=field,
            values=values,
            qualifiers=qualifiers.get(field, ()),
            linked=query.linked and bool(values) and field in BY_ACTOR,
        )
        for field, values in found.items()
    ]


def _qualifiers(query: ListQuery) -> dict[str, tuple[Value, ...]]:
    """Field → codes that must stand with its values, in one part of the document."""
    qualifiers: dict[str, tuple[Value, ...]] = {}
    for name, fields in QUALIFIES.items():
        if name in query.filters:
            offered = fields if query.kind == "statement" or name == "role" else fields[1:]
            qualifiers[offered[0]] = query.filters[name]
    return qualifiers


def country_id(code: str) -> uuid.UUID:
    """What stands for a country in the terms of a document."""
    return uuid.UUID(bytes=hashlib.md5(code.encode(), usedforsecurity=False).digest())


class Conditions:
    """The clauses of one query at one moment; what was purged may be left out."""

    def __init__(
        self, query: ListQuery, parameters: Parameters, moment: Moment, *, purged: bool = True
    ) -> None:
        self._query = query
        self._parameters = parameters
        self._now = moment == "now"
        self._purged = purged

    def documents(self, without: Term | None = None) -> list[str]:
        """What is asked of documents; `without` is a term that another clause asks for."""
        terms = [term for term in terms_of(self._query) if term != without]
        return [
            self._clause("kind"),
            self._clause("current" if self._now else "at_seq"),
            self._status(),
            self._datasets(),
            *self._columns(),
            *(self._has_term(term, walked=without is not None) for term in terms),
            *self._publishers(),
        ]

    def term(self, term: Term) -> list[str]:
        """What is asked of the rows of one term."""
        clauses = [
            self._worded("term_field", {"kind": self._query.kind, "field": term.field}, {}),
            self._clause("current_terms" if self._now else "terms_at_seq"),
        ]
        if term.linked:
            clauses.append(self._worded("value_linked", self._cluster(term.values), {}))
        elif term == CONTESTED:
            clauses.append(self._clause("value_contested"))
        elif len(term.values) == 1:
            clauses.append(self._clause("value_one", value=term.values[0]))
        elif term.values:
            clauses.append(self._clause("value_any", values=term.values))
        if term.qualifiers:
            name = "role" if term.field == "actor" else "qualifier"
            clauses.append(self._clause(name, qualifiers=term.qualifiers))
        return clauses

    def datasets(self) -> str:
        """The datasets that may be looked into."""
        return self._datasets()

    def unknown(self) -> str:
        """What filters name that was never issued, as far as the reader may know: `name=value`."""
        return unknown_of(self._parameters, self._query.filters)

    def linked(self) -> str:
        """Which actors the linked filters cover beside those that they name, 32 bytes a pair."""
        if not self._query.linked:
            return "NULL::bytea"
        return self._worded(
            "linked_pairs", self._cluster(tuple(actors_in(self._query.filters))), {}
        )

    def _cluster(self, actors: tuple[Value, ...]) -> dict[str, str]:
        """The word of the clause that finds what is linked with actors as the same."""
        words = {
            "terms": self._clause("current_terms" if self._now else "terms_at_seq"),
            "documents": self._clause("current" if self._now else "at_seq"),
            "visible": self._clause("visible"),
        }
        return {"cluster": self._worded("cluster", words, {"values": actors})}

    def days(self) -> list[str]:
        """The days that are asked for, by whichever range is to match."""
        query = self._query
        days = str(query.filters.get("date_match", ("possible",))[0])
        start, end = first(query, "from"), first(query, "to")
        clauses = []
        if start or end:
            bounds = {"from": as_text(start), "to": as_text(end)}
            clauses.append(self._worded("within_days", {"days": days}, bounds))
        if "valid_at" in query.filters:
            day = {"day": as_text(first(query, "valid_at"))}
            clauses.append(self._worded("on_day", {"days": days}, day))
        return clauses

    def _clause(self, name: str, **values: object) -> str:
        return self._worded(name, {"kind": self._query.kind}, values)

    def _worded(self, name: str, words: Mapping[str, str], values: Mapping[str, object]) -> str:
        return self._parameters.clause(name, words, values)

    def _status(self) -> str:
        asked = self._query.filters.get("status")
        if asked:
            shown = asked if self._purged else tuple(code for code in asked if code != "purged")
            return self._clause("status", values=shown)
        return self._clause("active_then" if self._purged and not self._now else "active")

    def _datasets(self) -> str:
        slugs = self._query.filters.get("dataset")
        if not slugs:
            return self._clause("visible")
        if len(slugs) == 1:
            return self._clause("dataset_one", value=slugs[0])
        return self._clause("dataset_any", values=slugs)

    def _columns(self) -> list[str]:
        filters = self._query.filters
        clauses = [self._one_or_any("code", filters[name]) for name in CODES if name in filters]
        if "country" in filters and self._query.kind == "event":
            clauses.append(self._one_or_any("country", filters["country"]))
        if filters.get("contested") == (False,):
            clauses.append(self._contested("uncontested"))
        keyed = (name for name in ("id", "key") if name in filters)
        clauses += [self._clause(name, values=filters[name]) for name in keyed]
        if "updated_since" in filters:
            clauses.append(self._updated(filters["updated_since"][0]))
        return clauses + self._places()

    def _one_or_any(self, name: str, values: tuple[Value, ...]) -> str:
        if len(values) == 1:
            return self._clause(f"{name}_one", value=values[0])
        return self._clause(f"{name}_any", values=values)

    def _updated(self, since: Value) -> str:
        if isinstance(since, Seq):
            return self._clause("updated_after_seq", value=since.seq)
        return self._clause("updated_since_time", value=since)

    def _places(self) -> list[str]:
        """The place, by index where that helps, and how well it is known at least."""
        clauses = []
        for where in (*self._query.filters.get("bbox", ()), *self._query.filters.get("near", ())):
            if isinstance(where, Box):
                clauses.append(self._box(where))
            elif isinstance(where, Circle):
                around = where.bounds()
                if not around.is_wide:
                    clauses.append(self._box(around))
                point = {"lat": where.lat, "lon": where.lon, "haversine": where.haversine}
                clauses.append(self._clause("in_circle", **point))
        return clauses + self._known()

    def _known(self) -> list[str]:
        filters = self._query.filters
        least = first(self._query, "precision") or ("near" if "near" in filters else "any")
        if least == "any":
            return []
        codes = PRECISIONS[: PRECISIONS.index(str(least)) + 1]
        texts = (self._clause("place_known", precision=f'"precision":"{code}"') for code in codes)
        return [f"({' OR '.join(texts)})"]

    def _box(self, box: Box) -> str:
        if box.is_wide:
            name = "in_wide_boxes" if box.west > box.east else "in_wide_box"
            return self._worded(name, {}, msgspec.structs.asdict(box))
        parts = box.parts()
        if len(parts) == 1:
            return self._worded("in_box", {}, msgspec.structs.asdict(box))
        words = {"documents": self._clause("current" if self._now else "at_seq")}
        ways = (self._worded("of_box", words, msgspec.structs.asdict(each)) for each in parts)
        return self._worded("in_boxes", {"parts": "\n  UNION ALL\n  ".join(ways)}, {})

    def _has_term(self, term: Term, *, walked: bool) -> str:
        """Whether a document has it; of one that something else finds its own column tells."""
        if term == CONTESTED and walked:
            return self._contested("contested")
        return self._worded("has_term", {"terms": conjunction(self.term(term))}, {})

    def _contested(self, name: str) -> str:
        words = {"terms": conjunction(self.term(CONTESTED))}
        return self._worded(name, {"answering": self._worded("answering", words, {})}, {})

    def _publishers(self) -> list[str]:
        publishers = self._query.filters.get("publisher")
        if not publishers or self._query.kind == "source":
            return []
        words = {
            "kind": self._query.kind,
            "terms": self._clause("current_terms" if self._now else "terms_at_seq"),
            "publishers": self._clause("publishers_current" if self._now else "publishers_at_seq"),
        }
        if self._query.linked:
            words["wanted"] = self._worded("publisher_linked", self._cluster(publishers), {})
        else:
            words["wanted"] = self._clause("publisher_any", values=publishers)
        return [self._worded("cites_publisher", words, {})]


def unknown_of(parameters: Parameters, named: Named) -> str:
    """What was never issued, as far as the reader may know of it, as `name=value`.

    Ids and keys of the records asked for are left out: who asks for them sees which came.
    """
    slugs = tuple(named.get("dataset", ()))
    clauses = [parameters.clause("unknown_datasets", {}, {"values": slugs})] if slugs else []
    ids = [
        (name, value)
        for name, values in named.items()
        for value in values
        if isinstance(value, RecordId) and name != "id"
    ]
    if ids:
        words = dict(zip(("names", "ids"), zip(*ids, strict=True), strict=True))
        clauses.append(parameters.clause("unknown_ids", {}, words))
    return " || ".join(clauses) or "NULL::text[]"


def first(query: ListQuery, name: str) -> Value | None:
    """The value of a filter that has one."""
    values = query.filters.get(name)
    return values[0] if values else None


def as_text(day: Value | None) -> str | None:
    """A day as it is sent: the driver takes the first and the last there are for infinity."""
    return None if day is None else str(day)
