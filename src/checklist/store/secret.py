"""Secrets that open things: long enough not to be guessed, and only their hash is kept."""

import hashlib
import hmac
import secrets

BYTES = 20


def new_secret() -> str:
    """160 random bits, safe in an address."""
    return secrets.token_urlsafe(BYTES)


def at_rest(secret: str) -> str:
    """What is kept of a secret: its SHA-256."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def keyed(key: bytes, *parts: str) -> str:
    """A name for `parts` that tells nobody without `key` what they were."""
    return hmac.new(key, "\0".join(parts).encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
