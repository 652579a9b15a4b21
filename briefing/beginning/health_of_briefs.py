"""What a summit asks of the machine: faces that have its letters, and the papers that its files are made for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefing.beginning.finding import Finding
from briefing.counts import counted
from briefing.diagnostics import BriefError, EnvironmentProblem, Problems
from briefing.faces import package_folder, path_of
from briefing.formats import FORMATS
from briefing.kinds import PROGRAM, Kinds
from briefing.packages import to_install
from briefing.products.base import PRODUCTS
from briefing.reading import load_into
from briefing.styles import MODEL, STYLES
from briefing.summit import Summit

OF_LETTERS: Final = frozenset({"unset-script", "missing-glyph", "mark-without-place"})
OF_FACES: Final = frozenset({"unknown-face", "bad-face"})
_CURE: Final = "name a face that has them under 'faces' in a style of your own: docs/kinds.md"


def faces_of_program() -> Iterator[Finding]:
    """The faces of the program's own style."""
    yield from _faces(MODEL, PROGRAM)


def findings(folder: Path) -> Iterator[Finding]:
    """Faces, letters and papers; a summit with mistakes says so, and what can be looked at is."""
    problems = Problems()
    try:
        summit = load_into(problems, folder, judged=False)
    except BriefError as error:
        yield Finding(
            "briefs",
            "note",
            f"{counted(len(error.diagnostics), 'mistake')}; faces and paper were not looked at",
            "briefing check",
        )
        return
    others = [d for d in problems.errors if d.code not in OF_LETTERS | OF_FACES]
    yield (
        Finding("briefs", "note", counted(len(others), "error"), "briefing check")
        if others
        else Finding("briefs", "good", f"{folder}, {summit.settings.id}")
    )
    yield from _faces(summit.settings.defaults.style, summit.kinds)
    letters = [d for d in problems.errors if d.code in OF_LETTERS]
    for problem in letters:
        where = f" ({problem.span})" if problem.span else ""
        yield Finding("letters", "lacks", f"{problem.message}{where}", problem.help or _CURE)
    if not letters:
        yield Finding("letters", "good", "the faces have every letter of the briefs")
    yield from _papers(summit)


def _faces(style: str, kinds: Kinds) -> Iterator[Finding]:
    """Whether each face of a style is a file that can be used."""
    try:
        found = kinds.load(STYLES, style)
    except BriefError as error:
        for problem in error.diagnostics:
            yield Finding(
                "faces", "lacks", f"style {style}: {problem.message}", problem.help or "briefing check"
            )
        return
    except (EnvironmentProblem, ImportError) as error:
        yield Finding("faces", "lacks", str(error), to_install("rendercv-fonts"))
        return
    files = {str(face): path_of(face) for family in found.faces.values() for face in family.files}
    own = sum(1 for path in files.values() if not path.is_relative_to(package_folder()))
    whose = f", {own} of them your own" if own else ""
    yield Finding(
        "faces",
        "good",
        f"style {style}: {counted(len(files), 'face')} of {counted(len(found.faces), 'family', 'families')}{whose}",
    )


def _papers(summit: Summit) -> Iterator[Finding]:
    """The papers that the summit's orders and handouts are made for, so that a printer has them."""
    settings = summit.settings
    names = [settings.defaults.format, *(name for matrix in settings.orders for name in matrix.formats)]
    for handout in settings.handouts:
        try:
            names.append(summit.kinds.load(PRODUCTS, handout).PRODUCT.format)
        except BriefError:
            continue  # check tells it at its line
    sizes: dict[str, None] = {}
    for name in dict.fromkeys(filter(None, names)):
        try:
            paper = summit.kinds.load(FORMATS, name)
            sizes[f"{name} ({paper.width:g} × {paper.height:g} mm)"] = None
        except BriefError as error:
            for problem in error.diagnostics:
                yield Finding("paper", "lacks", problem.message, problem.help)
    yield Finding("paper", "good", ", ".join(sizes))
