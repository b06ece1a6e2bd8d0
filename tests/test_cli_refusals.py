"""What keeps Whence from starting is told in one line, by real processes."""

import os
import socket
from pathlib import Path

import pytest

from api.embedded import embedded_server
from api.migrate import is_current
from tests.starting import whence


def test_a_port_in_use_is_one_line_that_names_the_program(folder: Path, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        done = whence("serve", folder / "data", port)
    assert done.returncode == 1
    assert done.stderr.startswith(f"whence: port {port} is in use by ")
    assert done.stderr.endswith(f"(process {os.getpid()}), set WHENCE_PORT to another\n")
    assert done.stderr.count("\n") == 1
    assert not (folder / "data").exists()


@pytest.mark.parametrize(
    ("host", "complaint"),
    [
        ("192.0.2.1", "where nothing can listen: Cannot assign requested address"),
        ("no.such.host.invalid", "which is no host here: "),
    ],
)
def test_a_host_that_is_not_ours_is_one_line(
    folder: Path, port: int, host: str, complaint: str
) -> None:
    done = whence("serve", folder, port, WHENCE_HOST=host)
    assert done.returncode == 1
    assert done.stderr.startswith(f"whence: WHENCE_HOST is {host!r}, {complaint}")
    assert done.stderr.count("\n") == 1


def test_bad_settings_are_one_line(folder: Path, port: int) -> None:
    done = whence("serve", folder, port, WHENCE_WORKERS="many", WHENCE_HSOT="::1")
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "whence: WHENCE_HSOT is no setting (did you mean WHENCE_HOST?); "
        "WHENCE_WORKERS is 'many': it must be a whole number from 1 to 64\n",
    )


def test_a_server_of_ones_own_that_does_not_answer_is_one_line_without_the_password(
    folder: Path, port: int
) -> None:
    url = f"postgresql://me:s3cret@127.0.0.1:{port}/mine"
    done = whence("migrate", folder, port, WHENCE_DATABASE_URL=url)
    assert done.returncode == 1
    assert done.stderr == (
        f"whence: WHENCE_DATABASE_URL: cannot connect to postgresql://me@127.0.0.1:{port}/mine: "
        f"[Errno 111] Connect call failed ('127.0.0.1', {port})\n"
    )


def test_serve_leaves_a_database_of_ones_own_to_be_migrated_by_hand(
    folder: Path, port: int
) -> None:
    with embedded_server(folder) as dsn:
        refused = whence("serve", folder, port, WHENCE_DATABASE_URL=dsn)
        assert (refused.returncode, refused.stderr) == (
            1,
            "whence: The database's schema is not this Whence's: run whence migrate first\n",
        )
        assert whence("migrate", folder, port, WHENCE_DATABASE_URL=dsn).returncode == 0
        assert is_current(dsn)
