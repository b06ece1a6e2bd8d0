"""What there is to ask for: the demo case, a dataset with everything in it, what examples name."""

import httpx

from api.commands.load import load_demo
from api.ids import PREFIXES
from api.openapi.examples import DATASET, KEYS, example_id
from api.openapi.nodes import Node
from api.settings import Settings
from soak.scene import Scene
from tests.everything import EVERYTHING, META
from tests.records import event, link, merge, retract, source
from tests.world import identify

#: As the examples have them: `seq:57`, the dataset of a change set, and the id of one.
SEQS = 60
CASE = "my-case"
CHANGE_SET = "2f6c1f0e-7d0b-4c39-9a52-0d2f6f3f6a11"


def fill(scene: Scene) -> dict[str, list[str]]:
    """Write them all, over HTTP but for the case; the ids of some records of each kind."""
    load_demo(Settings(database_url=scene.dsn), scene.dsn)
    headers = {"Authorization": f"Bearer {scene.key}"}
    with httpx.Client(base_url=scene.base, headers=headers, timeout=60) as client:
        evidence = [{"source": KEYS["source"]}]
        _write(client, "test", *EVERYTHING, dataset_meta=META)
        ends = example_id("actor"), identify("actor", "legion", dataset=DATASET)
        linked = link(KEYS["link"], *ends, judgement="unsure", evidence=evidence)
        _write(client, DATASET, linked)
        meta = {"title": "My case", "licence": "CC-BY-4.0"}
        first = [source(), event("once"), event("twice"), event("gone")]
        _write(client, CASE, *first, dataset_meta=meta, id=CHANGE_SET)
        _write(client, CASE, merge("event", "twice", into="once"), retract("event", "gone"))
        for number in range(SEQS):
            _write(client, CASE, event("once", title=f"Raid, version {number}"))
        return {
            kind: [record["id"] for record in client.get(f"/v1/{kind}s").json()["data"]]
            for kind in PREFIXES
            if kind != "participation"
        }


def _write(client: httpx.Client, dataset: str, *operations: Node, **more: object) -> None:
    body = {"dataset": dataset, "reason": "Fill", "operations": operations} | more
    answer = client.post("/v1/changesets", json=body)
    if answer.status_code != httpx.codes.CREATED:
        raise RuntimeError(answer.text)
