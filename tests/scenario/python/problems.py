"""Each kind of problem that a user can cause."""

from typing import Any

from setting import KEY, PURGED, URL, change_set, problem_of, put_source, retract, whence, writer
from whence_client import Whence, models


def ask(**request: Any) -> object:
    """What has no method of its own."""
    return writer.ask(request, models.Service.from_dict)


def problems() -> object:
    faulty = change_set("Faults", retract("nowhere"), retract("nor-here"))
    elsewhere = models.ChangeSetInput.from_dict({**faulty.to_dict(), "dataset": "belgorod-2023"})
    stale = change_set("Stale", put_source("Other", expect_version=7))
    text = {"Content-Type": "text/csv"}
    return [
        problem_of(lambda: list(whence.events(limit=1001))),
        problem_of(lambda: ask(method="get", url="/v1/events", params={"colour": "red"})),
        problem_of(lambda: list(whence.events(cursor="none"))),
        problem_of(lambda: whence.write(body=faulty)),
        problem_of(lambda: Whence(URL, "whence_none").service()),
        problem_of(lambda: writer.write(body=elsewhere)),
        problem_of(lambda: whence.event("evt_00000000000000000000000000")),
        problem_of(lambda: ask(method="get", url="/v2")),
        problem_of(lambda: ask(method="post", url="/v1/events", json={})),
        problem_of(lambda: ask(method="get", url="/v1", headers={"Accept": "image/png"})),
        problem_of(lambda: writer.write(body=stale)),
        problem_of(lambda: whence.source(PURGED)),
        problem_of(lambda: list(whence.events(key=["x" * 400] * 100))),
        problem_of(lambda: ask(method="post", url="/v1/changesets", content=b"", headers=text)),
        problem_of(lambda: writer.write(body=faulty)),
        too_many_streams(),
    ]


def too_many_streams() -> object:
    """There may be two at once."""
    held = [iter(whence.follow()) for _ in range(2)]
    for followed in held:
        next(followed)
    with Whence(URL, KEY, patience=0) as hasty:
        refused = problem_of(lambda: next(iter(hasty.follow())))
    for followed in held:
        followed.close()
    return refused
