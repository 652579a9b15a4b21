"""A client of yaml-language-server over its standard streams: what an editor would show for a file."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}, "format": {"enable": False}},
    "http": {"proxy": "", "proxyStrictSSL": False},
}  # fmt: skip


class LanguageServer:
    """One running server; `root` is the folder that the editor has open."""

    def __init__(self, command: str, root: Path) -> None:
        self._process = subprocess.Popen(
            [command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._number = 0
        self._diagnostics: dict[str, list[Any]] = {}
        uri = root.as_uri()
        folders = [{"uri": uri, "name": root.name}]
        capabilities = {"textDocument": {"completion": {"completionItem": {"snippetSupport": False}}}}
        self._ask(
            "initialize", processId=None, rootUri=uri, workspaceFolders=folders, capabilities=capabilities
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=_SETTINGS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def marks(self, path: Path, text: str) -> list[str]:
        """What is marked in a file of this text."""
        self._diagnostics.pop(path.as_uri(), None)
        self._tell(
            "textDocument/didOpen",
            textDocument={"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text},
        )
        while path.as_uri() not in self._diagnostics:
            self._read()
        return [
            f"{d['range']['start']['line'] + 1}: {d['message']}" for d in self._diagnostics[path.as_uri()]
        ]

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is said of the word at a place of an open file; lines and columns begin at 0."""
        found = self._ask(
            "textDocument/hover",
            textDocument={"uri": path.as_uri()},
            position={"line": line, "character": column},
        )
        return str(found["contents"]["value"]) if found else ""

    def completions(self, path: Path, line: int, column: int) -> list[str]:
        """What is offered at a place of an open file."""
        found = self._ask(
            "textDocument/completion",
            textDocument={"uri": path.as_uri()},
            position={"line": line, "character": column},
        )
        return [str(item["label"]) for item in found["items"]]

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while (answer := self._read()).get("id") != self._number or "method" in answer:
            pass
        return answer.get("result")

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message; what the server asks for is answered with what an editor has."""
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._configuration(message)})
        return message

    @staticmethod
    def _configuration(message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        sections = [item.get("section", "") for item in message["params"]["items"]]
        return [_SETTINGS.get(section, {}) for section in sections]
