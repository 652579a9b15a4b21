"""The names of everything that briefs can name, each with a line on what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from briefing.faces import coverage, package_folder
from briefing.formats import targets
from briefing.kinds import Kinds
from briefing.languages import MODEL, Language, load
from briefing.products.base import PRODUCTS
from briefing.reference.choices import SETS
from briefing.reference.codes import codes
from briefing.roles import ROLES, Role

Row: TypeAlias = tuple[str, str]
_ROLES: Final[Mapping[Role, str]] = {
    "principal": "who speaks for the host",
    "staff": "who prepares the books; reads everything",
    "interpreter": "who interprets for the host",
    "guests": "the visiting delegation",
    "press": "journalists",
    "public": "everybody",
}
_TARGETS: Final = {"screen": "for the screen", "office": "for the office printer", "press": "for the press"}
_SCRIPTS: Final = {
    "Latin": "aéőș", "Greek": "αλω", "Cyrillic": "жияё", "Kana": "かカ", "Hangul": "한글", "Han": "人大",
}  # fmt: skip


def _formats(kinds: Kinds) -> Iterator[Row]:
    of = SETS["format"]
    for name in kinds.names(of).here:
        found = kinds.load(of, name)
        yield name, f"{found.title}, {found.width:g} × {found.height:g} mm"


def _styles(kinds: Kinds) -> Iterator[Row]:
    for name in kinds.names(SETS["style"]).here:
        yield name, kinds.load(SETS["style"], name).title


def _languages(kinds: Kinds) -> Iterator[Row]:
    for name in kinds.names(SETS["language"]).here:
        language = kinds.load(SETS["language"], name)
        yield name, f"{language.name}; {_checked(language)}"


def _checked(language: Language) -> str:
    """Who answers for the words of a language."""
    return f"checked by {language.checked}" if language.checked else "checked by nobody"


def _code(of: str) -> Callable[[Kinds], Iterator[Row]]:
    """Kinds that are Python: the first line of each says what it is; one that may not run is named alone."""

    def rows(kinds: Kinds) -> Iterator[Row]:
        for name in kinds.names(SETS[of]).here:
            file = kinds.find(SETS[of], name)
            silent = file is not None and file.origin == "briefs" and not kinds.code
            yield name, "" if silent else kinds.load(SETS[of], name).summary

    return rows


def _products(kinds: Kinds) -> Iterator[Row]:
    for name, summary in _code("product")(kinds):
        if not summary:
            yield name, ""
            continue
        info = kinds.load(PRODUCTS, name).PRODUCT
        yield name, f"{info.title}; {info.format or 'any paper'}, for {info.role or 'any reader'}"


def _units(kinds: Kinds) -> Iterator[Row]:
    for name, unit in load(MODEL, kinds).units.items():
        yield name, unit.many.replace("{n}", "12")


def faces_in(folder: Path) -> Iterator[Row]:
    """The TrueType files below a folder, as a style names them, with the scripts of their letters."""
    for path in sorted(folder.rglob("*.ttf")):
        letters = coverage(path) or frozenset()
        scripts = [name for name, sample in _SCRIPTS.items() if letters.issuperset(sample)]
        yield path.relative_to(folder).as_posix(), ", ".join(scripts) or "no letters that can be set"


def _faces(_: Kinds) -> Iterator[Row]:
    return faces_in(package_folder())


def _targets(_: Kinds) -> Iterator[Row]:
    return ((target, _TARGETS[target]) for target in targets())


def _roles(_: Kinds) -> Iterator[Row]:
    return ((role, _ROLES[role]) for role in ROLES)


def _codes(_: Kinds) -> Iterator[Row]:
    for code in codes().values():
        yield code.name, f"{' or '.join(sorted(code.severities))}: {next(iter(code.says), '')}"


CATALOGUES: Final[Mapping[str, Callable[[Kinds], Iterator[Row]]]] = {
    "formats": _formats,
    "products": _products,
    "sections": _code("section"),
    "charts": _code("chart"),
    "units": _units,
    "styles": _styles,
    "faces": _faces,
    "languages": _languages,
    "roles": _roles,
    "targets": _targets,
    "codes": _codes,
}
