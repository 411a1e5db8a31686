"""A server that does nothing but answer, at once: what remains is the driver's own cost."""

import asyncio
import sys

ANSWER = b'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 26\r\n\r\n{"saved":[],"refused":[ ]}'
HEAD_END = b"\r\n\r\n"


class Answering(asyncio.Protocol):
    """Answers each request once its whole body is here; requests do not overlap on one connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember whom to answer."""
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.waiting = transport, b""

    def data_received(self, data: bytes) -> None:
        """Answer when the request is complete."""
        self.waiting += data
        head, end, body = self.waiting.partition(HEAD_END)
        if end and len(body) >= _length(head):
            self.waiting = b""
            self.transport.write(ANSWER)


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0


async def serve(port: int) -> None:
    """Answer on this port until the process ends."""
    server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", port, backlog=1024)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
