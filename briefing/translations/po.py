"""PO, as gettext has it. The only importer of polib."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from briefing.diagnostics import BriefError, EnvironmentProblem, Span
from briefing.lazy import lazy
from briefing.packages import extra, to_install
from briefing.translations.catalogue import Catalogue, Message, State

if TYPE_CHECKING:
    import polib
else:
    polib = lazy("polib")

WIDTH: Final = 100
_LINE: Final = re.compile(r'(?:#.*|(?:[a-z_]+(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*")?')
EXTRA: Final = "PO files need polib; XLIFF (--format xliff) needs nothing more"


def to_po(catalogue: Catalogue) -> str:
    """The file that goes to a translator."""
    file = _new()
    file.metadata = {
        "Project-Id-Version": catalogue.of,
        "Language": catalogue.target,
        "X-Source-Language": catalogue.source,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for message in catalogue.messages:
        flags = ["fuzzy"] if message.state == "stale" else []
        file.append(
            polib.POEntry(
                msgctxt=message.place,
                msgid=message.source,
                msgstr=message.target,
                comment=message.note,
                flags=flags,
            )
        )
    return str(file)


def _new() -> polib.POFile:
    try:
        return polib.POFile(wrapwidth=WIDTH)
    except ImportError as error:
        raise EnvironmentProblem(f"{EXTRA}\n  {to_install(*extra('translate'))}") from error


def of_po(text: str, name: str) -> Catalogue:
    """What came back; a file that cannot be read is a `BriefError` at its line."""
    _new()
    try:
        file = polib.pofile(text if "\n" in text else text + "\n", wrapwidth=WIDTH)
    except (OSError, UnicodeError, ValueError, IndexError) as error:
        line = re.search(r"line (\d+)", str(error))
        said = "this is no PO file: " + (str(error).partition(": ")[2] or str(error)).strip()
        place = Span(name, int(line[1]) if line else 1)
        raise BriefError.one(
            "bad-catalogue", said, place, "export it again, or let your tool save it as PO"
        ) from error
    lines = text.split("\n")
    _refuse_open(lines, name)
    messages = tuple(
        Message(
            entry.msgctxt or "",
            entry.msgid,
            entry.msgstr,
            _state(entry),
            span=Span(name, _line_of(entry, lines)),
        )
        for entry in file
        if not entry.obsolete
    )
    about = file.metadata
    return Catalogue(
        about.get("X-Source-Language", ""),
        about.get("Language", ""),
        about.get("Project-Id-Version", ""),
        messages,
    )


def _refuse_open(lines: Sequence[str], name: str) -> None:
    """polib takes the first and the last letter of a text for its quotation marks, whatever they are."""
    for number, line in enumerate(lines, 1):
        if not _LINE.fullmatch(line.removeprefix("\ufeff").strip()):
            said = "this is no PO file: the text of this line does not stand between two quotation marks"
            help = 'write it between " and ", and \\" for one inside of it'
            raise BriefError.one("bad-catalogue", said, Span(name, number), help)


def _state(entry: polib.POEntry) -> State:
    return "new" if not entry.msgstr.strip() else "stale" if entry.fuzzy else "done"


def _line_of(entry: polib.POEntry, lines: Sequence[str]) -> int:
    """The line of the translation, which is where something can be mended."""
    start = max(int(entry.linenum or 1) - 1, 0)
    return next((n for n in range(start, len(lines)) if lines[n].startswith("msgstr")), start) + 1
