"""The embedded PostgreSQL starts, is shared, ends and recovers."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from api.embedded import embedded_server
from api.embedded.cluster import ServerError
from api.embedded.postmaster import is_alive, read_postmaster
from tests.embedding import QUICK, ask, data_of, first_line, hold, is_running


def test_it_serves_a_database_of_one_order_and_no_network(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK) as dsn:
        assert ask(dsn, "SELECT current_database() || ' ' || current_user") == "whence whence"
        assert ask(
            dsn,
            "SELECT concat_ws(' ', datlocprovider, datlocale, pg_encoding_to_char(encoding)) "
            "FROM pg_database WHERE datname = 'whence'",
        ) == ("b C.UTF-8 UTF8")
        assert ask(dsn, "SHOW timezone") == "UTC"
        assert ask(dsn, "SHOW jit") == "off"
        assert ask(dsn, "SHOW listen_addresses") == ""


def test_settings_of_the_caller_go_over_our_own(folder: Path) -> None:
    with embedded_server(folder, settings={**QUICK, "jit": "on"}) as dsn:
        assert ask(dsn, "SHOW jit") == "on"
        assert ask(dsn, "SHOW fsync") == "off"


def test_the_last_one_out_stops_it_and_the_data_stay(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK) as dsn:
        data = data_of(dsn)
        ask(dsn, "CREATE TABLE kept AS SELECT 42 AS number")
        with embedded_server(folder) as again:
            assert again == dsn
        assert is_running(data)
    assert not is_running(data)
    assert not (data / "postmaster.pid").exists()
    with embedded_server(folder, settings=QUICK) as dsn:
        assert ask(dsn, "SELECT number FROM kept") == 42


def test_another_process_shares_it_and_may_stay_longer(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK) as dsn, hold(folder) as other:
        assert first_line(other) == dsn
        data = data_of(dsn)
        other.stdin.close() if other.stdin else None
        assert other.wait() == 0
        assert is_running(data)
        stays = hold(folder)
        assert first_line(stays) == dsn
    assert is_running(data)
    stays.communicate()
    assert stays.returncode == 0
    assert not is_running(data)


def test_two_that_start_at_once_share_one_new_server(folder: Path) -> None:
    with hold(folder) as one, hold(folder) as two:
        assert first_line(one) == first_line(two)
        one.communicate()
        two.communicate()
        assert (one.returncode, two.returncode) == (0, 0)
    assert not is_running(folder / "postgres")


def test_a_killed_owner_leaves_a_server_that_the_next_one_takes_over(folder: Path) -> None:
    owner = hold(folder)
    dsn = first_line(owner)
    data = data_of(dsn)
    owner.kill()
    owner.communicate()
    assert is_running(data)
    with embedded_server(folder) as taken:
        assert taken == dsn
    assert not is_running(data)


def test_a_killed_server_recovers_with_all_that_was_committed(folder: Path) -> None:
    owner = hold(folder)
    dsn = first_line(owner)
    data = data_of(dsn)
    ask(dsn, "CREATE TABLE kept AS SELECT 42 AS number")
    running = read_postmaster(data)
    assert running is not None
    owner.kill()
    os.kill(running.pid, signal.SIGKILL)
    owner.communicate()
    while is_alive(running.pid, data):
        time.sleep(0.01)
    assert (data / "postmaster.pid").exists()
    with embedded_server(folder) as dsn:
        assert ask(dsn, "SELECT number FROM kept") == 42


def test_a_left_over_pid_that_is_another_process_by_now_is_no_hindrance(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK) as dsn:
        data = data_of(dsn)
        left_over = (data / "postmaster.pid").read_text().splitlines()
        owner = data.stat()
    process = subprocess.Popen(
        ["/bin/sleep", "60"], user=owner.st_uid if os.geteuid() == 0 else None
    )
    try:
        (data / "postmaster.pid").write_text("\n".join([str(process.pid), *left_over[1:], ""]))
        os.chown(data / "postmaster.pid", owner.st_uid, owner.st_gid)
        with embedded_server(folder, settings=QUICK) as dsn:
            assert ask(dsn, "SELECT 1") == 1
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()


def test_a_half_made_database_is_made_anew(folder: Path) -> None:
    (folder / "postgres.new" / "base").mkdir(parents=True)
    with embedded_server(folder, settings=QUICK) as dsn:
        assert ask(dsn, "SELECT 1") == 1
    assert not (folder / "postgres.new").exists()


def test_data_of_another_postgresql_are_refused(folder: Path) -> None:
    with embedded_server(folder, settings=QUICK):
        pass
    (folder / "postgres" / "PG_VERSION").write_text("14\n")
    with pytest.raises(ServerError) as caught, embedded_server(folder):
        pass
    assert str(caught.value) == (
        f"The database in {folder}/postgres was made by PostgreSQL 14, and Whence now brings 18: "
        "dump it with the old one, or set WHENCE_DATA_DIR to a new folder"
    )


def test_a_server_that_does_not_start_says_why(folder: Path) -> None:
    with (
        pytest.raises(ServerError, match=r"did not start: .*max_connections") as caught,
        embedded_server(folder, settings={"max_connections": "many"}),
    ):
        pass
    assert "\n" not in str(caught.value)
    assert not is_running(folder / "postgres")


def test_a_folder_that_cannot_be_made_is_named(folder: Path) -> None:
    (folder / "file").write_text("")
    with pytest.raises(ServerError) as caught, embedded_server(folder / "file" / "data"):
        pass
    assert str(caught.value) == (
        f"{folder}/file/data cannot be made (Not a directory): set WHENCE_DATA_DIR to a folder "
        "that can"
    )
    with pytest.raises(ServerError) as caught, embedded_server(folder / "file"):
        pass
    assert str(caught.value) == f"{folder}/file is no folder: set WHENCE_DATA_DIR to one"
