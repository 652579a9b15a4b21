"""The server: one socket on loopback, events, a clean end."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Final

from briefing.diagnostics import EnvironmentProblem
from briefing.lazy import lazy
from briefing.serving.guarding import guarded
from briefing.serving.routes import Desk, application

if TYPE_CHECKING:
    import uvicorn
else:
    uvicorn = lazy("uvicorn")

LOOPBACK: Final = "127.0.0.1"
LAST_ANSWERS: Final = 2  # seconds for what is being answered when the preview ends


def listening(port: int) -> socket.socket:
    """A socket that only this machine reaches; 0 is any free port."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((LOOPBACK, port))
    except OSError as error:
        found.close()
        said = f"port {port} of this machine is taken or not allowed; name another one, or none"
        raise EnvironmentProblem(said) from error
    return found


def hosts_of(port: int) -> frozenset[str]:
    """What a browser may call the address."""
    return frozenset({f"{LOOPBACK}:{port}", f"localhost:{port}"})


def serve(desk: Desk, listener: socket.socket, token: str, ready: Callable[[], None]) -> None:
    """Answer until Ctrl-C; `ready` is called once questions are answered."""
    app = guarded(application(desk), hosts_of(listener.getsockname()[1]), token)
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, lifespan="off", server_header=False, date_header=False,
        timeout_graceful_shutdown=LAST_ANSWERS, ws="none", loop="asyncio",
    )  # fmt: skip
    server = uvicorn.Server(config)
    ended = server.handle_exit

    def handle_exit(number: int, frame: FrameType | None) -> None:
        desk.windows.close()
        ended(number, frame)

    server.handle_exit = handle_exit

    async def main() -> None:
        loop = asyncio.get_running_loop()
        desk.windows.run_in(loop)
        forget = desk.engine.subscribe(desk.hear)
        loop.call_soon(ready)
        try:
            await server.serve(sockets=[listener])
        finally:
            forget()

    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        return
    finally:
        listener.close()
