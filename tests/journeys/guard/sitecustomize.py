"""Loaded by the server under test: every connection off this machine is refused and written down."""

import ipaddress
import os
import sys
from pathlib import Path


def _outside(address: object) -> bool:
    host = address[0] if isinstance(address, tuple) else None
    if host is None or host in ("localhost", ""):
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True


def _guard(event: str, args: tuple) -> None:
    if event == "socket.connect" and _outside(args[1]):
        with Path(os.environ["CHECKLIST_GUARD_LOG"]).open("a") as log:
            log.write(f"{args[1]}\n")
        raise ConnectionRefusedError("the tests allow no connection off this machine")


if "CHECKLIST_GUARD_LOG" in os.environ:
    sys.addaudithook(_guard)
