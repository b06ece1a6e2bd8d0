"""How much memory there is, in a container too; what the embedded PostgreSQL takes of it."""

from pathlib import Path

import pytest

from api import memory
from api.embedded import embedded_server
from tests.embedding import ask


@pytest.mark.parametrize(
    ("limit", "expected"), [("1073741824\n", 2**30), ("max\n", None), (None, None)]
)
def test_a_container_has_what_its_limit_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str | None, expected: int | None
) -> None:
    file = tmp_path / "memory.max"
    monkeypatch.setattr(memory, "LIMITS", ())
    machine = memory.memory_here()
    assert machine > 2**30
    monkeypatch.setattr(memory, "LIMITS", (file,))
    if limit is not None:
        file.write_text(limit, encoding="ascii")
    assert memory.memory_here() == (expected or machine)


@pytest.mark.parametrize(("limit", "buffers"), [(2**28, "128MB"), (2**31, "256MB")])
def test_the_embedded_server_keeps_an_eighth_of_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, buffers: str
) -> None:
    file = tmp_path / "memory.max"
    file.write_text(f"{limit}\n", encoding="ascii")
    monkeypatch.setattr(memory, "LIMITS", (file,))
    with embedded_server(folder, settings={"fsync": "off"}) as dsn:
        assert ask(dsn, "SHOW shared_buffers") == buffers
