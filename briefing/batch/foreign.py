"""Kinds that are not the program's, as far as a batch must know of them: whose books they change, and who can make them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from briefing import packages
from briefing.charts import CHARTS
from briefing.editions import Edition
from briefing.formats import FORMATS
from briefing.kinds import Kinds, OpenSet
from briefing.languages import LANGUAGES
from briefing.products.base import PRODUCTS
from briefing.sections.base import SECTIONS
from briefing.styles import STYLES
from briefing.summit import Order, Summit

Use: TypeAlias = tuple[OpenSet[Any], str]
OF_PACKAGE: Final = "kind "  # before the folder and the file of a kind, among the versions of a process


def foreign_inputs(edition: Edition) -> Iterator[tuple[str, str]]:
    """What an edition is made with, by name and digest: `style house`, `section weather`."""
    for of, name in dict.fromkeys(_uses(edition)):
        if digest := edition.kinds.digest(of, name):
            yield f"{of.word.replace(' ', '-')} {name}", digest
    faces: dict[str, list[str]] = {}
    for file, digest in packages.installed(faces_of(edition.kinds, edition.style)).items():
        faces.setdefault(Path(file).name, []).append(digest)
    yield from ((f"face {name}", packages.digest_of(*digests)) for name, digests in faces.items())
    for file, digest in packages.installed(pictures_of(edition.kinds, edition.style)).items():
        yield f"picture {Path(file).name}", digest


def faces_of(kinds: Kinds, style: str) -> list[str]:
    """The files of a style's faces that are not those of the program's own font package."""
    if not kinds.digest(STYLES, style):
        return []
    files = (str(file) for family in kinds.load(STYLES, style).families for file in family.files)
    return sorted({file for file in files if Path(file).is_absolute() or packages.IN_PACKAGE.fullmatch(file)})


def pictures_of(kinds: Kinds, style: str) -> list[str]:
    """The files of a style's pictures."""
    return sorted(map(str, kinds.load(STYLES, style).pictures)) if kinds.digest(STYLES, style) else []


def _uses(edition: Edition) -> Iterator[Use]:
    order = edition.order
    yield from (
        (LANGUAGES, order.language),
        (FORMATS, order.format),
        (STYLES, edition.style),
        (PRODUCTS, order.product),
    )
    yield from ((SECTIONS, section.section) for section in edition.outline.sections)
    yield from ((CHARTS, spec.kind) for spec in edition.charts.values())
    if edition.charts:  # the words in data that decide are those of all languages
        yield from ((LANGUAGES, tag) for tag in edition.kinds.own(LANGUAGES))


def of_packages(summit: Summit, orders: Iterable[Order]) -> dict[str, str]:
    """What a batch may need from outside of the briefs, each with its digest here: kinds of packages, files of faces."""
    uses: dict[Use, None] = {(STYLES, summit.settings.defaults.style): None}
    uses |= {(CHARTS, spec.kind): None for spec in summit.charts.values()}
    uses |= {(SECTIONS, s.section): None for outline in summit.outlines.values() for s in outline.sections}
    for order in orders:
        uses |= {
            (PRODUCTS, order.product): None,
            (FORMATS, order.format): None,
            (LANGUAGES, order.language): None,
        }
    style = summit.settings.defaults.style
    needed = [*faces_of(summit.kinds, style), *pictures_of(summit.kinds, style)]
    for of, name in uses:
        for file in summit.kinds.behind(of, name):
            if file.origin == "package":
                needed.append(f"{of.folder}/{file.name}{of.suffix}")
    return packages.installed(needed)


def here(planned: Mapping[str, str]) -> dict[str, str]:
    """The kinds among the versions that a planner has, as they are installed in this process."""
    named = [key.removeprefix(OF_PACKAGE) for key in planned if key.startswith(OF_PACKAGE)]
    return among_versions(packages.installed(named))


def among_versions(found: Mapping[str, str]) -> dict[str, str]:
    return {OF_PACKAGE + name: digest for name, digest in found.items()}
