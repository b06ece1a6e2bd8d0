"""Two cases that found the same, to be linked."""

from tests.conftest import Write
from tests.records import actor, event, source


async def two_cases(write: Write) -> None:
    """Datasets `test` and `other`, in which some actors and an event are found twice."""
    for dataset in ("test", "other"):
        await write(
            source(),
            actor("legion", name=f"Legion of {dataset}"),
            actor("corps"),
            actor("unit"),
            event(),
            dataset=dataset,
            dataset_meta={"title": dataset, "licence": "CC0-1.0"},
        )
