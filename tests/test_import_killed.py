"""Imports that are killed leave whole change sets, and the next run brings the rest."""

from pathlib import Path

import pytest

from bench.imports.rows import make_files
from soak.importing import OWN_ROWS, Killing, kill_each

pytestmark = pytest.mark.contract
#: So that a small file makes many of them.
SMALL_SETS = """
import sys
from api.commands import importplanning
importplanning.SIZE = 400
from api.cli import main
sys.exit(main())
"""


def test_an_import_that_is_killed_is_completed_by_the_next_run(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    file = make_files(tmp_path, OWN_ROWS, 900, lambda _: None).first
    command = ("-c", SMALL_SETS)
    outcome = kill_each(
        Killing(dsn=server, file=file, kills=4, advance=lambda: None, command=command)
    )
    assert outcome.faults == []
    assert outcome.counts["change sets left"] > 0
    assert [*temporary.iterdir()] == []
