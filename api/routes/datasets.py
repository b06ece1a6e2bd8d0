"""Datasets: named series of records, with licence and citation."""

from collections.abc import Sequence
from functools import partial

import msgspec
from litestar import get
from litestar.params import FromPath

from api.answers import Answer, answer
from api.auth import reader_of
from api.content import Content
from api.database import Connection
from api.formats.jsonld import write_dataset
from api.queries.datasets import read_dataset, read_datasets
from api.queries.filters import parse_format, parse_nothing
from api.queries.parameters import FORMAT_ALONE
from api.routes.negotiation import choose_format
from api.routes.reading import AnyRequest, answer_question, readable_by
from api.serving import serving_of
from schemas.linkedparts import LinkedDataset
from schemas.lists import DatasetItem, DatasetList


@get(
    "/v1/datasets",
    operation_id="listDatasets",
    summary="List datasets",
    tags=["datasets"],
    opt={"answers": DatasetList},
)
async def list_datasets(request: AnyRequest) -> Answer:
    """List the datasets that you may read, with how many active records each has."""
    parse_nothing("the datasets", request.scope["query_string"])
    choose_format(request, None, ("json",))
    async with serving_of(request).readers.lend() as connection:
        readable = readable_by(await reader_of(request, connection))
        found, seq = await read_datasets(connection, readable)
    return answer(request, Content(body=msgspec.json.encode(found), seq=seq))


@get(
    "/v1/datasets/{slug:str}",
    operation_id="getDataset",
    summary="Get a dataset",
    tags=["datasets"],
    opt={"answers": DatasetItem, "linked": LinkedDataset, "parameters": FORMAT_ALONE},
)
async def get_dataset(request: AnyRequest, slug: FromPath[str]) -> Answer:
    """Get a dataset: publisher, licence, citation, and how many active records it has."""

    async def read(connection: Connection, asked: str | None, readable: Sequence[str]) -> Content:
        found, seq = await read_dataset(connection, slug, readable)
        body = msgspec.json.encode(found)
        # A release of it may be published, or withdrawn, at any moment.
        return Content(body=body, seq=seq, licences=[found.data.licence], lasting=False)

    return await answer_question(
        request,
        partial(parse_format, "a dataset"),
        read,
        named_format=lambda asked: asked,
        writers={"jsonld": lambda found, origin: write_dataset(found.body, origin)},
    )
