"""A person at a Streamlit page: the browser's own protocol, a widget's change sent, its script's end waited for."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.serving import HOST

GOOD_ENDS = frozenset({ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY})


class StreamlitSession:
    """Ticks by changing a checkbox. A tick is acknowledged when the script run it caused has finished."""

    def __init__(self, port: int, person: str) -> None:
        self._port, self._query = port, f"person={person}"
        self._boxes: dict[str, bool] = {}
        self._fragments: dict[str, str] = {}
        self._page = ""

    async def open(self) -> None:
        """The page has run once, and its checkboxes are known."""
        self._socket: ClientConnection = await connect(
            f"ws://{HOST}:{self._port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=f"http://{HOST}:{self._port}",  # type: ignore[arg-type]
            compression=None,
            max_size=None,
            ping_interval=None,
            proxy=None,
        )
        await self._run(None)
        if not self._boxes:
            raise RuntimeError("the page drew no checkbox")

    async def tick(self, number: int) -> None:
        """The next checkbox is changed, and the script run that saved it has finished."""
        box = list(self._boxes)[number % len(self._boxes)]
        self._boxes[box] = not self._boxes[box]
        await self._run(box)

    async def close(self) -> None:
        """The browser tab is closed."""
        if hasattr(self, "_socket"):
            await self._socket.close()

    async def _run(self, box: str | None) -> None:
        await self._socket.send(self._rerun(box).SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self._socket.recv(decode=False))
            if message.WhichOneof("type") == "script_finished":
                break
            self._note(message)
        if message.script_finished not in GOOD_ENDS:
            raise RuntimeError(f"the script ended with {message.script_finished}")

    def _rerun(self, box: str | None) -> BackMsg:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash = self._query, self._page
        state.context_info.timezone, state.context_info.locale = "Europe/Berlin", "en-US"
        state.fragment_id = self._fragments.get(box or "", "")
        for name, ticked in self._boxes.items():
            state.widget_states.widgets.add(id=name, bool_value=ticked)
        return asked

    def _note(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "checkbox":
            drawn = message.delta.new_element.checkbox
            self._boxes.setdefault(drawn.id, drawn.default)
            self._fragments[drawn.id] = message.delta.fragment_id
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(message.delta.new_element.exception.message)
