"""What a user of the Python client does; prints what came of it, step by step, as JSON."""

import datetime
import io
import json

from problems import problems
from releases import releases
from setting import (
    CUT,
    DATASET,
    RAID,
    change_set,
    problem_of,
    put_event,
    put_source,
    retract,
    whence,
    writer,
)
from whence_client import File, Names, Offsets, Whence


def list_by_filters() -> object:
    day = datetime.date(2023, 5, 22)
    return [f"{event.id} {event.title}" for event in whence.events(country=["RU"], from_=day)]


def names() -> object:
    item = whence.event(RAID)
    of = Names(item)
    first = item.data.participations[0]
    (raid,) = whence.events(key=["raid"]).named()
    return {
        "byId": [of(first.actor), of(item.data.evidence[0].source), of.label("toString") or "none"],
        "placed": [f"{part['actor_name']}: {part['role']}" for part in raid["participations"][:3]],
    }


def positions() -> object:
    answer = whence.positions(RAID)
    of = Names(answer)
    return [
        f"{of(party.party)}, {entry.fact.role}: {party.stance}"
        for entry in answer.data
        if entry.fact.kind == "participation"
        for party in entry.parties
        if party.party == entry.fact.actor
    ]


def not_modified() -> object:
    statuses: list[int] = []
    whence.http.event_hooks["response"] = [lambda answer: statuses.append(answer.status_code)]
    first, again = whence.event(RAID, version=1), whence.event(RAID, version=1)
    whence.http.event_hooks["response"] = []
    return {"statuses": statuses, "same": first == again}


def passages() -> object:
    text = "Он 😀 сказал: «да» 🇺🇦."
    offsets = Offsets(text)
    units = {"start": offsets.to_utf16(3), "end": offsets.to_utf16(4)}
    back = {name: offsets.to_code_points(offset) for name, offset in units.items()}
    return {"text": text[3:4], "units": units, "back": back}


def write() -> object:
    puts = [put_source(), *map(put_event, range(1, 301))]
    body = change_set("Test the client", *puts)
    dry = writer.write(body=body, dry_run=True)
    done = writer.write(body=body)
    return {"dry": [dry.dry_run, dry.counts.created], "done": done.counts.created}


def undo() -> object:
    (event,) = writer.events(dataset=[DATASET], key=["protest-2"])
    writer.write(body=change_set("Gone", retract("protest-2")))
    left = list(writer.events(dataset=[DATASET], key=["protest-2"]))
    (kept,) = writer.events(dataset=[DATASET], key=["protest-2"], status=["retracted"])
    ops = [version.op for version in writer.event_history(event.id)]
    merge = {"op": "merge", "kind": "event", "key": "protest-3", "into": "protest-4"}
    (merged,) = writer.events(dataset=[DATASET], key=["protest-3"])
    done = writer.write(body=change_set("The same", merge))
    survivor = writer.event(merged.id).data.key
    taken = writer.revert(str(done.id))
    reverts = writer.change_set(str(taken.id)).data.reverts == done.id
    return {"left": len(left), "kept": kept.reason, "ops": ops, "into": survivor, "back": reverts}


def pages() -> object:
    walk = whence.events(dataset=["many"], sort="title", limit=1000, count="exact")
    all_pages = list(walk.pages())
    titles = [event.title for page in all_pages for event in page.data]
    return {
        "sizes": [len(page.data) for page in all_pages],
        "count": all_pages[0].page.count,
        "different": len(set(titles)),
        "ends": [titles[0], titles[-1]],
        "iterated": [event.title for event in walk] == titles,
    }


def event_of() -> object:
    raid = whence.event(RAID).data
    return whence.event_of(raid.participations[0].id).data == raid


def feed() -> object:
    every = [change.cursor for change in whence.changes(dataset=[DATASET], limit=100)]
    with Whence(CUT) as cut:
        followed = iter(cut.follow(dataset=[DATASET]))
        came = [next(followed).cursor for _ in every]
        followed.close()
    half = len(every) // 2
    rest = [change.cursor for change in whence.changes(after=every[half], dataset=[DATASET])]
    listening = iter(whence.follow(dataset=[DATASET], after=every[-1]))
    writer.write(body=change_set("Gone", retract("protest-1")))
    told = next(listening)
    listening.close()
    return {
        "all": len(every) == len(set(every)) > 301,
        "followed": came == every,
        "rest": rest == every[half + 1 :],
        "told": f"{told.op} {told.kind}",
        "refused": problem_of(lambda: next(iter(whence.follow(after="never")))),
    }


def lines() -> object:
    """A change set as NDJSON, which only this client sends."""
    head = {"dataset": DATASET, "reason": "Write lines"}
    body = "\n".join(map(json.dumps, (head, put_source("By lines"))))
    return writer.write(body=File(io.BytesIO(body.encode()))).counts.changed


STEPS = {
    "listByFilters": list_by_filters,
    "names": names,
    "positions": positions,
    "notModified": not_modified,
    "eventOf": event_of,
    "passages": passages,
    "write": write,
    "undo": undo,
    "pages": pages,
    "problems": problems,
    "releases": releases,
    "feed": feed,
    "lines": lines,
}

if __name__ == "__main__":
    print(json.dumps({name: step() for name, step in STEPS.items()}))
