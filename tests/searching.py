"""Searches as a client puts them."""

from typing import Any

from tests.serving import Served


async def search(app: Served, q: str, **asked: Any) -> Any:
    """The answer to a search."""
    answer = await app.client.get("/v1/search", params={"q": q, **asked})
    assert answer.status_code == 200, answer.text
    return answer.json()
