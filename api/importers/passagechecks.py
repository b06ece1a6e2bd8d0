"""A case file's passages beside the texts that they point into."""

import difflib
import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal

import msgspec

from api.importers.insertions import Insertion, insert_after
from api.importers.passages import Passage, read_passages, scalar
from api.importers.yamlnodes import Mapping as Nodes
from api.importers.yamlnodes import Place

#: How much is hashed at most in one run while looking for passages that have moved.
MOST_WINDOWS: Final = 1_000_000
MOST_CODE_POINTS: Final = 200_000_000
Status = Literal["ok", "missing", "filled", "wrong", "no text"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a text says of one passage, or of its own digest and length."""

    record: str
    field: str
    source: str
    line: int
    start: int | None = None
    end: int | None = None
    text: str = ""
    status: Status
    detail: str = ""


Checked = tuple[Finding, Insertion | None]


class Search:
    """Looks for the words of a digest elsewhere in a text, within one budget for all."""

    def __init__(self) -> None:
        self._windows, self._code_points = MOST_WINDOWS, MOST_CODE_POINTS

    def tell(self, text: str, digest: str, length: int) -> str:
        """Where they are, in words that follow on what is wrong."""
        windows = len(text) - length + 1
        if windows > self._windows or windows * length > self._code_points:
            return "; there is too much text to look for the passage elsewhere"
        self._windows -= windows
        self._code_points -= windows * length
        found = [at for at in range(windows) if _sha256(text[at : at + length]) == digest]
        if not found:
            return f", and no {length} code points anywhere in it have this one"
        return f"; this one is at {', '.join(f'{at} to {at + length}' for at in found[:5])}"


def check_passages(root: Nodes, texts: Mapping[str, str]) -> Iterator[Checked]:
    """Judge each passage, and each source, whose text is given; with what fills in a digest."""
    search = Search()
    for key, text in texts.items():
        source = _source(root, key)
        if source is not None:
            yield _check_source(key, source, text)
    for passage in sorted(read_passages(root), key=lambda passage: passage.place):
        yield _check(passage, texts.get(passage.source), search)


def unknown_sources(root: Nodes, texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the names under which texts are given."""
    sources = root.entries.get("sources")
    keys = list(sources.value.entries) if sources and isinstance(sources.value, Nodes) else []
    for name in texts:
        if name not in keys:
            near = difflib.get_close_matches(name, keys, n=1)
            right = f"did you mean {near[0]}?" if near else f"there are {', '.join(keys)}"
            yield f"there is no source {name!r} in the file; {right}"


def _source(root: Nodes, key: str) -> tuple[Place, Nodes] | None:
    sources = root.entries.get("sources")
    if sources is None or not isinstance(sources.value, Nodes):
        return None
    entry = sources.value.entries.get(key)
    if entry is None or not isinstance(entry.value, Nodes):
        return None
    return entry.key.place, entry.value


def _check_source(key: str, found: tuple[Place, Nodes], text: str) -> Checked:
    place, node = found
    digest, length = _sha256(text), str(len(text))
    entry = node.entries.get("text")
    judge = _judge(f"sources/{key}", "text", key, place.line)
    if entry is None or not isinstance(entry.value, Nodes):
        added = insert_after(node, "title", {"text": f"{{sha256: {digest}, length: {length}}}"})
        return judge("missing", "it has no text.sha256 and text.length"), added
    right = {"sha256": digest, "length": length}
    missing = {name: value for name, value in right.items() if name not in entry.value.entries}
    wrong = [n for n in right if n not in missing and scalar(entry.value, n) != right[n]]
    judge = _judge(f"sources/{key}", "text", key, entry.key.place.line)
    if wrong:
        told = ", ".join(f"{name} {right[name]}" for name in wrong)
        return judge("wrong", f"the text given has {told}"), None
    if missing:
        detail = f"it has no {' and no '.join(missing)}"
        return judge("missing", detail), insert_after(entry.value, "policy", missing)
    return judge("ok", ""), None


def _judge(record: str, field: str, source: str, line: int) -> Callable[[Status, str], Finding]:
    def judge(status: Status, detail: str) -> Finding:
        return Finding(
            record=record, field=field, source=source, line=line, status=status, detail=detail
        )

    return judge


def _check(passage: Passage, text: str | None, search: Search) -> Checked:
    start, end = passage.start, passage.end
    finding = Finding(
        record=passage.record,
        field=passage.field,
        source=passage.source,
        line=passage.place.line,
        start=start,
        end=end,
        status="no text",
    )
    if text is None:
        return finding, None
    fault = _offset_fault(start, end, len(text))
    if fault is not None or start is None or end is None:
        return msgspec.structs.replace(finding, status="wrong", detail=fault or ""), None
    words = text[start:end]
    status, detail = _compare(passage, text, words, search)
    inserted = None
    if status == "missing":
        inserted = insert_after(passage.node, "end", {"sha256": _sha256(words)})
    return msgspec.structs.replace(finding, text=words, status=status, detail=detail), inserted


def _offset_fault(start: int | None, end: int | None, length: int) -> str | None:
    if start is None or end is None:
        return "start and end are whole numbers, both needed"
    if end <= start:
        return f"it ends at {end}, before or where it starts ({start})"
    if start < 0 or end > length:
        return f"{start} to {end} is beyond the text, which has {length} code points"
    return None


def _compare(passage: Passage, text: str, words: str, search: Search) -> tuple[Status, str]:
    start, end = passage.start or 0, passage.end or 0
    around = {
        "exact": words,
        "prefix": text[:start][-len(scalar(passage.node, "prefix") or " ") :],
        "suffix": text[end:][: len(scalar(passage.node, "suffix") or " ")],
    }
    for name, right in around.items():
        given = scalar(passage.node, name)
        if given is not None and given != right:
            return "wrong", f"the text has other words there than its {name}"
    digest = scalar(passage.node, "sha256")
    if digest is None:
        return "missing", "it has no sha256"
    if digest != _sha256(words):
        return "wrong", f"the text has another digest there{search.tell(text, digest, end - start)}"
    return "ok", ""


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
