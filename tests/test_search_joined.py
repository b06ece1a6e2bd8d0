"""Words that signs join to others are found by themselves, and as they stand."""

from collections.abc import AsyncIterator

import pytest

from api.database import Connection
from api.search.indexer import catch_up
from tests.conftest import Write
from tests.records import event, source
from tests.searching import search
from tests.serving import Served, served

TITLES = {
    "slash": "Violence in Tadmur/Palmyra town",
    "three": "Kharkiv/Luhansk/Donetsk regions",
    "bracket": "Near (Bakhmut)/Soledar",
    "stop": "Five were killed.Mariupol is cut off",
    "host": "As told by unian.info",
    "address": "Seen at https://news.example.org/kherson-region",
    "years": "The war of 1990-1995",
    "number": "COVID-19 in prisons",
    "plane": "An-26 shot down",
    "tag": "<Melitopol> in brackets",
    "mixed": "ATO/Київ/Kyiv",
    "compound": "Al-Shabaab fighters",
    "date": "Reuters7/15/1992 KURDS",
}


@pytest.fixture
async def app(dsn: str, write: Write, connection: Connection) -> AsyncIterator[Served]:
    await write(source(), *(event(key, title=title) for key, title in TITLES.items()))
    await catch_up(connection)
    async with served(dsn) as running:
        yield running


@pytest.mark.parametrize(
    ("q", "key"),
    [
        *(("Palmyra", "slash"), ("Palmyr*", "slash"), ("palmyra tadmur", "slash")),
        *(("Tadmur/Palmyra", "slash"), ("Luhansk", "three"), ("donetsk", "three")),
        *(("Soledar", "bracket"), ("Mariupol", "stop"), ("killed", "stop"), ("unian", "host")),
        *(("unian.info", "host"), ("kherson", "address"), ("example.org", "address")),
        *(("1995", "years"), ("1990-1995", "years"), ("19", "number"), ('"covid 19"', "number")),
        *(("COVID-19", "number"), ('"An 26"', "plane"), ("Melitopol", "tag"), ("Київ", "mixed")),
        *(("kyiv", "mixed"), ("shabaab", "compound"), ("al-shab*", "compound")),
        *(('"al shabaab"', "compound"), ("kurds 1992", "date")),
    ],
)
async def test_each_word_is_found_however_it_is_joined(app: Served, q: str, key: str) -> None:
    found = await search(app, q=q)
    assert [hit["record"]["key"] for hit in found["data"]] == [key]
    [shown] = [each for each in found["data"][0]["highlights"] if each["field"] == "title"]
    assert shown["text"] == TITLES[key]
    assert shown["marks"] != []
