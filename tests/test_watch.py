"""The embedded PostgreSQL is started again when it is killed beside a running server."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.embedded import embedded_server, lease
from api.embedded.cluster import ServerError
from api.embedded.place import choose_place
from api.embedded.postmaster import is_alive, read_postmaster
from api.embedded.watch import Watched, watched
from api.processes import command_line, works_in
from api.settings import CHECKOUT
from tests.embedding import QUICK, ask
from tests.starting import WHENCE, Process, free_port

GONE = "The database has gone; it is started again"
BACK = "The database is back"


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def postmaster(folder: Path) -> int:
    """The process of the server that lives."""
    data = folder / "postgres"
    found = read_postmaster(data)
    assert found is not None
    assert is_alive(found.pid, data)
    return found.pid


def another_runs(folder: Path, before: int) -> bool:
    found = read_postmaster(folder / "postgres")
    if found is None or found.pid == before or found.status != "ready":
        return False
    return is_alive(found.pid, folder / "postgres")


def kill_and_await(folder: Path) -> None:
    """Kill the server, and wait for the next one."""
    before = postmaster(folder)
    os.kill(before, signal.SIGKILL)
    assert within(20, lambda: another_runs(folder, before))


def servers(folder: Path) -> list[int]:
    """Every server process over the folder."""
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return [pid for pid in pids if str(folder / "postgres") in command_line(pid)]


def status(port: int, path: str = "/v1") -> int:
    """What the server answers there; 0 where it does not."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    except OSError:
        return 0
    finally:
        connection.close()
    return answer.status


@contextlib.contextmanager
def serving(folder: Path, port: int, **more: str) -> Iterator[Process]:
    """`whence serve`, ready; it is ended if the test has not done so."""
    own = {"WHENCE_DATA_DIR": str(folder), "WHENCE_PORT": str(port), "WHENCE_LOG": "json"}
    process = subprocess.Popen(
        [*WHENCE, "serve"],
        cwd=CHECKOUT,
        env={**os.environ, **own, **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Whence serves on")
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


def notices(process: Process) -> list[str]:
    """What an ended server has said of its database."""
    lines = [json.loads(line) for line in process.communicate(timeout=60)[1].splitlines()]
    return [line["message"] for line in lines if line["event"] == "notice"]


def test_a_killed_database_is_started_again_and_readers_come_back(folder: Path) -> None:
    port = free_port()
    with serving(folder, port) as process:
        assert status(port) == 200
        kill_and_await(folder)
        assert within(5, lambda: status(port) == 200)
        assert status(port, "/health/ready") == 200
        process.send_signal(signal.SIGINT)
        assert notices(process) == [GONE, BACK]
        assert process.returncode == 0
    assert not (folder / "postgres" / "postmaster.pid").exists()


def test_of_two_servers_one_starts_it_again_and_both_come_back(folder: Path) -> None:
    one, two = free_port(), free_port()
    with serving(folder, one) as first, serving(folder, two) as second:
        kill_and_await(folder)
        assert within(5, lambda: status(one) == status(two) == 200)
        # A process that was just forked is seen under the name of the one that forked it.
        assert within(5, lambda: servers(folder) == [postmaster(folder)])
        first.terminate()
        assert first.wait(timeout=20) == 0
        kill_and_await(folder)
        assert within(5, lambda: status(two) == 200)
        second.terminate()
        # Whoever looks only after the other has started it again has seen nothing of the first.
        assert notices(second) in ([GONE, BACK], [GONE, BACK] * 2)
    assert not (folder / "postgres" / "postmaster.pid").exists()


def test_one_that_does_not_come_back_ends_the_server_with_one_line(folder: Path) -> None:
    said: list[str] = []
    with embedded_server(folder, settings=QUICK) as dsn:
        data = folder / "postgres"
        with pytest.raises(ServerError) as caught:
            lose(folder, dsn, said)
    why = "PostgreSQL did not start: could not find the database system"
    assert said == [GONE, *[f"The database could not be started again: {why}"] * 2, "lost"]
    assert str(caught.value) == (
        f"The database in {data} has gone and does not come back ({why}): see its log there"
    )


def lose(folder: Path, dsn: str, said: list[str]) -> None:
    """Watch a server that is killed when it can no longer start, with few tries."""
    place = choose_place(folder, said.append)
    with lease.held(folder) as taken:
        server = Watched(
            place=place,
            lease=taken,
            settings=QUICK,
            dsn=dsn,
            say=said.append,
            lost=lambda: said.append("lost"),
            pauses=(0.0, 0.1),
        )
        with watched(server):
            (place.data / "global" / "pg_control").rename(folder / "pg_control")
            os.kill(postmaster(folder), signal.SIGKILL)
            assert within(20, lambda: said[-1:] == ["lost"])


def test_what_a_killed_server_left_at_work_is_ended_before_the_next_one(folder: Path) -> None:
    said: list[str] = []
    with embedded_server(folder, say=said.append, lost=lambda: None) as dsn:
        busy = subprocess.Popen(
            [sys.executable, "-c", WORK, dsn], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert busy.stdout is not None
        orphan = int(busy.stdout.readline())
        kill_and_await(folder)
        assert not works_in(orphan, folder / "postgres")
        assert within(5, lambda: said == [GONE, BACK])
        assert ask(dsn, "SELECT 1") == 1
        assert busy.wait(timeout=5) == 1
        busy.stdout.close()


def test_under_a_long_path_it_comes_back_where_it_was(folder: Path) -> None:
    said: list[str] = []
    deep = folder / ("x" * 120)
    with embedded_server(deep, settings=QUICK, say=said.append, lost=lambda: None) as dsn:
        os.kill(postmaster(deep), signal.SIGKILL)
        assert within(20, lambda: said == [GONE, BACK])
        assert ask(dsn, "SELECT 1") == 1


def test_a_left_over_pid_that_another_postgresql_has_by_now_is_no_hindrance(folder: Path) -> None:
    with embedded_server(folder / "mine", settings=QUICK):
        file = folder / "mine" / "postgres" / "postmaster.pid"
        left_over = file.read_text().splitlines()
        owner = file.stat()
    with embedded_server(folder / "other", settings=QUICK):
        other = postmaster(folder / "other")
        file.write_text("\n".join([str(other), *left_over[1:], ""]))
        os.chown(file, owner.st_uid, owner.st_gid)
        with embedded_server(folder / "mine", settings=QUICK) as dsn:
            assert ask(dsn, "SELECT 1") == 1
        assert postmaster(folder / "other") == other


WORK = """
import asyncio, asyncpg, sys

async def work() -> None:
    connection = await asyncpg.connect(sys.argv[1])
    print(connection.get_server_pid(), flush=True)
    await connection.execute("DO $$ BEGIN LOOP END LOOP; END $$")

asyncio.run(work())
"""
