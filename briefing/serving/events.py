"""What all open windows are told at once, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final

BEAT: Final = 15.0  # seconds between signs of life: a window that missed two asks anew
MOST_WAITING: Final = (
    100  # a window that sleeps is told no more than this, and reads everything anew when it wakes
)


class Windows:
    """The windows that listen. `tell` may be called from any thread once the loop is known."""

    def __init__(self, beat: float = BEAT) -> None:
        self._beat = beat
        self._queues: set[asyncio.Queue[bytes | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    def __len__(self) -> int:
        return len(self._queues)

    def run_in(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def tell(self, event: str, data: Mapping[str, Any]) -> None:
        """An event for every window that is open now."""
        message = f"event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
        self._soon(message)

    def close(self) -> None:
        """The preview ends: windows are told and let go."""
        self._closed = True
        self._soon(b"event: end\ndata: {}\n\n")
        self._soon(None)

    async def listen(self) -> AsyncIterator[bytes]:
        """The events of one window, from now on."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(MOST_WAITING)
        self._queues.add(queue)
        try:
            yield b"retry: 1000\nevent: beat\ndata: {}\n\n"
            while not self._closed or not queue.empty():
                try:
                    message = await asyncio.wait_for(queue.get(), self._beat)
                except TimeoutError:
                    message = b"event: beat\ndata: {}\n\n"
                if message is None:
                    return
                yield message
        finally:
            self._queues.discard(queue)

    def _soon(self, message: bytes | None) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, message)

    def _put(self, message: bytes | None) -> None:
        for queue in tuple(self._queues):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(message)
