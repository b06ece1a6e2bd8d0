"""Whom to tell of a weakness (RFC 9116)."""

import datetime
from typing import Final

from litestar import get

from api.answers import Answer, plain_answer
from api.errors import NotFoundError
from api.queries.filters import parse_nothing
from api.routes.reading import AnyRequest
from api.serving import serving_of

MEDIA_TYPE: Final = "text/plain; charset=utf-8"
VALID: Final = datetime.timedelta(days=180)


@get(
    "/.well-known/security.txt",
    operation_id="getSecurityTxt",
    summary="Whom to tell of a weakness",
    tags=["operations"],
    opt={"media_type": MEDIA_TYPE, "problems": ("not-found",)},
)
async def get_security_txt(request: AnyRequest) -> Answer:
    """Name the contact for reports of weaknesses, as RFC 9116 has it."""
    parse_nothing("/.well-known/security.txt", request.scope["query_string"])
    contact = serving_of(request).settings.contact
    if contact is None:
        raise NotFoundError("whoever runs this server has named no contact (WHENCE_CONTACT)")
    today = datetime.datetime.now(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    text = f"Contact: {contact}\nExpires: {today + VALID:%Y-%m-%dT%H:%M:%SZ}\n"
    return plain_answer(200, text.encode(), media_type=MEDIA_TYPE)
