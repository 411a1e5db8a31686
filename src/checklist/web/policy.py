"""What a page may load: for our own plain pages nothing but their style, for Streamlit's what it cannot do without."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

SOCKETS = {"http": "ws", "https": "wss"}
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)

PLAIN = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


@cache
def streamlit(base_url: str) -> str:
    """The policy for Streamlit's pages: scripts of this server, and of components, which are loaded as blobs."""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {' '.join(_own_inline_scripts())}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {_socket(base_url)}".rstrip(),
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _own_inline_scripts() -> list[str]:
    """The scripts inside Streamlit's first page, by their hashes, so that no other inline script may run."""
    page = files("streamlit").joinpath("static/index.html").read_text(encoding="utf-8")
    return [f"'sha256-{_hash(script)}'" for script in INLINE.findall(page)]


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _socket(base_url: str) -> str:
    """Our own socket by name: some older browsers do not count it as 'self'."""
    parts = urlsplit(base_url)
    return f"{SOCKETS[parts.scheme]}://{parts.netloc}" if parts.scheme in SOCKETS else ""
