"""`python -m api.openapi --write | --check`: the contract's files against the code."""

import sys
from pathlib import Path

import click

from api.openapi.document import build_document
from api.openapi.files import FOLDER, stale, write


@click.command()
@click.option("--write", "action", flag_value="write", help="Write the files from the code.")
@click.option("--check", "action", flag_value="check", help="Compare the files with the code.")
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, help="Where they are.")
def main(action: str | None, folder: Path) -> None:
    """Write the OpenAPI document, or check that the committed one is what the code says."""
    if action is None:
        raise click.UsageError("say --write or --check")
    document = build_document()
    if action == "write":
        write(document, folder)
        return
    found = [path.name for path in stale(document, folder)]
    if found:
        click.echo(f"{', '.join(found)}: not what the code says; run make openapi", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
