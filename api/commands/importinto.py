"""Whether files may go into a dataset: what came into it before, and who may read it."""

from typing import Final

import msgspec
from msgspec import UnsetType

from api.changesets.datasets import DatasetRow, find_dataset
from api.changesets.imports import imported_before
from api.commands.importreading import Edition
from api.database import Connection
from api.errors import WhenceError
from api.ids import record_id
from api.importers.registry import FORMATS

#: How the reason of a change set of an import begins; the title of its format follows.
IMPORT_OF: Final = "Import of "


class Allowed(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for that is else refused."""

    prune: bool
    mix_formats: bool
    into_public: bool


def _require_publisher(dataset: DatasetRow, what: Edition, *, came_before: bool) -> None:
    """Who publishes a dataset is who codes what files code."""
    publisher = what.form.dataset.publisher
    if isinstance(publisher, UnsetType):
        return
    if dataset.publisher_id is None and came_before:
        return
    if dataset.publisher_id != record_id(dataset.slug, "actor", publisher):
        raise WhenceError(
            f"the dataset {dataset.slug} is not published by {publisher!r}, who codes what files "
            f"of {what.form.name} code: name a dataset of its own, which need not be there yet, "
            "and link the two (whence link suggest)"
        )


async def require_dataset(connection: Connection, what: Edition, allowed: Allowed) -> None:
    """Raises WhenceError where the dataset is not one for files of that format."""
    dataset = await find_dataset(connection, what.dataset)
    if dataset is None:
        return
    meant = what.form.dataset.distribution
    if meant == "internal" and dataset.distribution != meant and not allowed.into_public:
        raise WhenceError(
            f"the dataset {what.dataset} is {dataset.distribution}, and the terms of "
            f"{what.form.name} let nobody pass its data on: name another dataset, make this one "
            "internal (a change set whose dataset_meta has distribution: internal), or say "
            "--into-public where your licence allows that"
        )
    reasons = await imported_before(connection, dataset.id)
    before = {reason.removeprefix(IMPORT_OF) for reason in reasons}
    _require_publisher(dataset, what, came_before=what.form.title in before)
    others = [
        form.name
        for form in FORMATS.values()
        if form.title in before and form.name != what.form.name
    ]
    if not others:
        return
    came = f"{what.dataset} has records that came from {' and '.join(others)}"
    if allowed.prune:
        raise WhenceError(f"{came}: --prune would retract them; leave it out")
    if not allowed.mix_formats:
        raise WhenceError(
            f"{came}: records that both formats key alike would be rewritten by each import of "
            "either; name a dataset of its own for each format and link them (whence link "
            "suggest), or say --mix-formats"
        )
