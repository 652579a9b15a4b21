"""A folder of briefs behind its guard, asked without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import unquote_to_bytes

from briefing.previewing import Engine
from briefing.serving.editors import editor_called
from briefing.serving.guarding import App, guarded, new_token
from briefing.serving.routes import Desk, application
from briefing.serving.running import hosts_of

PORT: Final = 4711
HERE: Final = f"http://127.0.0.1:{PORT}"
JSON: Final = {"origin": HERE, "content-type": "application/json"}


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Opened:
    """Questions to a preview, as a browser sends them; headers that are given stand in place of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.token = folder, new_token()
        self.desk = Desk(Engine(folder), folder, editor_called("vscode"))
        self._app: App = guarded(application(self.desk), hosts_of(PORT), self.token)

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", f"/{self.token}/{path}", b"", _named(headers))

    def post(self, path: str, body: object, **headers: str) -> Answer:
        return self.ask("POST", f"/{self.token}/{path}", json.dumps(body).encode(), JSON | _named(headers))

    def ask(
        self, method: str, target: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One request as it travels: the path is undone of its `%`, nothing else."""
        path, _, query = target.partition("?")
        sent = {"host": f"127.0.0.1:{PORT}", "content-length": str(len(body)), **(headers or {})}
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": unquote_to_bytes(path).decode(), "raw_path": path.encode(), "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()], "root_path": "",
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", PORT),
        }  # fmt: skip
        return asyncio.run(self._asked(scope, body))

    async def _asked(self, scope: dict[str, Any], body: bytes) -> Answer:
        messages: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            messages.append(message)

        await self._app(scope, receive, send)
        data = b"".join(message.get("body", b"") for message in messages[1:])
        headers = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
        return Answer(messages[0]["status"], headers, data.decode("utf-8", "replace"))


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
