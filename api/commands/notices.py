"""What a server's first process, and those beneath it, have to say."""

import datetime
from collections.abc import Callable

import click
import msgspec

from api.settings import Settings


class Notice(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="notice"):
    """It as it stands in a log for machines."""

    timestamp: datetime.datetime
    level: str
    message: str


def notices(settings: Settings) -> Callable[[str], object]:
    """What tells it, in the form of the log."""

    def say(line: str) -> None:
        if settings.log == "json":
            now = datetime.datetime.now(datetime.UTC)
            line = msgspec.json.encode(
                Notice(timestamp=now, level="warning", message=line)
            ).decode()
        click.echo(line, err=True)

    return say
