"""What a request is: where it came from, what it holds, and how much of it we read."""

from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from checklist.care.house import House
from checklist.care.people import COOKIE

FORM_LIMIT = 8_192
MOST_FIELDS = 20
OWN = ("same-origin", "none")
LOOPBACK = ("127.0.0.1", "::1", "localhost")
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")


class TooLarge(ValueError):
    """The body is larger than what is read."""


async def body_of(request: Request, limit: int) -> bytes:
    """The body; TooLarge as soon as more than `limit` bytes have come."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge
    return bytes(body)


async def form_of(request: Request) -> dict[str, str]:
    """The last value of each field of a form; TooLarge for more than a form of ours holds."""
    body = await body_of(request, FORM_LIMIT)
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise TooLarge from None
    return {name: values[-1] for name, values in fields.items()}


def cookie_of(request: Request) -> str | None:
    """The session the browser holds."""
    return request.cookies.get(COOKIE)


def client_of(request: Request) -> str:
    """The address the request came from."""
    return request.client.host if request.client else ""


def from_own_page(request: Request) -> bool:
    """Whether a form was sent from a page of ours. A browser that says neither where from is not believed."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in OWN
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")


def by_a_person(request: Request) -> bool:
    """Whether someone typed, scanned or tapped the address: not a preview, a prefetch, or another site's doing."""
    headers = request.headers
    navigates = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    ahead = headers.get("sec-purpose") or headers.get("purpose")
    return request.method == "GET" and navigates and headers.get("sec-fetch-site") in OWN and not ahead


def is_secure(house: House, request: Request) -> bool:
    """Whether people reach us over https, directly or through a proxy."""
    return request.url.scheme == "https" or house.base_url.startswith("https:")


def on_this_machine(house: House, request: Request) -> bool:
    """Whether the server, the browser and the address all are this machine, with no proxy between."""
    address = urlsplit(house.base_url or str(request.base_url)).hostname
    hosts = (address, request.url.hostname, client_of(request))
    return all(host in LOOPBACK for host in hosts) and not any(name in request.headers for name in FORWARDED)
