"""Embedded servers as tests need them: asked, held by another process, and looked for."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import asyncpg

from api.embedded.postmaster import is_alive, read_postmaster
from api.settings import CHECKOUT

QUICK: Final = {"fsync": "off", "shared_buffers": "16MB"}


def ask(dsn: str, query: str) -> object:
    async def answer() -> object:
        connection = await asyncpg.connect(dsn)
        try:
            return await connection.fetchval(query)
        finally:
            await connection.close()

    return asyncio.run(answer())


def data_of(dsn: str) -> Path:
    return Path(str(ask(dsn, "SHOW data_directory")))


def hold(folder: Path, checkout: Path = CHECKOUT, **more: str) -> "subprocess.Popen[str]":
    """A process of its own that holds the server until its standard input ends."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.tiny_server", "hold"],
        cwd=checkout,
        env={**os.environ, "WHENCE_DATA_DIR": str(folder), **more},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def is_running(data: Path) -> bool:
    found = read_postmaster(data)
    return found is not None and is_alive(found.pid, data)
