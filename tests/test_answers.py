"""Whole answers: entity tags, 304, codings, and the headers that go with them."""

import gzip
from collections.abc import AsyncIterator
from typing import Any

import pytest
import zstandard
from litestar import Request, get

from api.answers import Answer, answer, choose_coding, licence_link, matches
from api.content import Content
from tests.serving import NOWHERE, Served, served

SMALL = b'{"data":"small"}'
LARGE = b'{"data":"' + b"large " * 1000 + b'"}'
HUGE = b'{"data":"' + b"huge " * 100_000 + b'"}'
BODIES = {"small": SMALL, "large": LARGE, "huge": HUGE}


@get("/body/{name:str}")
async def get_body(request: Request[Any, Any, Any]) -> Answer:
    body = BODIES[request.path_params["name"]]
    content = Content(body=body, seq=7, licences=["CC-BY-4.0", "CC0-1.0", "CC-BY-4.0"])
    return answer(request, content, headers={"X-Robots-Tag": "noindex"})


@pytest.fixture
async def app() -> AsyncIterator[Served]:
    async with served(NOWHERE, get_body) as running:
        yield running


async def fetch(app: Served, name: str, **headers: str) -> tuple[dict[str, str], bytes]:
    """Headers and the bytes as they were sent."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    plain = {"accept-encoding": "identity"} | sent
    async with app.client.stream("GET", f"/body/{name}", headers=plain) as response:
        raw = b"".join([piece async for piece in response.aiter_raw()])
    return {"status": str(response.status_code), **response.headers}, raw


async def test_an_answer_carries_its_tag_its_seq_and_each_licence_once(app: Served) -> None:
    response = await app.client.get(
        "/body/small", headers={"X-Request-Id": "r", "Accept-Encoding": "identity"}
    )
    assert response.content == SMALL
    own = {
        name: value
        for name, value in response.headers.items()
        if not name.startswith(("access-control", "x-content", "x-request"))
    }
    assert own == {
        "etag": '"6250fa45b42116ee763416640b0c68b2"',
        "cache-control": "no-cache",
        "vary": "Accept, Accept-Encoding, Authorization",
        "whence-seq": "7",
        "link": '<https://spdx.org/licenses/CC-BY-4.0>; rel="license", '
        '<https://spdx.org/licenses/CC0-1.0>; rel="license"',
        "x-robots-tag": "noindex",
        "content-type": "application/json",
        "content-length": str(len(SMALL)),
    }


async def test_a_client_that_has_it_is_told_so_without_the_body(app: Served) -> None:
    first, _ = await fetch(app, "large")
    again, raw = await fetch(app, "large", if_none_match=f'"x", W/{first["etag"]}')
    assert (again["status"], raw) == ("304", b"")
    kept = ("etag", "cache-control", "vary", "whence-seq", "link")
    assert {name: again[name] for name in kept} == {name: first[name] for name in kept}
    assert "content-length" not in again
    assert (await fetch(app, "large", if_none_match="*"))[0]["status"] == "304"
    assert (await fetch(app, "small", if_none_match=first["etag"]))[0]["status"] == "200"


@pytest.mark.parametrize("name", ["large", "huge"])
async def test_zstd_and_gzip_keep_the_bytes_and_have_tags_of_their_own(
    app: Served, name: str
) -> None:
    plain, _ = await fetch(app, name)
    zstd, packed = await fetch(app, name, accept_encoding="gzip, deflate, br, zstd")
    assert zstd["content-encoding"] == "zstd"
    assert zstd["content-length"] == str(len(packed))
    assert zstandard.ZstdDecompressor().decompress(packed) == BODIES[name]
    gzipped, zipped = await fetch(app, name, accept_encoding="gzip")
    assert gzipped["content-encoding"] == "gzip"
    assert gzip.decompress(zipped) == BODIES[name]
    assert len({plain["etag"], zstd["etag"], gzipped["etag"]}) == 3
    asked = {"accept_encoding": "gzip", "if_none_match": gzipped["etag"]}
    assert (await fetch(app, name, **asked))[0]["status"] == "304"
    assert (await fetch(app, name, if_none_match=gzipped["etag"]))[0]["status"] == "200"


async def test_a_small_body_is_not_compressed(app: Served) -> None:
    headers, raw = await fetch(app, "small", accept_encoding="zstd")
    assert "content-encoding" not in headers
    assert raw == SMALL


async def test_head_has_the_length_that_get_would_have(app: Served) -> None:
    for coding in ("identity", "gzip", "zstd"):
        got, raw = await fetch(app, "large", accept_encoding=coding)
        head = await app.client.head("/body/large", headers={"accept-encoding": coding})
        assert head.content == b""
        assert head.headers["content-length"] == got["content-length"] == str(len(raw))
        assert head.headers["etag"] == got["etag"]


async def test_an_answer_to_a_key_is_for_no_shared_cache(app: Served) -> None:
    headers, _ = await fetch(app, "small", authorization="Bearer x")
    assert headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        (b"", None),
        (b"identity", None),
        (b"br", None),
        (b"gzip", b"gzip"),
        (b"GZIP;q=0.5", b"gzip"),
        (b"gzip, zstd", b"zstd"),
        (b"gzip;q=1, zstd;q=0.2", b"gzip"),
        (b"zstd;q=0, gzip;q=0", None),
        (b"*", b"zstd"),
        (b"*;q=0.1, zstd;q=0", b"gzip"),
        (b"gzip;q=much", None),
    ],
)
def test_the_coding_is_the_one_that_the_client_likes_best(
    accepted: bytes, coding: bytes | None
) -> None:
    assert choose_coding(accepted) == coding


def test_entity_tags_are_compared_weakly() -> None:
    assert matches(b'W/"a"', b'"a"')
    assert matches(b'"b" , "a"', b'"a"')
    assert not matches(b'"ab"', b'"a"')
    assert not matches(b"a", b'"a"')


@pytest.mark.parametrize(
    ("licence", "link"),
    [
        ("CC-BY-4.0", b'<https://spdx.org/licenses/CC-BY-4.0>; rel="license"'),
        ("https://a.org/l?x=1#y", b'<https://a.org/l?x=1#y>; rel="license"'),
        ('https://a.org/>; rel="x\r\nSet-Cookie: a', None),
        ("Ask us, Zoë", b'<data:,Ask%20us%2C%20Zo%C3%AB>; rel="license"'),
    ],
)
def test_a_licence_is_a_link_whatever_its_text(licence: str, link: bytes | None) -> None:
    made = licence_link(licence)
    assert made == (link or made)
    assert made.count(b">") == 1
    assert b"\n" not in made
    assert b"\r" not in made
