"""The same scenario with the client to await, each step that asks the server in its own way."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from itertools import islice

from releases import BASE, CASE, EVENTS, StoppedError, Told, outcome
from setting import (
    BROKEN,
    CUT,
    DATASET,
    KEY,
    RAID,
    TO,
    URL,
    change_set,
    put_event,
    put_source,
    retract,
    told,
)
from whence_client import AsyncWhence, DamagedFileError, Names, ProblemError

whence = AsyncWhence(URL)
writer = AsyncWhence(URL, KEY)


async def names() -> object:
    item = await whence.event(RAID)
    of = Names(item)
    first = item.data.participations[0]
    raids = [raid async for raid in whence.events(key=["raid"]).named()]
    parts = islice(raids[0]["participations"], 3)
    return {
        "byId": [of(first.actor), of(item.data.evidence[0].source), of.label("toString") or "none"],
        "placed": [f"{part['actor_name']}: {part['role']}" for part in parts],
    }


async def not_modified() -> object:
    statuses: list[int] = []

    async def note(answer: object) -> None:
        statuses.append(getattr(answer, "status_code", 0))

    whence.http.event_hooks["response"] = [note]
    first, again = await whence.event(RAID, version=1), await whence.event(RAID, version=1)
    whence.http.event_hooks["response"] = []
    return {"statuses": statuses, "same": first == again}


async def write() -> object:
    puts = [put_source(), *map(put_event, range(1, 301))]
    body = change_set("Test the client", *puts)
    dry = await writer.write(body=body, dry_run=True)
    done = await writer.write(body=body)
    return {"dry": [dry.dry_run, dry.counts.created], "done": done.counts.created}


async def pages() -> object:
    walk = whence.events(dataset=["many"], sort="title", limit=1000, count="exact")
    all_pages = [page async for page in walk.pages()]
    titles = [event.title for page in all_pages for event in page.data]
    return {
        "sizes": [len(page.data) for page in all_pages],
        "count": all_pages[0].page.count,
        "different": len(set(titles)),
        "ends": [titles[0], titles[-1]],
        "iterated": [event.title async for event in walk] == titles,
    }


async def releases() -> object:
    download = whence.download_release
    release = await download(CASE, TO / "all")
    again, stopped, on = Told(), Told(stop=True), Told()
    await download(CASE, TO / "all", progress=again)
    try:
        await download(CASE, TO / "stopped", files=BASE, progress=stopped)
    except StoppedError:
        await download(CASE, TO / "stopped", files=BASE, progress=on)
    async with AsyncWhence(BROKEN) as broken:
        await broken.download_release(CASE, TO / "broken", files=BASE)
    try:
        await download(CASE, TO / "refused", release="tampered", files=EVENTS)
    except DamagedFileError as damaged:
        return outcome(release.name, again, stopped, on, damaged)
    return "taken"


async def feed() -> object:
    every = [change.cursor async for change in whence.changes(dataset=[DATASET], limit=100)]
    async with AsyncWhence(CUT) as cut:
        followed = aiter(cut.follow(dataset=[DATASET]))
        came = [(await anext(followed)).cursor for _ in every]
        await followed.aclose()
    half = len(every) // 2
    rest = [change.cursor async for change in whence.changes(after=every[half], dataset=[DATASET])]
    listening = aiter(whence.follow(dataset=[DATASET], after=every[-1]))
    await writer.write(body=change_set("Gone", retract("protest-1")))
    next_one = await anext(listening)
    await listening.aclose()
    return {
        "all": len(every) == len(set(every)) >= 301,
        "followed": came == every,
        "rest": rest == every[half + 1 :],
        "told": f"{next_one.op} {next_one.kind}",
        "refused": await refusal(),
    }


async def refusal() -> object:
    try:
        await anext(aiter(whence.follow(after="never")))
    except ProblemError as problem:
        return told(problem)
    return "none"


STEPS: dict[str, Callable[[], Awaitable[object]]] = {
    "names": names,
    "notModified": not_modified,
    "write": write,
    "pages": pages,
    "releases": releases,
    "feed": feed,
}


async def main() -> None:
    print(json.dumps({name: await step() for name, step in STEPS.items()}))


if __name__ == "__main__":
    asyncio.run(main())
