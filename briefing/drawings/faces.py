"""The book's faces as drawings use them: by weight and slope, with fallbacks for single signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.diagnostics import BriefError
from briefing.faces import NO_BREAKS, Face, chosen, digest, face, path_of
from briefing.letters import MARKED, letters_with_marks


class DrawingFace:
    """One face under its role, with the metrics that matplotlib asks for (ems); its file is opened when it is needed."""

    gap = 0.0

    def __init__(self, name: str, file: str, others: Sequence[DrawingFace] = ()) -> None:
        self.name, self.file, self.path, self.others = name, str(file), path_of(file), others
        self._widths: dict[str, float] = {}

    @property
    def face(self) -> Face:
        return face(self.file)

    @property
    def ascent(self) -> float:
        return self.face.ascent

    @property
    def descent(self) -> float:
        return self.face.descent

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
        text = text.translate(NO_BREAKS)
        if self.face.covers_all(text) and not MARKED.search(text):
            return [(self, text)]
        found: list[tuple[DrawingFace, str]] = []
        drawn = {f.face: f for f in (self, *self.others)}
        for set_, letter in chosen(letters_with_marks(text), tuple(drawn)):
            if set_ is None:
                raise _missing(letter[0], text, self.face)
            if found and found[-1][0] is drawn[set_]:
                found[-1] = (found[-1][0], found[-1][1] + letter)
            else:
                found.append((drawn[set_], letter))
        return found


def _ems(one: Face, run: str) -> float:
    """Word by word, as the canvas sets it: no kerning with spaces."""
    return sum(one.word(word).width for word in run.split(" ") if word) + run.count(" ") * one.word(" ").width


def _missing(char: str, text: str, first: Face) -> BriefError:
    message = f"missing glyph '{char}' (U+{ord(char):04X}) in {first.name}, for '{text}' in a chart"
    return BriefError.one(
        "missing-glyph", message, None, "write it otherwise, or name a fallback face in the style"
    )


class DrawingFaces:
    """Four faces of one family (`regular`, `bold`, `italic`, `bold-italic`) and any number of fallbacks."""

    def __init__(self, family: Mapping[str, str], fallbacks: Sequence[str] = ()) -> None:
        spare = [DrawingFace(f"fallback-{chr(97 + i)}", file) for i, file in enumerate(fallbacks)]
        self.by_name = {name: DrawingFace(name, file, spare) for name, file in family.items()}
        self.by_name |= {one.name: one for one in spare}
        self._by_file = {f.path.resolve(): f for f in reversed(self.by_name.values())}

    def named(self, name: str) -> DrawingFace:
        """The face of a role; a role that the style lacks is set in the regular one."""
        return self.by_name.get(name) or self.by_name["regular"]

    def of_file(self, path: str) -> DrawingFace | None:
        """The face of a file, by whatever way of links it is named."""
        return self._by_file.get(Path(path).resolve())

    def of(self, prop: Any) -> DrawingFace:
        """The face of a matplotlib FontProperties: its file if it is one of ours, else by weight and slope."""
        file = prop.get_file()
        if file is not None and (known := self.of_file(file)):
            return known
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
                str(f.path),
                "Book",
                "italic" if "italic" in name else "normal",
                700 if "bold" in name else 400,
            )
            for name, f in self.by_name.items()
        )

    @property
    def names(self) -> frozenset[str]:
        """Of the files, as the style writes them."""
        return frozenset(f.file for f in self.by_name.values())

    @property
    def identity(self) -> str:
        """Changes when a face file does."""
        return ";".join(f"{name}={f.file}={digest(f.path)}" for name, f in self.by_name.items())
