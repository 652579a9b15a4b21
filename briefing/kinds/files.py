"""The file of one kind, wherever it lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from briefing import packages
from briefing.diagnostics import Span

Origin: TypeAlias = Literal["trial", "shared", "briefs", "program", "package"]
FOLDERS: Final = {
    "languages": ".yaml", "formats": ".yaml", "styles": ".yaml", "sections": ".py", "charts": ".py", "products": ".py",
}  # fmt: skip
LOOKED_IN: Final[tuple[Origin, ...]] = (
    "trial",
    "shared",
    "briefs",
    "program",
    "package",
)  # in this order


@dataclass(frozen=True, slots=True)
class KindFile:
    """`name` is what briefs call the kind, `shown` what messages call its file.

    `text` is what the file holds, where that is read rather than imported; `module` is what is imported, and `package`
    the distribution that brought it, with its version. `homes` are the folders where a file that it names may lie.
    """

    name: str
    shown: str
    origin: Origin
    text: str = ""
    module: str = ""
    package: str = ""
    homes: tuple[str, ...] = ()

    def beside(self, name: str) -> Path | None:
        """A file that the kind names by a relative path: beside its own, in the folder of briefs, or among the assets."""
        homes = map(Path, self.homes) if self.origin == "briefs" else packages.folders_of(self.module)
        found = (home / name for home in homes) if not Path(name).is_absolute() else ()
        return next((path for path in found if path.is_file()), None)

    @property
    def span(self) -> Span | None:
        """Where the file begins, for a file that an author can open."""
        return Span(self.shown) if self.origin == "briefs" else None

    def at(self, name: str) -> Span:
        """Where the file defines a name; its beginning, where it does not."""
        found = re.search(rf"^(?:def |class )?{re.escape(name)}\b", self.text, re.M)
        return Span(self.shown, self.text.count("\n", 0, found.start()) + 1) if found else Span(self.shown)

    @property
    def where(self) -> str:
        """`briefs/styles/house.yaml`, or the package that holds it."""
        return f"{self.shown} of the package {self.package}" if self.package else self.shown
