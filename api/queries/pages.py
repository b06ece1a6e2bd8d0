"""One page of a list: which rows in which order, as one statement.

An order by date is walked along an index that ends in date and id, so that a page costs the
same wherever it lies. Where days are asked for, those who started in them come from that
index, and those who had started before from the index of ranges: two branches, no sort of all
that matches. Undated records come last either way.

A later page is pinned to the seq of the first, and any to the one that as_of names. While that
is the latest, its branches on current rows run, else those on history; the others are passed over
by the database unread.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from api.cursors import UNDATED
from api.queries.bywords import found_by, words_told
from api.queries.compose import Parameters, Statement, conjunction
from api.queries.conditions import CONTESTED, Conditions, Moment, Term, as_text, first, terms_of
from api.queries.filters import ListQuery

#: Sort → column of documents and its type.
COLUMNS: Final = {
    "date": ("sort_date", "date"),
    "name": ("sort_name", "text"),
    "title": ("sort_name", "text"),
    "updated": ("seq", "int8"),
}
#: Written into the statement, so that the planner knows that few rows are wanted.
FEW: Final = 101
MANY: Final = 1001


Gates = Sequence[tuple[Moment, tuple[str, ...]]]
LATEST: Final[Gates] = (("now", ()),)
PINNED: Final[Gates] = (
    ("now", ("is_latest",)),
    ("at_seq", ("is_earlier",)),
)


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that come one after the other: clauses on the date of order, and on documents."""

    dates: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    follows: bool = True


class At(msgspec.Struct, frozen=True, kw_only=True):
    """The moment that a download sees, and the seq that it is of."""

    moment: Moment
    seq: int


@functools.lru_cache(maxsize=512)
def page_statement(query: ListQuery, readable: tuple[str, ...]) -> Statement:
    """The statement of a page, put together once for each question."""
    return Page(query, readable).statement()


class Page:
    """The statement of one page of one query, for a reader of these internal datasets."""

    def __init__(
        self, query: ListQuery, readable: Sequence[str], snapshot: At | None = None
    ) -> None:
        self._query = query
        after, day = query.after, first(query, "valid_at")
        self._gates = LATEST if query.seq is None else PINNED
        if snapshot:
            self._gates = ((snapshot.moment, ()),)
        self._shows_purged = snapshot is None
        self._whole = snapshot is not None and not query.limited
        self._parameters = Parameters(
            {
                "readable": tuple(readable),
                "seq": snapshot.seq if snapshot else query.seq,
                "place": after and after.place,
                "after": after and after.id,
                "from": as_text(first(query, "from") or day),
                "to": as_text(first(query, "to") or day),
                "limit": None if self._whole else query.limit + (snapshot is None),
            }
        )
        self._column, self._type = COLUMNS[query.sort.removeprefix("-")]
        self._falling = query.sort.startswith("-")
        self._dated = bool(query.filters.keys() & {"from", "to", "valid_at"})
        self._driver = _driver(query) if self._column == "sort_date" else None

    def statement(self) -> Statement:
        """Latest seq, count, and rows with their labelled ids: one more than the limit."""
        words = {
            "branches": self._branches(),
            "count": self._count(),
            "unknown": Conditions(self._query, self._parameters, "now").unknown(),
            "linked": Conditions(self._query, self._parameters, self._moment()).linked(),
            **words_told(self._query.filters, self._parameters),
        }
        return self._finished("read_page", words)

    def rows(self, name: str) -> Statement:
        """The rows alone, as the statement of that name sends them."""
        page = self._clause("stream_page", {"branches": self._branches()})
        return self._finished(name, {"page": page})

    def _finished(self, name: str, words: dict[str, str]) -> Statement:
        text = self._parameters.clause(name, words, {})
        return Statement(text, self._parameters.arguments())

    def _branches(self) -> str:
        texts = [
            f"({self._branch(run, moment, gate)})"
            for moment, gate in self._gates
            for run in self._runs()
        ]
        return "\nUNION ALL\n".join(texts)

    def _branch(self, run: Run, moment: Moment, gate: tuple[str, ...]) -> str:
        conditions = Conditions(self._query, self._parameters, moment, purged=self._shows_purged)
        driver = self._driver
        words = (
            self._order("t.sort_date", "t.document_id")
            if driver
            else self._order(f"d.{self._column}", "d.id")
        )
        follows = (("before" if self._falling else "after"),) if run.follows else ()
        along = [self._clause(name, words) for name in (*run.dates, *follows)]
        on_documents = [
            *conditions.documents(without=driver),
            *(self._clause(name, words) for name in (*gate, *run.documents)),
            *(conditions.days() if self._must_recheck() else ()),
        ]
        if driver:
            words["terms"] = conjunction([*conditions.term(driver), *along])
            words["conditions"] = conjunction(on_documents)
            return self._clause("page_of_terms", words)
        words["conditions"] = conjunction([*on_documents, *along])
        found = self._found(words["conditions"])
        if found is not None:
            return self._clause("page_of_words", {**words, "found": found})
        return self._clause("page_of_documents", words)

    def _found(self, conditions: str) -> str | None:
        """What has the words, where some are asked for."""
        return found_by(self._query.filters, self._parameters, conditions)

    def _order(self, place: str, identity: str) -> dict[str, str]:
        direction = " DESC" if self._falling else ""
        return {
            "place": place,
            "id": identity,
            "type": self._type,
            "send": f"{self._type}_send" if self._type == "date" else f"{self._type}send",
            "days": "possible",
            "order": f"{place}{direction}, {identity}{direction}",
            "most": "ALL" if self._whole else str(FEW if self._query.limit < FEW else MANY),
        }

    def _clause(self, name: str, words: dict[str, str]) -> str:
        return self._parameters.clause(name, words, {})

    def _count(self) -> str:
        if not self._query.count:
            return "NULL::bigint"
        conditions = Conditions(self._query, self._parameters, self._moment())
        clauses = conjunction([*conditions.documents(), *conditions.days()])
        found = self._found(clauses)
        if found is not None:
            return self._clause("count_by_words", {"found": found})
        return self._clause("count", {"conditions": clauses})

    def _moment(self) -> Moment:
        return "now" if self._query.seq is None else "at_seq"

    def _must_recheck(self) -> bool:
        """Whether the runs do not yet say all that is asked of days."""
        filters = self._query.filters
        both = "valid_at" in filters and bool(filters.keys() & {"from", "to"})
        possible = filters.get("date_match", ("possible",)) == ("possible",)
        return self._dated and (both or not possible or self._column != "sort_date")

    def _runs(self) -> Iterator[Run]:
        """The runs in the order asked for; undated records come last either way."""
        after = self._query.after
        runs = self._falling_runs()
        if self._falling or self._column != "sort_date":
            yield from (_placed(run, follows=after is not None) for run in runs)
            return
        past_dates = after is not None and after.place == UNDATED
        if not past_dates:
            for run in reversed(runs):
                yield _placed(run, "dated", follows=after is not None)
        yield _placed(runs[-1], "undated", follows=past_dates)

    def _falling_runs(self) -> list[Run]:
        filters = self._query.filters
        if not self._dated or self._column != "sort_date":
            return [Run()]
        starts = "from" in filters or "valid_at" in filters
        ends = "to" in filters or "valid_at" in filters
        bounds = (("started_from", starts), ("started_by", ends))
        within = Run(dates=("dated", *(name for name, given in bounds if given)))
        if starts:
            return [within, Run(dates=("started_before",), documents=("on_from",))]
        return [within, Run(dates=("undated",), documents=("within_days",))]


def _placed(run: Run, *dates: str, follows: bool) -> Run:
    return msgspec.structs.replace(run, dates=(*run.dates, *dates), follows=follows)


def _driver(query: ListQuery) -> Term | None:
    """The first term of one value: its index is in the order of date, too.

    Else one that covers linked actors: what they are in is sorted, rather than all there is read.
    Else whatever is contested.
    """
    if "q" in query.filters:
        # What has the words is looked up.
        return None
    terms = terms_of(query)
    single = (term for term in terms if len(term.values) == 1 and not term.linked)
    others = (term for term in terms if term.linked or term == CONTESTED)
    return next(single, None) or next(others, None)
