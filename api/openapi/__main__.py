"""`python -m api.openapi --write | --check | --compat`: the contract's files against the code."""

import sys
from pathlib import Path
from typing import Final

import click

from api.openapi.compat.documents import compare_documents
from api.openapi.document import build_document
from api.openapi.files import BASELINE, FOLDER, promised, stale, write

BROKEN: Final = (
    f"These break what openapi/{BASELINE} promised; docs/versioning.md says how to change otherwise"
)


@click.command()
@click.option("--write", "action", flag_value="write", help="Write the files from the code.")
@click.option("--check", "action", flag_value="check", help="Compare the files with the code.")
@click.option("--compat", "action", flag_value="compat", help="Compare with what was promised.")
@click.option("--folder", type=click.Path(path_type=Path), default=FOLDER, help="Where they are.")
def main(action: str | None, folder: Path) -> None:
    """Write the OpenAPI document, or check it: that it is what the code says, or was promised."""
    if action is None:
        raise click.UsageError("say --write, --check or --compat")
    document = build_document()
    if action == "write":
        write(document, folder)
        return
    if action == "check":
        names = [path.name for path in stale(document, folder)]
        faults = [f"{', '.join(names)}: not what the code says; run make openapi"] if names else []
    else:
        breaks = compare_documents(promised(folder), document)
        faults = [*map(str, breaks), BROKEN] if breaks else []
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        sys.exit(1)


if __name__ == "__main__":
    main()
