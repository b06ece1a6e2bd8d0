"""Which records an import writes, one by one, and of those that change, which fields do so how."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec import UNSET

from api.changesets.imports import stated
from api.commands.importplanning import Plan
from api.database import Connection
from api.importers.spool import Spool
from schemas.codes import Kind, Reason

#: What becomes of records, in the order in which it is told: what changes nothing served is last.
TOLD: Final = ("changed", "revived", "retracted", "kept", "created", "raw", "purged")
#: Of these it is told which fields differ.
COMPARED: Final = frozenset({"changed", "revived"})
FETCHED: Final = 500


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field, what it was and what it becomes; without one of the two, it comes or goes."""

    field: str
    before: Any = UNSET
    after: Any = UNSET


class Named(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record that an import writes, and what becomes of it.

    `because`: why it is kept, though it is to be retracted.
    """

    fate: str
    kind: Kind
    key: str
    reason: Reason | msgspec.UnsetType = UNSET
    because: str = ""
    fields: list[Difference] = []


async def name_changes(
    connection: Connection, spool: Spool, plan: Plan, most: int, *, whole: bool
) -> list[Named]:
    """So many at most of each fate; `whole`: with the fields that differ."""
    named: list[Named] = []
    for fate in TOLD:
        if fate == "retracted":
            named += [
                Named(fate=fate, kind=each.kind, key=each.key, reason=each.reason)
                for each in plan.retracted[:most]
            ]
        elif fate == "kept":
            named += [
                Named(fate=fate, kind=each.gone.kind, key=each.gone.key, because=each.because)
                for each in plan.kept[:most]
            ]
        for batch in spool.name_plan(fate, most, FETCHED):
            ids = [own for own, *_ in batch] if whole and fate in COMPARED else []
            before = await stated(connection, ids) if ids else {}
            for own, kind, key, body in batch:
                fields = _differences(before.get(own), body)
                named.append(Named(fate=fate, kind=kind, key=key, fields=fields))
    return named


def _differences(before: bytes | None, after: bytes) -> list[Difference]:
    if before is None:
        return []
    return list(_differ("", msgspec.json.decode(before), msgspec.json.decode(after)))


def _differ(at: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted(before.keys() | after.keys()):
            field = f"{at}.{name}" if at else name
            yield from _differ(field, before.get(name, UNSET), after.get(name, UNSET))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _differ_in_lists(at, before, after)
    else:
        yield Difference(field=at, before=before, after=after)


def _differ_in_lists(at: str, before: list[Any], after: list[Any]) -> Iterator[Difference]:
    """By what each is called; without names by what stands in one of them alone, in order."""
    were, are = _by_name(before), _by_name(after)
    if were is not None and are is not None:
        for name in dict.fromkeys([*were, *are]):
            yield from _differ(f"{at}[{name}]", were.get(name, UNSET), are.get(name, UNSET))
        return
    gone = [each for each in before if each not in after]
    come = [each for each in after if each not in before]
    if not gone and not come:
        yield Difference(field=at, before=before, after=after)
    elif len(gone) == len(come):
        for was, becomes in zip(gone, come, strict=True):
            yield from _differ(f"{at}[{after.index(becomes)}]", was, becomes)
    else:
        for each in gone:
            yield Difference(field=f"{at}[{before.index(each)}]", before=each)
        for each in come:
            yield Difference(field=f"{at}[{after.index(each)}]", after=each)


def _by_name(values: list[Any]) -> Mapping[str, Any] | None:
    """None where not each has a name of its own."""
    named = {name: each for each in values if (name := _name(each)) is not None}
    return named if len(named) == len(values) else None


def _name(value: Any) -> str | None:
    """A part's key; what a figure counts (`killed`, `killed of b`)."""
    if not isinstance(value, dict):
        return None
    if "measure" not in value:
        return value.get("key")
    unit = f" in {value['unit']}" if "unit" in value else ""
    party = f" of {value['party']}" if "party" in value else ""
    return f"{value['measure']}{unit}{party}"
