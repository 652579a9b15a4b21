"""The book's faces as drawings use them: by weight and slope, with fallbacks for single signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.diagnostics import BriefError
from briefing.layout.faces import Face


class DrawingFace:
    """One face under its role, with the metrics that matplotlib asks for (ems)."""

    def __init__(self, name: str, face: Face, others: Sequence[DrawingFace] = ()) -> None:
        self.name, self.face, self.others = name, face, others
        self.ascent, self.descent, self.gap = face.ascent, face.descent, 0.0
        self._widths: dict[str, float] = {}

    def covers(self, char: str) -> bool:
        return self.face.covers(char)

    def width(self, text: str) -> float:
        """Ems, in the faces that will set it."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = sum(_ems(f.face, run) for f, run in self.runs(text))
        return found

    def runs(self, text: str) -> list[tuple[DrawingFace, str]]:
        """The text in pieces of one face each; a sign that no face has is a `BriefError`."""
        if all(map(self.face.covers, text)):
            return [(self, text)]
        found: list[tuple[DrawingFace, str]] = []
        for char in text:
            face = next((f for f in (self, *self.others) if f.covers(char)), None)
            if face is None:
                raise _missing(char, text, self.face)
            if found and found[-1][0] is face:
                found[-1] = (face, found[-1][1] + char)
            else:
                found.append((face, char))
        return found


def _ems(face: Face, run: str) -> float:
    """Word by word, as the canvas sets it: no kerning with spaces."""
    return sum(face.word(word)[0] for word in run.split(" ") if word) + run.count(" ") * face.word(" ")[0]


def _missing(char: str, text: str, face: Face) -> BriefError:
    message = f"missing glyph '{char}' (U+{ord(char):04X}) in {face.name}, for '{text}' in a chart"
    return BriefError.one(
        "missing-glyph", message, None, "write it otherwise, or name a fallback face in the style"
    )


class DrawingFaces:
    """Four faces of one family (`regular`, `bold`, `italic`, `bold-italic`) and any number of fallbacks."""

    def __init__(self, family: Mapping[str, Face], fallbacks: Sequence[Face] = ()) -> None:
        spare = [DrawingFace(f"fallback-{chr(97 + i)}", face) for i, face in enumerate(fallbacks)]
        self.by_name = {name: DrawingFace(name, face, spare) for name, face in family.items()}
        self.by_name |= {face.name: face for face in spare}
        self._by_file = {str(f.face.path): f for f in reversed(self.by_name.values())}

    def named(self, name: str) -> DrawingFace:
        """The face of a role; a role that the style lacks is set in the regular one."""
        return self.by_name.get(name) or self.by_name["regular"]

    def of_file(self, path: str) -> DrawingFace | None:
        return self._by_file.get(str(path))

    def of(self, prop: Any) -> DrawingFace:
        """The face of a matplotlib FontProperties: its file if it is one of ours, else by weight and slope."""
        file = prop.get_file()
        if file is not None and (face := self._by_file.get(str(file))):
            return face
        weight = prop.get_weight()
        bold = weight in ("bold", "semibold", "heavy", "black", "extra bold", "demibold", "demi") or (
            isinstance(weight, int) and weight >= 600
        )
        return self.named(
            ("bold-italic" if bold else "italic")
            if prop.get_style() != "normal"
            else "bold"
            if bold
            else "regular"
        )

    @property
    def files(self) -> tuple[tuple[str, str, str, int], ...]:
        """Path, family, style and weight of each face, for matplotlib's font list."""
        return tuple(
            (
                str(f.face.path),
                "Book",
                "italic" if "italic" in name else "normal",
                700 if "bold" in name else 400,
            )
            for name, f in self.by_name.items()
        )

    @property
    def identity(self) -> str:
        """Changes when a face file does."""
        return ";".join(f"{name}={_digest(f.face.path)}" for name, f in self.by_name.items())


@lru_cache(maxsize=64)
def _digest(path: Path) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
