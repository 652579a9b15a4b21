"""Every kind that a summit names, and every one that its folder brings: whether it can be had, and has its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.charts.base.kind import CHARTS
from briefing.checking.checkup import Checkup, Produced
from briefing.diagnostics import BriefError, Span
from briefing.formats import FORMATS
from briefing.kinds import UNASKED, OpenSet, Words, YamlSet
from briefing.languages import LANGUAGES
from briefing.styles import STYLES


def check(checkup: Checkup) -> None:
    """Report what is wrong in a kind at its own line, and what it lacks where it is named."""
    kinds, seen = checkup.summit.kinds, set[tuple[str, str]]()
    for of, name, span in (*_named(checkup), *_brought(checkup)):
        if (of.folder, name) in seen or name not in kinds.names(of):
            continue  # a name that nothing has is said where names are held against what there is
        seen.add((of.folder, name))
        try:
            kinds.load(of, name)
        except BriefError as error:
            checkup.problems.add(d.replaced(span=d.span or span) for d in error.diagnostics)
            continue
        file = kinds.find(of, name)
        if isinstance(of, YamlSet) and file is not None and file.origin in ("briefs", "trial"):
            found = of.findings(file, kinds)  # what nothing of the program asks for, code of the folder may
            checkup.problems.add(d for d in found if d.code != UNASKED or not kinds.code)
    for product, span in dict(_products(checkup)).items():
        if made := checkup.kind(checkup.products, product):
            _on_paper(checkup, product, made, span)
    told: set[tuple[str, str]] = set()
    for what, words, title, span in _worded_kinds(checkup):
        if (what, title) not in told:
            told.add((what, title))
            _worded(checkup, what, words, title, span)
    _idle(checkup)


def _worded_kinds(checkup: Checkup) -> Iterator[tuple[str, Words, str, Span | None]]:
    """Every Python kind that is named: its words, the key of its name where that is printed, its place."""
    for section, titled, span in _sections(checkup):
        if kind := checkup.kind(checkup.sections, section):
            yield f"section '{section}'", kind.WORDS, "" if titled else section, span
    for product, span in _products(checkup):
        if made := checkup.kind(checkup.products, product):
            yield f"product '{product}'", made.WORDS, product, span
    for spec in checkup.summit.charts.values():
        if drawn := checkup.kind(CHARTS, spec.kind):
            place = checkup.place(spec.span, "kind", spec.kind)
            yield f"chart kind '{spec.kind}'", drawn.WORDS, f"chart-kind-{spec.kind}", place


def _named(checkup: Checkup) -> Iterator[tuple[OpenSet[Any], str, Span | None]]:
    """What summit.yaml and the outlines name, with the place of the name."""
    settings = checkup.summit.settings
    yield from (
        (LANGUAGES, tag, checkup.place(settings.span, "languages", tag)) for tag in settings.languages
    )
    for matrix in settings.orders:
        yield from ((FORMATS, name, checkup.place(matrix.span, "formats", name)) for name in matrix.formats)
    defaults = settings.defaults
    for of, key in ((FORMATS, "format"), (STYLES, "style")):
        yield of, getattr(defaults, key), checkup.place(defaults.span, key, getattr(defaults, key))
    yield from ((checkup.products, name, span) for name, span in _products(checkup))
    yield from ((checkup.sections, name, span) for name, _, span in _sections(checkup))


def _brought(checkup: Checkup) -> Iterator[tuple[OpenSet[Any], str, Span | None]]:
    """What lies in the folder, named or not; code that may not run is looked at only where it is named."""
    kinds = checkup.summit.kinds
    for of in (LANGUAGES, FORMATS, STYLES, *((checkup.sections, checkup.products) if kinds.code else ())):
        yield from ((of, name, None) for name in kinds.own(of))


def _sections(checkup: Checkup) -> Iterator[tuple[str, bool, Span | None]]:
    """Each section of the outlines, whether it has a title there, and its place."""
    for outline in checkup.summit.outlines.values():
        for section in outline.sections:
            place = checkup.place(section.span, "section", section.section)
            yield section.section, bool(section.title), place


def _products(checkup: Checkup) -> Iterator[tuple[str, Span | None]]:
    """Each product that is ordered, with its place."""
    settings = checkup.summit.settings
    yield (
        settings.defaults.product,
        checkup.place(settings.defaults.span, "product", settings.defaults.product),
    )
    for matrix in settings.orders:
        yield from ((name, checkup.place(matrix.span, "products", name)) for name in matrix.products)
    yield from ((name, checkup.place(settings.span, "handouts", name)) for name in settings.handouts)


def _worded(checkup: Checkup, what: str, words: Words, title: str, span: Span | None) -> None:
    """Warn of the words that a kind prints and languages of the summit lack."""
    own = next(iter(words), "")
    lacking: dict[tuple[str, ...], list[str]] = {}
    for tag, language in checkup.languages.items():
        there = {*language.words, *words.get(tag.partition("-")[0], ()), *words.get(tag, ())}
        wanted = dict.fromkeys((*filter(None, (title,)), *words.get(own, ())))
        if missing := tuple(key for key in wanted if key not in there):
            lacking.setdefault(missing, []).append(tag)
    for missing, tags in lacking.items():
        nameless = title in missing and title not in words.get(own, ())
        instead = [f"its '{own}' words are printed"] if len(missing) > nameless else []
        instead += (
            [f"'{checkup.languages[tags[0]].name_of(title.removeprefix('chart-kind-'))}' is printed"]
            if nameless
            else []
        )
        listed = ", ".join(f"'{key}'" for key in missing[:4]) + (" …" if len(missing) > 4 else "")
        said = f"the {what} has no word in {_quoted(tags)} for {listed}; {' and '.join(instead)}"
        help = f"add {'it' if len(missing) == 1 else 'them'} to WORDS['{tags[0]}'] in its file"
        if title in missing and what.startswith("section"):
            help += ", or give the section a 'title' here"
        checkup.problems.warn("missing-word", said, span, help)


def _quoted(tags: list[str]) -> str:
    return " and ".join(f"'{tag}'" for tag in tags)


def _on_paper(checkup: Checkup, name: str, made: Produced, span: Span | None) -> None:
    """Report papers of a product that there are not."""
    kinds = checkup.summit.kinds
    known, file = kinds.names(FORMATS), kinds.find(checkup.products, name)
    place = file.at("PRODUCT") if file is not None and file.origin == "briefs" else span
    for paper in dict.fromkeys((*filter(None, (made.PRODUCT.format,)), *made.PRODUCT.formats)):
        if paper not in known:
            checkup.unknown("format", paper, known, place)


def _idle(checkup: Checkup) -> None:
    """Warn of code that lies in the folder for nothing: it may not run, and nothing names it."""
    kinds = checkup.summit.kinds
    named = {(of.folder, name) for of, name, _ in _named(checkup)}
    for of in () if kinds.code else (checkup.sections, checkup.products):
        for name in kinds.own(of):
            file = kinds.find(of, name)
            if file is not None and (of.folder, name) not in named:
                said = f"the {of.word} '{name}' is code, which this summit does not allow"
                checkup.problems.warn(
                    "scripts-off",
                    said,
                    file.span,
                    "set 'allow-scripts: true' in summit.yaml, or take the file out",
                )
