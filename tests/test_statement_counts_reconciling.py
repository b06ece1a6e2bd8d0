"""How many statements each question of tools that match names sends."""

from urllib.parse import quote

import msgspec

from tests.serving import Served
from tests.test_reconcile import BASES, app
from tests.test_statement_counts import logged
from tests.world import identify

__all__ = ["app"]


async def test_suggestions_are_three_statements_and_what_is_fixed_is_one(app: Served) -> None:
    own = ["find_service"]
    for base in BASES:
        expected = {
            base: own,
            f"{base}/suggest/entity?prefix=kap": [*own, "find_names", "read_entities"],
            f"{base}/suggest/entity?prefix=kap&type=person": [*own, "find_names", "read_entities"],
            f"{base}/suggest/entity?prefix=zyzzyva": [*own, "find_names"],
            f"{base}/suggest/type?prefix=a": own,
            f"{base}/suggest/property?prefix=c": own,
            f"{base}/properties?type=person": own,
        }
        for path, statements in expected.items():
            async with logged(app.serving.finders) as sent:
                assert (await app.client.get(path)).status_code == 200
            assert (path, sent) == (path, statements)


async def test_properties_of_however_many_are_two_statements(app: Served) -> None:
    actors = [identify("actor", key) for key in ("kapustin", "legion", "wagner", "ukraine")]
    for ids, statements in ((actors[:1], 2), (actors, 2), (["Q1"], 1)):
        wanted = {"ids": ids, "properties": [{"id": "country"}, {"id": "names"}]}
        async with logged(app.serving.reconcilers) as sent:
            path = f"{BASES[0]}?extend={quote(msgspec.json.encode(wanted))}"
            assert (await app.client.get(path)).status_code == 200
        assert sent == ["find_service", "read_entities"][:statements]
