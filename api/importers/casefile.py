"""A case file as a change set: YAML as a person writes it, every fault with its line."""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
from msgspec import UNSET

from api.changesets.collect import collect_faults
from api.changesets.faults import Fault, escape
from api.changesets.operations import Step, make_step
from api.changesets.remains import judge_alone
from api.changesets.salvage import NOBODY, Remains, salvage
from api.importers.faults import CaseFileError, FileFault
from api.importers.shapes import plain_value, shape_struct
from api.importers.yamlnodes import MARK, Entry, Mapping, Place, Sequence
from api.importers.yamlsyntax import read_mapping
from api.importers.yamlwalk import (
    all_entries,
    around,
    broken_in,
    find,
    has_doubles,
    last_of,
    named,
    part_of,
    texts_in,
)
from schemas.base import Slug
from schemas.changesets import RECORDS, ChangeSetHead, Operation, Record
from schemas.codes import Kind
from schemas.datasets import DatasetInput

SECTIONS: Final[dict[str, Kind]] = {
    "sources": "source",
    "actors": "actor",
    "affiliations": "affiliation",
    "events": "event",
    "statements": "statement",
}
HEAD: Final = ("dataset", "reason", "edition")
TOP: Final = (*HEAD, *SECTIONS)
LONGEST_KEY: Final = 200
#: A faulty file is never written; its records are still checked, in the name of this reason.
NO_REASON: Final = "(none)"
POINTER: Final = re.compile(rf"\bat (/(?:{'|'.join(SECTIONS)})(?:{MARK}\d+)?/\S+)")
#: A record whose key stands twice in its section, which is told where the file is read.
DOUBLE: Final = re.compile(rf"/[^/]+/[^/]+{MARK}\d+")
META: Final = re.compile(r"^/dataset\b")
YAML_WORDS: Final = {
    "`object`": "a mapping",
    "`array`": "a list",
    "`str`": "a text",
    "`int`": "a whole number",
    "`float`": "a number",
    "`bool`": "true or false",
    "`datetime`": "a time with its zone, such as 2023-05-22T10:00:00Z",
}


class CaseDataset(DatasetInput, frozen=True, kw_only=True):
    """The section `dataset`: which one, and what is said of it."""

    slug: Slug


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A case file as read: what it writes, and what is wrong with it.

    Steps carry the faults of their records; `faults` are all others. Without a usable slug
    there is no head. Pointers are those of the file: `/events/raid/participations/0/actor`.
    `gaps` are what is wrong in the head, and `keys` what stands where records could not be read:
    others may refer to them.
    """

    name: str
    head: ChangeSetHead | None
    gaps: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    steps: list[Step]
    faults: list[FileFault]
    root: Mapping

    def place(self, pointer: str) -> Place:
        """Where a pointer leads, or how far it leads: the key of a field, the start of an item."""
        return find_place(self.root, pointer)

    def locate(self, faults: Iterable[Fault]) -> list[FileFault]:
        """Those faults by their lines."""
        return [locate_fault(self.root, fault) for fault in faults if not _is_told(fault)]

    def is_sound(self) -> bool:
        """Whether nothing is wrong, as far as the file alone shows it."""
        return not self.all_faults()

    def all_faults(self) -> list[FileFault]:
        """All that is wrong, as far as the file alone shows it."""
        return self.faults + self.locate(f for step in self.steps for f in step.faults)

    def check(self) -> None:
        """Raises CaseFileError with all that is wrong, as far as the file alone shows it."""
        if not self.is_sound():
            raise CaseFileError(self.name, self.all_faults())


def read_case(data: bytes, name: str) -> Case:
    """The case in a file's bytes; raises CaseFileError where there is no reading them."""
    _, root, faults = read_mapping(data, name)
    for key, entry in root.entries.items():
        if key not in TOP:
            faults.append(FileFault(line=entry.key.place.line, detail=_unknown(key)))
            broken = broken_in(entry.value)
            faults += [FileFault(line=each.place.line, detail=each.detail) for each in broken]
    found: list[Fault] = []
    head = _read_head(root, found)
    faults += [locate_fault(root, fault) for fault in found]
    faults += _doubled_head(root) if faults else []
    gaps = frozenset(META.sub("/dataset_meta", fault.pointer) for fault in found if fault.pointer)
    slug = "" if head is None else head.dataset
    unread: set[str] = set()
    steps = list(_read_steps(root, slug, faults, unread))
    return Case(
        name=name,
        head=head,
        gaps=gaps,
        keys=frozenset(unread),
        steps=steps,
        faults=faults,
        root=root,
    )


def _is_told(fault: Fault) -> bool:
    return " stands at " in fault.detail and DOUBLE.fullmatch(fault.pointer) is not None


def _unknown(key: str) -> str:
    near = difflib.get_close_matches(key, TOP, n=1)
    right = f"did you mean {near[0]}?" if near else f"there are {', '.join(TOP)}"
    return f"there is no section {key[:80]!r}; {right}"


def _read_head(root: Mapping, faults: list[Fault]) -> ChangeSetHead | None:
    known = len(faults)
    sections: dict[str, Any] = {
        name: plain_value(root.entries[name].value, f"/{name}", faults)
        for name in HEAD
        if name in root.entries
    }
    broken = {fault.pointer for fault in faults[known:]}
    faults += [
        Fault(pointer="", detail=f"the section {name!r} is missing; {what}")
        for name, what in NEEDED.items()
        if name not in root.entries
    ]
    dataset = shape_struct(sections.pop("dataset", {"slug": "none"}), CaseDataset)
    faults += _faults(dataset, CaseDataset, "/dataset", broken)
    wanted = {"dataset": "none", "reason": NO_REASON} | sections
    faults += _faults(wanted, ChangeSetHead, "", broken)
    if "dataset" not in root.entries:
        return None
    return _make_head(dataset, sections, {fault.pointer for fault in faults[known:]})


NEEDED: Final = {
    "dataset": "it has the slug, and for a new dataset title and licence",
    "reason": "it says in one line why this is written, for those who read the history",
}


def _make_head(dataset: Any, sections: dict[str, Any], wrong: set[str]) -> ChangeSetHead | None:
    """The head as far as it can be read."""
    if not isinstance(dataset, dict) or "slug" not in dataset or "/dataset/slug" in wrong:
        return None
    given = {name: value for name, value in dataset.items() if name != "slug"}
    meta = salvage(given, DatasetInput, "/dataset").record if given else UNSET
    given = {n: v for n, v in sections.items() if f"/{n}" not in wrong}
    reason = given.pop("reason", NO_REASON)
    return ChangeSetHead(dataset=dataset["slug"], reason=reason, dataset_meta=meta, **given)


def _read_steps(
    root: Mapping, slug: str, faults: list[FileFault], unread: set[str]
) -> Iterator[Step]:
    sections = [
        (name, kind, entry)
        for section, kind in SECTIONS.items()
        for name, entry in named(root, section)
    ]
    for section, kind, entry in sections:
        if not isinstance(entry.value, Mapping):
            words = entry.key.text
            detail = f"{words} are a mapping from each key to its record; leave out an empty one"
            faults.append(FileFault(line=entry.key.place.line, detail=detail))
            unread.update(texts_in(entry.value))
            continue
        for name, record in all_entries(entry.value):
            at = f"/{section}/{escape(name)}"
            yield _read_step(slug, kind, record.key.text, record, at)
            if faults and has_doubles(record.value):
                faults += _doubled_record(kind, record, at)


def _doubled_record(kind: Kind, record: Entry, at: str) -> Iterator[FileFault]:
    """What is wrong with the last values of a record's fields that stand twice."""
    last = Entry(key=record.key, value=last_of(record.value))
    step = _read_step("", kind, record.key.text, last, at)
    root = around(at, last)
    for fault in [*step.faults, *judge_alone([step])]:
        yield locate_fault(root, fault)


def _doubled_head(root: Mapping) -> Iterator[FileFault]:
    """What is wrong with the last values of the head that stand twice."""
    head = part_of(root, HEAD)
    last = last_of(head)
    if has_doubles(head) and isinstance(last, Mapping):
        found: list[Fault] = []
        _read_head(last, found)
        yield from (locate_fault(last, fault) for fault in found)


def _read_step(slug: str, kind: Kind, key: str, entry: Entry, pointer: str) -> Step:
    faults: list[Fault] = []
    value = shape_struct(plain_value(entry.value, pointer, faults), RECORDS[kind])
    record: Record | Remains[Record]
    try:
        record = msgspec.convert(value, RECORDS[kind])
    except msgspec.ValidationError:
        faults += _faults(value, RECORDS[kind], pointer, {fault.pointer for fault in faults})
        record = salvage(value, RECORDS[kind], pointer)
    if len(key) > LONGEST_KEY:
        detail = f"the key {key[:40]!r}… has {len(key)} characters; at most 200 are right"
        faults.append(Fault(pointer=pointer, detail=detail))
        record = salvage(value, RECORDS[kind], pointer)
        key = NOBODY + pointer
    operation = Operation(op="put", kind=kind, key=key)
    return make_step(slug, operation, record, pointer, record_at=pointer, faults=faults)


def _faults(value: Any, kind: Any, pointer: str, broken: set[str]) -> Iterator[Fault]:
    """The faults of a value, but for those that follow from one that is known already."""
    for fault in collect_faults(value, kind, pointer, strict=True):
        if not any(fault.pointer == at or fault.pointer.startswith(f"{at}/") for at in broken):
            yield Fault(pointer=fault.pointer, detail=_in_yaml(fault))


def _in_yaml(fault: Fault) -> str:
    detail = fault.detail
    for word, words in YAML_WORDS.items():
        detail = detail.replace(word, words)
    if detail == "the field 'sha256' is missing" and fault.pointer.endswith("/passage"):
        detail += "; `whence passages --write` works it out from the source's text"
    return detail


def locate_fault(root: Mapping, fault: Fault) -> FileFault:
    """A fault by its line."""
    detail = fault.detail.replace("dataset_meta", "the section dataset")
    detail = POINTER.sub(lambda found: f"at line {find_place(root, found[1]).line}", detail)
    return FileFault(line=find_place(root, fault.pointer).line, detail=detail)


def find_place(root: Mapping, pointer: str) -> Place:
    """Where a JSON pointer leads, or how far it leads."""
    if pointer.startswith("/dataset_meta"):
        pointer = pointer.replace("/dataset_meta", "/dataset", 1)
    place, node = Place(1, 1), root
    current: Any = node
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        entry = find(current, name) if isinstance(current, Mapping) else None
        if entry is not None:
            place, current = entry.key.place, entry.value
        elif isinstance(current, Sequence) and name.isdigit() and int(name) < len(current.items):
            current = current.items[int(name)]
            place = current.place
        else:
            break
    return place
