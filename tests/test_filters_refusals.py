"""Every value of a filter that says nothing is refused, with what would be right."""

import pytest

from api.errors import MalformedRequestError, UnknownParameterError
from api.queries.filters import parse_list
from tests.world import identify

UKRAINE = identify("actor", "ukraine")
RAID = identify("event", "raid")


@pytest.mark.parametrize(
    ("kind", "query", "parameter", "part_of_detail"),
    [
        ("event", "limit=0", "limit", "'0' is no whole number from 1 to 1000"),
        ("event", "limit=1001", "limit", "'1001' is no whole number from 1 to 1000"),
        ("event", "limit=abc", "limit", "'abc' is no whole number from 1 to 1000"),
        ("event", "limit=", "limit", "'' is no whole number"),
        ("event", "limit=1&limit=2", "limit", "is given 2 times; once is meant"),
        ("event", "from=2023-02-30", "from", "'2023-02-30' is a day that no calendar has"),
        ("event", "from=2023-05", "from", "'2023-05' is no day, such as 2023-05-22"),
        ("event", "from=20230522", "from", "is no day"),
        ("event", "from=2023-05-23&to=2023-05-22", "from", "is 2023-05-23, after `to`"),
        ("event", "date_match=certain", "date_match", "give one of them"),
        ("event", "category=attack", "category", "is not one of armed_incursion, battle"),
        ("event", "category=batle", "category", "did you mean battle?"),
        ("event", "category=aid,other", "category", "repeat the parameter for several"),
        ("event", "country=ru", "country", "as RU is"),
        ("event", "actor=nobody", "actor", "'nobody' is no id"),
        ("event", f"actor={'act_' + 'u' * 26}", "actor", "is no id"),
        ("event", f"actor={RAID}", "actor", "is the id of a record of kind event"),
        ("event", f"id={UKRAINE}", "id", "here goes one of kind event"),
        ("event", "&".join(f"id={RAID}" for _ in range(101)), "id", "at most 100 are taken"),
        ("event", "key=%00", "key", "is no key"),
        ("event", "key=", "key", "is no key"),
        ("event", "dataset=Not_One", "dataset", "is no dataset's slug"),
        ("event", "contested=yes", "contested", "'yes' is not one of true, false"),
        ("event", "bbox=1,2,3", "bbox", "is no west,south,east,north"),
        ("event", "bbox=1,20,3,10", "bbox", "south not above north"),
        ("event", "bbox=nan,1,2,3", "bbox", "is no west,south,east,north"),
        ("event", "bbox=-181,1,2,3", "bbox", "longitudes from -180 to 180"),
        ("event", "bbox=1,2,1e309,3", "bbox", "'1,2,1e309,3' is no west,south,east,north"),
        *(
            ("event", f"near={value}", "near", f"'{value}' is no lat,lon,km, such as 50.6,36.6,25")
            for value in (
                *("", "50,36", "50,36,25,1", "nan,36,25", "50,inf,25", "50,36,1e309", "50,36,1e3"),
                *("90.1,36,25", "-200,36,25", "50,180.1,25", "50,200,25", "50,36,-1", "50,36,0"),
                *("50,36,20040.1", "50,36,99999999999", "50;36;25", "50, 36,25"),
            )
        ),
        ("event", "near=1,2,3&near=1,2,4", "near", "is given 2 times; once is meant"),
        ("event", "near=1,2,3&precision=town", "precision", "is not one of exact, near, admin2"),
        ("event", "near=1,2,3&precision=countri", "precision", "did you mean country?"),
        ("event", "precision=exact", "precision", "near or bbox finds is known; give one of them"),
        ("event", "updated_since=yesterday", "updated_since", "is neither a time with its zone"),
        ("event", "updated_since=2026-01-01T00:00:00", "updated_since", "with its zone"),
        (
            "event",
            "updated_since=0001-01-01T00:00:00%2B14:00",
            "updated_since",
            "outside the years",
        ),
        ("event", "updated_since=seq:-1", "updated_since", "such as seq:57"),
        ("event", "sort=name", "sort", "is not one of date, -date, title, -title"),
        ("event", "count=all", "count", "'all' is not one of exact"),
        ("event", "include=links", "include", "'links' is not one of statements, sources"),
        ("actor", "include=linked", "include", "'linked' is not one of statements, sources"),
        ("event", "format=xml", "format", "is not one of json, ndjson, csv, geojson"),
    ],
)
def test_a_value_that_says_nothing_is_refused(
    kind: str, query: str, parameter: str, part_of_detail: str
) -> None:
    with pytest.raises(MalformedRequestError) as refused:
        parse_list(kind, query.encode())
    [(name, detail)] = refused.value.faults
    assert name == parameter
    assert part_of_detail in detail


def test_a_filter_of_another_kind_is_refused_with_where_it_belongs() -> None:
    with pytest.raises(UnknownParameterError) as refused:
        parse_list("source", b"speaker=x")
    assert refused.value.faults == [
        (
            "speaker",
            "is no parameter of a list of sources, but of /v1/statements; here there are "
            "q, source_kind, publisher, republishes, from, to, valid_at, date_match, dataset, "
            "key, id, status, updated_since, as_of, linked, sort, limit, cursor, count, include, "
            "format",
        )
    ]


def test_an_unknown_parameter_is_refused_with_what_was_perhaps_meant() -> None:
    with pytest.raises(UnknownParameterError, match=r"did you mean category\?") as refused:
        parse_list("event", b"categry=aid")
    assert [name for name, _ in refused.value.faults] == ["categry"]


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(MalformedRequestError) as refused:
        parse_list("event", b"limit=0&from=x&nonsense=1&category=a&category=b&name=z&sort=up")
    assert [name for name, _ in refused.value.faults] == [
        "nonsense",
        "name",
        "category",
        "category",
        "from",
        "sort",
        "limit",
    ]


@pytest.mark.parametrize("query", [b"key=%ff", b"key=\xff"])
def test_a_query_that_is_no_text_is_refused(query: bytes) -> None:
    with pytest.raises(MalformedRequestError, match="percent-encoded UTF-8"):
        parse_list("event", query)
