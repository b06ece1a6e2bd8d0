"""Every real answer is what the committed OpenAPI document says, and has no field beside.

Whoever asks the application in a test asks through a client that fails on anything else; here every
operation is asked, in every format, and refused in every way.
"""

import asyncio
import datetime
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import msgspec
import pytest

from api.changesets.submission import read_json
from api.changesets.write import Writing, write_change_set
from api.ids import public_id, record_id
from api.keys import hash_key, make_key
from api.openapi.examples import DATASET, KEYS, example_id
from api.openapi.nodes import Node
from api.queries.keys import NewKey, create_key
from api.releases.store import open_store
from tests.contract import PROBLEM, operations, strict
from tests.demo import demo_database
from tests.records import (
    actor,
    affiliation,
    event,
    link,
    merge,
    part,
    put,
    retract,
    source,
    statement,
    unlink,
)
from tests.releasing import release
from tests.serving import Served, served
from tests.world import identify

CONTRACT = strict()
KINDS = ("event", "actor", "affiliation", "statement", "source", "link")
ITEMS = [f"/v1/{kind}s/{example_id(kind)}" for kind in KINDS]
LISTS = [f"/v1/{kind}s" for kind in KINDS]
INCLUDED = {
    "event": "include=statements&include=sources&include=actors&include=affiliations",
    "actor": "include=statements&include=sources&include=affiliations",
    "affiliation": "include=statements&include=sources&include=actors",
    "statement": "include=statements&include=sources&include=actors&include=affiliations",
    "source": "include=statements&include=sources&include=actors",
    "link": "include=sources",
}
RELEASES = f"/v1/datasets/{DATASET}/releases"
READS = [
    "/v1",
    "/v1/search?q=raid",
    *ITEMS,
    *(f"{item}?{INCLUDED[kind]}" for kind, item in zip(KINDS, ITEMS, strict=True)),
    *(f"{item}/history" for item in ITEMS),
    *LISTS,
    *(f"{listed}?limit=1000&count=exact" for listed in LISTS),
    *(f"{listed}?limit=2&{INCLUDED[kind]}" for kind, listed in zip(KINDS, LISTS, strict=True)),
    *(f"{listed}?format={name}" for listed in LISTS for name in ("ndjson", "csv")),
    "/v1/events?format=geojson",
    *(f"{item}?format=jsonld" for item in ITEMS),
    "/v1/codes/role?format=jsonld",
    "/v1/datasets/belgorod-2023?format=jsonld",
    f"/v1/events/{example_id('event')}/positions",
    f"/v1/events/{example_id('event')}/positions?span=linked",
    f"/v1/events/{example_id('event')}?include=linked",
    "/v1/positions",
    "/v1/positions?sort=parties&limit=1&count=exact",
    "/v1/positions?format=csv",
    f"/v1/actors/{example_id('actor')}/network?depth=3",
    f"/v1/actors/{example_id('actor')}/network?format=graphml",
    f"/v1/actors/{example_id('actor')}/statements-about?limit=2",
    f"/v1/participations/{example_id('participation')}",
    "/v1/datasets",
    "/v1/datasets/belgorod-2023",
    RELEASES,
    f"{RELEASES}/latest",
    f"{RELEASES}/seq-1/README.md",
    f"{RELEASES}/seq-1/events.parquet",
    "/v1/codes",
    "/v1/codes/role",
    "/v1/changes",
    "/v1/changes?limit=1000&kind=statement",
    "/v1/actors?name=Kapustin",
    *(
        f"{base}/reconcile{path}"
        for base in ("/v1", f"/v1/datasets/{DATASET}")
        for path in (
            "",
            "?queries=%7B%22q%22%3A%7B%22query%22%3A%22Kapustin%22%7D%7D",
            "?extend=%7B%22ids%22%3A%5B%22x%22%5D%2C%22properties%22%3A%5B%7B%22id%22%3A%22name%22%7D%5D%7D",
            "/suggest/entity?prefix=Kap",
            "/suggest/type?prefix=per",
            "/suggest/property?prefix=co",
            "/properties?type=person",
        )
    ),
    "/v1/changes?format=ndjson",
    "/v1/digest",
    "/v1/changesets",
    "/v1/changesets/{latest}",
    "/openapi/v1.json",
    "/openapi/v1.yaml",
    "/problems/unknown-parameter",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/.well-known/security.txt",
]
#: Address → status and type of the problem that it answers with.
REFUSED = {
    "/v1/events?nonsense=1": (400, "unknown-parameter"),
    "/v1/events?category=raid": (400, "malformed-request"),
    "/v1/events?cursor=nonsense": (400, "bad-cursor"),
    "/v1/events?format=csv&include=sources": (400, "malformed-request"),
    "/v1/events/nonsense": (400, "malformed-request"),
    "/v1/events/evt_00000000000000000000000000": (404, "not-found"),
    "/v1/events/evt_00000000000000000000000000/positions": (404, "not-found"),
    "/v1/positions?contested=false": (400, "malformed-request"),
    "/v1/positions?cursor=nonsense": (400, "bad-cursor"),
    "/v1/positions?nonsense=1": (400, "unknown-parameter"),
    "/v1/positions?format=ndjson": (406, "not-acceptable"),
    "/v1/participations/par_00000000000000000000000000": (404, "not-found"),
    "/v1/actors?format=geojson": (406, "not-acceptable"),
    "/v1/actors/act_00000000000000000000000000/network": (404, "not-found"),
    f"/v1/actors/{example_id('actor')}/network?depth=4": (400, "malformed-request"),
    f"{ITEMS[0]}?format=csv": (406, "not-acceptable"),
    f"{ITEMS[0]}/history?version=9": (404, "not-found"),
    f"{ITEMS[0]}/history?cursor=nonsense": (400, "bad-cursor"),
    "/v1/changes?after=nonsense": (400, "malformed-request"),
    "/v1/changes?after=99": (400, "malformed-request"),
    "/v1/changes?format=csv": (400, "malformed-request"),
    "/v1/digest?seq=99": (400, "malformed-request"),
    "/v1/changesets?cursor=nonsense": (400, "bad-cursor"),
    "/v1/changesets/nonsense": (400, "malformed-request"),
    "/v1/changesets/00000000-0000-0000-0000-000000000000": (404, "not-found"),
    "/v1/datasets/nonsense": (404, "not-found"),
    "/v1/datasets/nonsense/releases": (404, "not-found"),
    f"{RELEASES}?cursor=nonsense": (400, "bad-cursor"),
    f"{RELEASES}/nonsense": (404, "not-found"),
    f"{RELEASES}/seq-1/nonsense": (404, "not-found"),
    f"{RELEASES}/seq-1/README.md?nonsense=1": (400, "unknown-parameter"),
    f"{RELEASES}/wrong/README.md": (410, "withdrawn"),
    f"{RELEASES}/lost/README.md": (503, "file-unavailable"),
    "/v1/codes/nonsense": (404, "not-found"),
    "/problems/nonsense": (404, "not-found"),
}


@pytest.fixture(scope="module")
def demo(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with demo_database(server, template) as dsn:
        asyncio.run(judge(dsn))
        asyncio.run(publish(dsn, tmp_path_factory.mktemp("releases")))
        yield dsn


async def publish(dsn: str, folder: Path) -> None:
    """Releases of the case: one to download, one withdrawn, and one whose files are lost."""
    store = open_store(folder.as_uri())
    files = {"README.md": b"# Case", "events.parquet": b"PAR1"}
    connection = await asyncpg.connect(dsn)
    try:
        for name in ("lost", "wrong", "seq-1"):
            await release(connection, store, folder, files, dataset=DATASET, name=name)
        await connection.execute(
            "UPDATE releases SET withdrawn_at = now(), withdrawn_reason = 'x' WHERE name = 'wrong'"
        )
        store.remove(f"{DATASET}/lost")
    finally:
        await connection.close()


async def judge(dsn: str) -> None:
    """Whoever has the case may judge what it names; the case itself does not."""
    other = public_id("actor", record_id(DATASET, "actor", "legion"))
    evidence = [{"source": KEYS["source"]}]
    linked = link(KEYS["link"], example_id("actor"), other, judgement="unsure", evidence=evidence)
    body = {"dataset": DATASET, "reason": "Judge", "operations": [linked]}
    connection = await asyncpg.connect(dsn)
    try:
        submission = read_json(msgspec.json.encode(body))
        await write_change_set(connection, submission, Writing(key_name="test"))
    finally:
        await connection.close()


@pytest.fixture
async def app(demo: str) -> AsyncIterator[Served]:
    async with served(demo, contact="mailto:desk@example.org") as running:
        yield running


@pytest.fixture
async def key(demo: str) -> str:
    """A key that may write the dataset `test`."""
    made = make_key()
    connection = await asyncpg.connect(demo)
    try:
        until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
        name = f"alice {made[-6:]}"
        new = NewKey(name=name, hash=hash_key(made), scopes=["write:test"], expires_at=until)
        await create_key(connection, new)
    finally:
        await connection.close()
    return made


def change_set(*records: Node, **head: Any) -> Node:
    meta = {"title": "Test", "licence": "CC0-1.0", "distribution": "internal"}
    first = {"dataset": "test", "reason": "test", "dataset_meta": meta}
    return first | head | {"operations": list(records)}


async def post(app: Served, key: str, body: Node, **params: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {key}"}
    return await app.client.post("/v1/changesets", json=body, headers=headers, params=params)


def test_what_is_asked_here_reaches_every_operation() -> None:
    asked = {id(CONTRACT.operation("GET", address.partition("?")[0])) for address in READS}
    asked.add(id(CONTRACT.operation("POST", "/v1/changesets")))
    asked.add(id(CONTRACT.operation("POST", "/v1/changesets/x/revert")))  # test_revert_endpoint
    for base in ("/v1", "/v1/datasets/x"):
        asked.add(id(CONTRACT.operation("POST", f"{base}/reconcile")))  # test_reconcile
    there = {id(operation) for _, _, operation in operations(CONTRACT.document)}
    assert asked == there


@pytest.mark.parametrize("address", READS)
async def test_an_answer_fits_its_schema(app: Served, address: str) -> None:
    if "{latest}" in address:
        (latest,) = (await app.client.get("/v1/changesets?limit=1")).json()["data"]
        address = address.replace("{latest}", latest["id"])
    response = await app.client.get(address)
    assert response.status_code in (200, 303)
    if "etag" in response.headers:
        again = await app.client.get(address, headers={"If-None-Match": response.headers["etag"]})
        assert again.status_code == 304


@pytest.mark.parametrize("address", REFUSED)
async def test_a_refusal_fits_and_is_declared(app: Served, address: str) -> None:
    response = await app.client.get(address)
    name = response.json()["type"].removeprefix("/problems/")
    assert (response.status_code, name) == REFUSED[address]


def doctored(address: str, status: int = 200, body: object = None, **more: Any) -> list[str]:
    """What is found in an answer that the server never gave."""
    sent: dict[str, Any] = {} if body is None else {"json": body}
    request = httpx.Request(more.pop("method", "GET"), f"http://whence.test{address}")
    always = {"X-Request-Id": "x"} | ({"ETag": '"x"'} if status == 200 else {})
    headers = always | more.pop("headers", {})
    answer = httpx.Response(status, request=request, headers=headers, **sent, **more)
    return CONTRACT.faults(answer)


async def test_parts_of_files_and_ways_to_them_fit(app: Served) -> None:
    file = f"{RELEASES}/seq-1/events.parquet"
    answers = [
        await app.client.get(file, headers={"Range": "bytes=0-1"}),
        await app.client.get(file, headers={"Range": "bytes=9-"}),
        await app.client.get(file.replace("seq-1", "latest")),
    ]
    assert [answer.status_code for answer in answers] == [206, 416, 307]
    assert [CONTRACT.faults(answer) for answer in answers] == [[], [], []]


async def test_a_field_or_code_that_the_document_does_not_name_would_be_found(app: Served) -> None:
    body = (await app.client.get(ITEMS[0])).json()
    body["data"]["participations"][0]["verdict"] = "guilty"
    (fault,) = doctored(ITEMS[0], body=body)
    assert "verdict" in fault
    line = json.dumps(body["data"])
    body["data"]["participations"][0].pop("verdict")
    body["data"]["participations"][0]["role"] = "culprit"
    (fault,) = doctored(ITEMS[0], body=body)
    assert "culprit" in fault
    ndjson = {"content-type": "application/x-ndjson"}
    (fault,) = doctored("/v1/events", content=f"{line}\n", headers=ndjson)
    assert "verdict" in fault


def test_what_else_the_document_does_not_say_would_be_found() -> None:
    csv = {"content-type": "text/csv; charset=utf-8"}
    assert doctored("/v1/events", 418, {}) == ["418 is not declared"]
    assert doctored("/v1/events", content="<a/>", headers={"content-type": "text/xml"}) == [
        "text/xml is not declared"
    ]
    assert doctored("/v1/links", content="id,verdict\r\n", headers=csv) == [
        "the columns are ['id', 'verdict']"
    ]
    columns = CONTRACT.document["paths"]["/v1/links"]["get"]["responses"]["200"]["content"]
    head = ",".join(column["name"] for column in columns["text/csv"]["schema"]["x-columns"])
    assert doctored("/v1/links", content=f"{head}\r\na,b\r\n", headers=csv) == ["2 cells in ['a']"]
    assert "the header x-verdict is not declared" in doctored(
        "/v1", body={}, headers={"X-Verdict": "guilty", "content-type": "application/json"}
    )
    problem = CONTRACT.document["components"]["examples"]["unavailable"]["value"]
    busy = {"content": json.dumps(problem), "headers": {"content-type": PROBLEM}}
    assert doctored("/v1", 503, **busy) == ["the header retry-after is missing"]
    (fault,) = doctored("/v1", method="HEAD", headers={"Whence-Seq": "none"})
    assert fault.startswith("whence-seq: ")


def test_a_problem_is_one_of_those_that_are_declared_and_whole() -> None:
    form = {"content-type": "application/problem+json"}
    problem = CONTRACT.document["components"]["examples"]["gone"]["value"]
    assert doctored("/v1/codes", 400, problem, headers=form) == ["the problem gone is not declared"]
    nowhere = doctored("/nowhere", 404, {"type": "/problems/no-such-path"}, headers=form)
    assert len(nowhere) == 4
    assert doctored("/nowhere", 404, problem, headers=form) == []


async def test_writing_answers_as_declared(app: Served, key: str) -> None:
    everything = [
        source(),
        actor("russia", start={"edtf": "1991-12-25"}, countries=["RU"]),
        actor("legion", actor_kind="armed_group"),
        affiliation("legion-opposes-russia", "legion", "opposes", "russia"),
        event("raid", participations=[part("raid-legion", "legion", "perpetrator")]),
        statement("claim", "legion", {"participation": "raid-legion", "stance": "affirms"}),
    ]
    ends = (identify("actor", "legion"), identify("actor", "russia"))
    everything.append(link("apart", *ends, judgement="different"))
    (written, again) = [await post(app, key, change_set(*everything)) for _ in range(2)]
    dry = await post(app, key, change_set(retract("statement", "claim")), dry_run="true")
    assert [answer.status_code for answer in (written, again, dry)] == [201, 200, 200]


async def test_what_is_sent_in_tests_fits_the_schema_of_requests(app: Served, key: str) -> None:
    schema = {"$ref": "#/components/schemas/ChangeSetInput"}
    right = change_set(
        *(source(), actor("russia"), retract("event", "raid"), merge("actor", "a", "b")),
        *({"op": "unmerge", "kind": "actor", "key": "a"}, link("a", "x", "y"), unlink("b")),
    )
    assert CONTRACT.misfits(schema, right) == []
    unknown_field = change_set(put("actor", "x", actor_kind="state", name="X", verdict="guilty"))
    unknown_code = change_set(event("raid", category="raid"))
    for wrong in (unknown_field, unknown_code, change_set({"op": "put", "kind": "event"})):
        assert CONTRACT.misfits(schema, wrong) != []
        assert (await post(app, key, wrong)).status_code == 422


@pytest.mark.parametrize(
    ("status", "name", "sent"),
    [
        (401, "unauthenticated", {"headers": {"Authorization": "Bearer nonsense"}}),
        (401, "unauthenticated", {"json": change_set(source())}),
        (400, "unknown-parameter", {"params": {"nonsense": "1"}}),
        (415, "unsupported-media-type", {"headers": {"Content-Type": "text/plain"}}),
    ],
)
async def test_a_refused_write_fits_and_is_declared(
    app: Served, status: int, name: str, sent: dict[str, Any]
) -> None:
    response = await app.client.post("/v1/changesets", **({"json": change_set()} | sent))
    assert response.json()["type"] == f"/problems/{name}"
    assert response.status_code == status


async def test_faults_conflicts_and_missing_scopes_fit_and_are_declared(
    app: Served, key: str
) -> None:
    stale = change_set(source("once") | {"expect_version": 9})
    answers = {
        "invalid-change-set": await post(app, key, change_set(event("raid", when={"edtf": "x"}))),
        "forbidden": await post(app, key, change_set(source(), dataset="belgorod-2023")),
        "conflict": await post(app, key, stale),
        "malformed-request": await post(app, key, {"dataset": 1}),
    }
    for name, response in answers.items():
        assert response.json()["type"] == f"/problems/{name}"
