"""The files of a folder of briefs: what each is called, what it holds, and how that is wrapped."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Literal

from briefing.charts import ChartSpec
from briefing.checking.declarations import FILES
from briefing.checking.reading import is_kept_aside
from briefing.formats import Format
from briefing.languages import Language, UnitsFile
from briefing.schema import Model
from briefing.sources import TABLES
from briefing.styles import Style
from briefing.translations import TranslationFile, is_translation
from briefing.values import Value

Form = Literal["one", "brief", "named", "listed", "kind"]
TRANSLATIONS: Final = "translations"
_ONE: Final = ("summit", "regional", "deliverables", "news")
_BRIEFS: Final = ("delegations", "topics", "books")
_LISTED: Final = {
    "people": "people", "programme": "sessions", "seating": "plans", "terminology": "terms", "glossary": "terms",
    "coverage": "claims", "contacts": "contacts", "practical": "practical",
}  # fmt: skip
_KINDS: Final[dict[str, type[Model]]] = {"formats": Format, "styles": Style, "languages": Language}
# Fields that the program fills with the name of the file or of the entry.
FILLED: Final[frozenset[tuple[type[Any], str]]] = frozenset(
    {(ChartSpec, "id"), (Format, "id"), (Style, "id")}
)


class FileKind(Value):
    """Files of one name.

    `form`: one file, one brief a file, entries by id under `key`, a list under `key`, or one kind a file over a base.
    """

    name: str
    model: type[Any]
    form: Form
    key: str = ""

    @property
    def path(self) -> str:
        """Where a value of its model stands, `*` for ids and numbers."""
        return self.name if self.form == "one" else f"{self.name}/*"

    @property
    def globs(self) -> tuple[str, ...]:
        """Its files, from the folder of briefs."""
        if self.name == TRANSLATIONS:
            return ("*.<language>.yaml", "*/*.<language>.yaml")
        one, many = f"{self.name}.yaml", f"{self.name}/*.yaml"
        return {"one": (one,), "brief": (many,), "kind": (many,)}.get(self.form, (one, many))

    @property
    def may_be_table(self) -> bool:
        """Whether its entries may be rows of a CSV file or of a workbook as well."""
        return self.form in ("named", "listed") and self.model is not ChartSpec

    @property
    def tables(self) -> tuple[str, ...]:
        """Those that are tables, from the folder of briefs."""
        suffixes = TABLES if self.may_be_table else ()
        return tuple(f"{start}{suffix}" for start in (self.name, f"{self.name}/*") for suffix in suffixes)

    def tables_in(self, folder: Path) -> list[Path]:
        """The tables that there are."""
        found = [path for pattern in self.tables for path in sorted(folder.glob(pattern))]
        return [path for path in found if not is_kept_aside(path)]

    def files_in(self, folder: Path) -> list[Path]:
        """Those that there are, without what systems and editors keep beside them."""
        patterns = ("*.yaml", "*/*.yaml") if self.name == TRANSLATIONS else self.globs
        found = [
            path for pattern in patterns for path in sorted(folder.glob(pattern)) if not is_kept_aside(path)
        ]
        return [path for path in found if is_translation(path) == (self.name == TRANSLATIONS)]


def _form(name: str) -> tuple[Form, str]:
    if name in _ONE:
        return "one", ""
    if name in _BRIEFS:
        return "brief", ""
    return ("listed", _LISTED[name]) if name in _LISTED else ("named", name)


def _all() -> dict[str, FileKind]:
    models = {path.partition("/")[0]: model for path, model in FILES.items()} | {"charts": ChartSpec}
    found = {name: FileKind(name, model, *_form(name)) for name, model in models.items()}
    found["units"] = FileKind("units", UnitsFile, "one")
    found[TRANSLATIONS] = FileKind(TRANSLATIONS, TranslationFile, "brief")
    return found | {name: FileKind(name, model, "kind") for name, model in _KINDS.items()}


FILE_KINDS: Final = _all()
