"""A preview that is open in a browser, and a brief of its folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.serving.browsing import Browser

POINT = "Мы ценим ваши шлюзы."
BRIEF = "delegations/austria.yaml"


class Desk(NamedTuple):
    """An open preview: the folder, its address, a window of it."""

    folder: Path
    address: str
    browser: Browser

    def save(self, name: str, old: str, new: str) -> None:
        """As an editor saves: what stands once in a file is something else."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def bytes(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()
