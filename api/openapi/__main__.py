"""`python -m api.openapi --write | --check`: the contract's files against the code."""

import sys

import click

from api.openapi.document import build_document
from api.openapi.files import stale, write
from api.settings import CHECKOUT


@click.command()
@click.option("--write", "action", flag_value="write", help="Write openapi/ from the code.")
@click.option("--check", "action", flag_value="check", help="Compare openapi/ with the code.")
def main(action: str | None) -> None:
    """Write the OpenAPI document, or check that the committed one is what the code says."""
    if action is None:
        raise click.UsageError("say --write or --check")
    document = build_document()
    if action == "write":
        write(document)
        return
    found = [str(path.relative_to(CHECKOUT)) for path in stale(document)]
    if found:
        click.echo(f"{', '.join(found)}: not what the code says; run make openapi", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
