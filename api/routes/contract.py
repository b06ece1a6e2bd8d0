"""The contract itself: the OpenAPI document, as it is committed and compared with the code."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from litestar import get

from api.answers import Answer, answer
from api.content import Content
from api.queries.filters import parse_nothing
from api.routes.reading import AnyRequest
from api.settings import CHECKOUT

FOLDER: Final = CHECKOUT / "openapi"
JSON: Final = "application/json"
YAML: Final = "application/yaml"


@get(
    "/openapi/v1.json",
    operation_id="getContractJson",
    summary="Get this document as JSON",
    tags=["contract"],
    opt={"media_type": JSON},
)
async def get_contract_json(request: AnyRequest) -> Answer:
    """Get the OpenAPI 3.1 document of this API, from which clients are generated."""
    return answer_document(request, "v1.json", JSON)


@get(
    "/openapi/v1.yaml",
    operation_id="getContractYaml",
    summary="Get this document as YAML",
    tags=["contract"],
    opt={"media_type": YAML},
)
async def get_contract_yaml(request: AnyRequest) -> Answer:
    """Get the OpenAPI 3.1 document of this API, as YAML."""
    return answer_document(request, "v1.yaml", YAML)


def answer_document(request: AnyRequest, name: str, media_type: str) -> Answer:
    """The file of that name; the database is not asked, so that the contract is always there."""
    parse_nothing("the contract", request.scope["query_string"])
    return answer(
        request, Content(body=read_document(FOLDER / name), seq=None), media_type=media_type
    )


@lru_cache(maxsize=2)
def read_document(path: Path) -> bytes:
    """The bytes as committed, read once in each process."""
    return path.read_bytes()
