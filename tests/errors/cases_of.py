"""A mistake, and the message it gets: one file a case.

A case changes the briefs of `base` and ends with the message. After a line of what is wrong come parts:
`=== write PATH` (the file from then on), `=== change PATH` (lines with `-` become the lines with `+`),
`=== delete PATH`, `=== workbook PATH` (as `tests/workbooks.py` writes it), `=== folder PATH` (in place of a file of that name),
`=== set` (words of a command line), `=== import PATH` (read what came back from a translator), `=== build DELEGATION` (go on to the pages, in a language where ` in TAG` follows), `=== message`.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from briefing import pipeline, sources
from briefing.checking.given import Given
from briefing.cli import rendering
from briefing.diagnostics import GIVEN, BriefError, Diagnostic, Problems, sharpened
from briefing.reading import load_into
from briefing.summit import Order
from briefing.translations.returned import returned
from tests.workbooks import write_workbook

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.txt"))

_MEASURED = re.compile(
    r"\d+(?= (?:lines?|words?|pages|pt|mm|% full)\b)|\w+-Regular"
)  # what hangs on the style, not on the mistake


def parts_of(case: Path) -> list[tuple[str, str, str]]:
    """(what to do, with what, text) of every part."""
    text = case.read_text(encoding="utf-8")
    pieces = re.split(r"^=== (\w+) ?(.*)\n", text, flags=re.M)[1:]
    return list(zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True))


def message_of(case: Path, folder: Path) -> str:
    """What a person reads who makes this mistake."""
    briefs = folder / "briefs"
    shutil.copytree(HERE / "base", briefs)
    problems, given = Problems(), list[str]()
    try:
        for verb, name, text in parts_of(case):
            if verb == "build":
                problems.add(_built(briefs, name))
            elif verb == "import":
                returned((briefs / name).read_text(encoding="utf-8"), name)
            elif verb == "set":
                given = text.rstrip("\n").split("\n")
            elif verb != "message":
                changed(verb, briefs / name, text)
        if not len(problems):
            load_into(problems, briefs, given=Given.of(given))
    except BriefError as error:
        problems.add(error.diagnostics)

    def lines(file: str) -> list[str]:
        return given if file == GIVEN else _lines(folder / file) or _lines(briefs / file)

    found = tuple(sharpened(d, lines(d.span.file) if d.span else ()) for d in problems)
    shown = rendering.human(found, lines) + "\n"
    return _MEASURED.sub("…", shown) if any(verb == "build" for verb, _, _ in parts_of(case)) else shown


def changed(verb: str, path: Path, text: str) -> None:
    """Do to a file what a part of a case says."""
    if verb == "delete":
        path.unlink()
        return
    if verb == "folder":
        path.unlink(missing_ok=True)
        path.mkdir()
        return
    if verb == "workbook":
        write_workbook(path, text)
        return
    if verb == "change":
        old = "\n".join(line[1:] for line in text.split("\n") if line.startswith("-"))
        new = "\n".join(line[1:] for line in text.split("\n") if line.startswith("+"))
        before = path.read_text(encoding="utf-8")
        assert old in before, f"{path.name} has no {old!r}"
        text = before.replace(old, new, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _built(briefs: Path, delegation: str) -> tuple[Diagnostic, ...]:
    summit, _ = pipeline.read_and_check(briefs)
    delegation, _, tag = delegation.partition(" in ")
    order = Order(product="book", delegation=delegation, audience="staff", language=tag or "en", format="a4")
    made = pipeline.build(pipeline.select(summit, order), pipeline.BuildOptions(assets=briefs / "assets"))
    return (*made.problems, *made.hints)


def _lines(path: Path) -> list[str]:
    return sources.lines_of(path, path.parents[-1])


def rewrite(folder: Path) -> None:
    """Write the message of every case anew, to be read before it is kept: `python -m tests.errors.cases_of`."""
    for case in CASES:
        text = case.read_text(encoding="utf-8")
        message = message_of(case, folder / case.stem)
        case.write_text(text[: text.index("=== message\n")] + "=== message\n" + message, encoding="utf-8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        rewrite(Path(name))
