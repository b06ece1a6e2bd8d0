from typing import Literal

SourceKind = Literal[
    "article",
    "broadcast",
    "court_decision",
    "data_file",
    "document",
    "post",
    "report",
    "video",
    "webpage",
]

SOURCE_KIND_VALUES: set[SourceKind] = {
    "article",
    "broadcast",
    "court_decision",
    "data_file",
    "document",
    "post",
    "report",
    "video",
    "webpage",
}


def check_source_kind(value: str) -> SourceKind:
    if value in SOURCE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SOURCE_KIND_VALUES!r}")
