"""The clients are handed out as packages, always the same bytes, with a page that leads to them."""

import base64
import csv
import gzip
import hashlib
import io
import json
import os
import re
import tarfile
import zipfile
from collections.abc import AsyncIterator, Iterator
from html import unescape
from pathlib import Path

import pytest

from api import clients
from api.clients import Packages, packages
from api.openapi.files import FOLDER
from api.routes.clients import CLIENTS
from tests.serving import NOWHERE, Served, served
from tests.test_pages import words

VERSION = json.loads((FOLDER / "v1.json").read_bytes())["info"]["version"]
WHEEL = f"whence_client-{VERSION}-py3-none-any.whl"
TARBALL = f"whence-client-{VERSION}.tgz"


@pytest.fixture
def packed() -> Packages:
    found = packages()
    assert found is not None
    return found


@pytest.fixture
async def app() -> AsyncIterator[Served]:
    async with served(NOWHERE, *CLIENTS) as running:
        yield running


@pytest.fixture
def without_clients(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(clients, "FOLDER", tmp_path / "clients")
    packages.cache_clear()
    yield
    packages.cache_clear()


def test_they_have_the_version_of_the_contract(packed: Packages) -> None:
    assert (packed.python.name, packed.typescript.name) == (WHEEL, TARBALL)


def test_they_are_packed_to_the_same_bytes_whenever_it_is(packed: Packages) -> None:
    for project in ("python", "typescript"):
        os.utime(clients.FOLDER / project / "README.md")
    packages.cache_clear()
    assert packages() == packed


def test_the_wheel_has_the_package_its_licence_and_a_record_that_holds(packed: Packages) -> None:
    wheel = zipfile.ZipFile(io.BytesIO(packed.python.body))
    about = f"whence_client-{VERSION}.dist-info"
    assert {"whence_client/py.typed", f"{about}/licenses/LICENSE"} <= set(wheel.namelist())
    assert not [name for name in wheel.namelist() if "__pycache__" in name]
    record = csv.reader(wheel.read(f"{about}/RECORD").decode().splitlines())
    for name, digest, size in record:
        if digest:
            body = wheel.read(name)
            made = base64.urlsafe_b64encode(hashlib.sha256(body).digest()).decode().rstrip("=")
            assert (digest, size) == (f"sha256={made}", str(len(body))), name


def test_the_tarball_has_what_was_compiled_its_page_and_its_licence(packed: Packages) -> None:
    project = clients.FOLDER / "typescript"
    expected = {"LICENSE", "README.md", "package.json"} | {
        f"dist/{path.name}" for path in (project / "dist").iterdir()
    }
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(packed.typescript.body))) as archive:
        found = {member.name.removeprefix("package/"): member for member in archive}
        for name in expected:
            read = archive.extractfile(found[name])
            assert read is not None
            assert read.read() == (project / name).read_bytes()
    assert set(found) == expected
    assert {(member.uid, member.uname, member.mode) for member in found.values()} == {
        (0, "", 0o644)
    }


@pytest.mark.parametrize(
    ("name", "media_type"), [(WHEEL, "application/zip"), (TARBALL, "application/gzip")]
)
async def test_each_comes_as_it_is_with_its_digest_and_is_asked_for_by_its_tag(
    app: Served, name: str, media_type: str
) -> None:
    got = await app.client.get(f"/clients/{name}", headers={"Accept-Encoding": "gzip"})
    digest = hashlib.sha256(got.content)
    assert (got.status_code, got.headers["content-type"]) == (200, media_type)
    assert "content-encoding" not in got.headers
    encoded = base64.b64encode(digest.digest()).decode()
    assert got.headers["repr-digest"] == f"sha-256=:{encoded}:"
    assert got.headers["etag"] == f'"{digest.hexdigest()}"'
    assert got.headers["cache-control"] == "no-cache"

    head = await app.client.head(f"/clients/{name}")
    assert (head.status_code, head.content) == (200, b"")
    for header in ("content-length", "etag", "repr-digest", "content-type"):
        assert head.headers[header] == got.headers[header]
    tag = {"If-None-Match": got.headers["etag"]}
    again = await app.client.get(f"/clients/{name}", headers=tag)
    assert (again.status_code, again.content) == (304, b"")

    sums = (await app.client.get("/clients/SHA256SUMS")).text
    assert f"{digest.hexdigest()}  {name}\n" in sums
    page = (await app.client.get("/clients/")).text
    assert f'<a href="/clients/{name}#sha256={digest.hexdigest()}">' in page


async def test_the_page_has_the_lines_to_begin_with_for_this_server(app: Served) -> None:
    page = await app.client.get("/clients/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-security-policy"].startswith("default-src 'none'; ")
    for line in (
        f"pip install http://whence.test/clients/{WHEEL}",
        'for event in Whence("http://whence.test").events(): print(event.title)',
        f"npm install http://whence.test/clients/{TARBALL}",
        'of new Whence("http://whence.test").events()) console.log(event.title);',
    ):
        assert line in unescape(page.text)
    asked = [link.partition("#")[0] for link in re.findall(r'href="(/clients/[^"]+)"', page.text)]
    for path in asked:
        assert (await app.client.get(path)).status_code == 200, path


async def test_the_page_names_the_address_by_which_it_was_asked(app: Served) -> None:
    for headers, origin in (
        ({"Host": "10.0.0.7:8000"}, "http://10.0.0.7:8000"),
        ({"Host": "[::1]:8000", "X-Forwarded-Proto": "gopher"}, "http://[::1]:8000"),
        (
            {"X-Forwarded-Host": "data.example.org", "X-Forwarded-Proto": "https"},
            "https://data.example.org",
        ),
        ({"X-Forwarded-Host": "x; rm -rf ~"}, "http://localhost"),
    ):
        read = words((await app.client.get("/clients/", headers=headers)).text)
        assert f"pip install {origin}/clients/" in read


async def test_what_is_no_client_is_a_problem_that_says_what_there_is(app: Served) -> None:
    unknown = await app.client.get("/clients/whence_client-9-py3-none-any.whl")
    assert (unknown.status_code, unknown.json()["detail"]) == (
        404,
        "there is no client 'whence_client-9-py3-none-any.whl' here; "
        f"there are {WHEEL}, {TARBALL}, SHA256SUMS",
    )


@pytest.mark.usefixtures("without_clients")
async def test_a_server_without_the_folder_says_that_it_has_none(app: Served) -> None:
    for path in ("/clients/", f"/clients/{WHEEL}", "/clients/SHA256SUMS"):
        answer = await app.client.get(path)
        assert answer.status_code == 404
        assert answer.json()["detail"] == (
            "this server was installed without the folder clients/ and has none to hand out; "
            "/openapi/v1.json is there to generate one from"
        )
