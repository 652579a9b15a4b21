"""The summit in the other languages of its folder: read again with the words of its translations, and checked in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from briefing.checking.declarations import FILES
from briefing.checking.reading import Reading
from briefing.checking.translatable import fields_of
from briefing.counts import counted
from briefing.diagnostics import BriefError, Diagnostic, Problems, Severity, Span
from briefing.languages import LANGUAGES, Language
from briefing.letters.scripts import scripts_in
from briefing.nearness import nearest
from briefing.schema import shown
from briefing.sources import MappingNode, display_name
from briefing.summit import InLanguages, Summit, SummitSettings, Translation
from briefing.translations import (
    Blank,
    Entry,
    Match,
    Matches,
    Unit,
    applied,
    calls_apart,
    entries_of,
    figures_apart,
    file_for,
    language_of,
    matched,
    original_of,
    units_of,
)

Put: TypeAlias = Callable[[Reading, str, SummitSettings], Summit]
FEW: Final = 4  # empty places of one file that are told one by one
TOLD_ONCE: Final = frozenset({"bare-figure"})  # of the original, which has the same figures


def said_in_all(summit: Summit, reading: Reading, put: Put) -> Summit:
    """The summit with itself in each of its other languages; `put` makes and checks one of what a reading reads."""
    _without_original(summit, reading)
    for tag in summit.settings.translated:
        summit = said_also_in(tag, summit, reading, put)
    return summit


def said_also_in(tag: str, summit: Summit, reading: Reading, put: Put) -> Summit:
    """The summit with itself in one language more; as it was where the language cannot be had, of which `checking.kinds` says why."""
    try:
        language = summit.kinds.load(LANGUAGES, tag)
    except BriefError:
        return summit
    others = summit.languages.summits if summit.languages is not None else {}
    said = _said_in(language, summit.replaced(languages=None), reading, put)
    return summit.replaced(languages=InLanguages({**others, tag: said}))


def _said_in(language: Language, summit: Summit, reading: Reading, put: Put) -> Summit:
    """The summit in one language. What is wrong is told where it stands in a translation; the rest is the original's."""
    told = _Told(reading, summit, language)
    inner = Reading(
        reading.folder, Problems(), kept=reading.kept, tags=reading.tags, nodes=reading.nodes, said=told.said
    )
    for path in (path for path in reading.nodes if told.file(path) is not None):
        beside = file_for(path, language.tag)
        inner.origins.beside[display_name(beside, reading.folder)] = beside
    reading.origins.beside |= inner.origins.beside
    settings = inner.single("summit", SummitSettings)
    other = summit if settings is None else put(inner, language.tag, settings)
    reading.others[language.tag] = inner
    tell(inner, reading, language.tag)
    reading.problems.add(told.problems())
    other = other.replaced(translation=told.translation(summit, language))
    if other.judge is not None and summit.judge is not None:
        other = other.replaced(judge=other.judge.beside(summit.judge))
    return other


def matches_in(reading: Reading, summit: Summit, tag: str) -> Mapping[Path, Matches]:
    """The texts of every file with their translations into a language, of which there may be none yet."""
    return _Told(reading, summit, summit.kinds.load(LANGUAGES, tag)).matches


def needed(unit: Unit, language: Language) -> bool:
    """Whether a book in a language lacks something without this text."""
    return unit.need == "must" or (unit.need == "name" and _foreign(unit, language))


def tell(inner: Reading, reading: Reading, tag: str) -> None:
    """What is wrong in translations, and what of the originals is wrong in this language alone."""
    own = inner.origins.beside
    found = [d for d in inner.problems.found if d.span and d.span.file in own and d.code not in TOLD_ONCE]
    reading.problems.add(found)
    if any(d.severity is Severity.ERROR for d in found):
        return  # the rest may follow from these
    known = {(d.code, d.span) for d in reading.problems.found}
    new = (d for d in inner.problems.found if d.severity is Severity.ERROR and (d.code, d.span) not in known)
    reading.problems.add(d.replaced(message=f"{d.message} (in {tag})") for d in new)


class _Told:
    """The translations of a folder into one language, file by file."""

    def __init__(self, reading: Reading, summit: Summit, language: Language) -> None:
        self.reading, self.tag, self.fields = reading, language.tag, fields_of(summit, language)
        self.original_shown = summit.settings.untranslated == "original"
        self.decimals = (_decimal(summit, summit.settings.original), language.numbers.decimal)
        self.roots: dict[Path, MappingNode | None] = {}
        self.matches = {path: self._matched(path, root) for path, root in list(reading.nodes.items())}

    def file(self, path: Path) -> MappingNode | None:
        """The file of translations beside a file."""
        if path not in self.roots:
            beside = file_for(path, self.tag)
            self.roots[path] = self.reading.root(beside) if beside.exists() else None
        return self.roots[path]

    def _matched(self, path: Path, root: MappingNode) -> Matches:
        theirs = self.file(path)
        entries: Mapping[str, Entry] = entries_of(theirs, self.reading.problems) if theirs is not None else {}
        return matched(units_of(name_of(path, self.reading.folder), root, self.fields), entries)

    def said(self, path: Path, node: MappingNode) -> MappingNode:
        """A file in the language."""
        found = self._printed(self.matches[path])
        return (
            applied(name_of(path, self.reading.folder), node, found)
            if found or path.stem == "summit"
            else node
        )

    def _printed(self, matches: Matches) -> tuple[Match, ...]:
        """The translations that books print: those of other words too, unless the original is shown in their place."""
        return tuple(m for m in matches.found if not (m.stale and m.entry.of and self.original_shown))

    def problems(self) -> Iterator[Diagnostic]:
        for path, found in self.matches.items():
            for match in found.found:
                yield from (_stale(match),) if match.stale else self._apart(match)
            if found.outdated:
                yield _outdated(found.outdated)
            for entry in found.lost:
                if entry.text is not None and self.reading.broken.isdisjoint(entry.key.split("/")):
                    yield self._lost(path, entry)

    def _apart(self, match: Match) -> Iterator[Diagnostic]:
        yield from calls_apart(match)
        yield from figures_apart(match, *self.decimals)

    def _lost(self, path: Path, entry: Entry) -> Diagnostic:
        near = nearest(entry.key, [unit.key for unit in self.matches[path].units])
        help = f"did you mean '{near}'?" if near else "remove it, or correct the key"
        said = f"{path.name} has no text to translate at '{entry.key}'"
        return Diagnostic("translation-of-nothing", said, entry.span, help, Severity.WARNING)

    def translation(self, summit: Summit, language: Language) -> Translation:
        settings = summit.settings
        everything = [match for found in self.matches.values() for match in self._printed(found)]
        printed = {match.unit.span for match in everything}
        missing = [
            unit for found in self.matches.values() for unit in found.units if unit.span not in printed
        ]
        lacking = [unit for unit in missing if needed(unit, language)]
        files = tuple(
            display_name(path, self.reading.folder) for path, root in self.roots.items() if root is not None
        )
        return Translation(
            tag=language.tag,
            original=settings.original,
            refused=settings.untranslated == "refuse" or (bool(files) and settings.untranslated is None),
            missing={unit.span: unit.text for unit in lacking},
            stale={
                m.entry.text.span: m.unit.text for m in everything if m.stale and m.entry.text is not None
            },
            texts=sum(match.unit.need != "may" for match in everything) + len(lacking),
            files=files,
        )


def _stale(match: Match) -> Diagnostic:
    assert match.entry.text is not None
    unit = match.unit
    said = "the original has changed since this was translated"
    said = said if match.entry.of else "nothing says which words these translate"
    return Diagnostic(
        "stale-translation", f"{said}; '{shown(unit.text)}' stands at {unit.span.at}", match.entry.text.span,
        f"translate it as it is now, and write 'of: {unit.digest}'", Severity.WARNING,
        related=((unit.span, "the original"),),
    )  # fmt: skip


def _outdated(blanks: Sequence[Blank]) -> Diagnostic:
    """Of one file, told once: such places print nothing, and whoever fills them would translate what is no longer said."""
    first = blanks[0]
    few = [f"line {blank.entry.span.line}: of: {blank.unit.digest}" for blank in blanks[:FEW]]
    more = [f"and {len(blanks) - FEW} more"] if len(blanks) > FEW else []
    return Diagnostic(
        "blank-out-of-date", f"{counted(len(blanks), 'text')} still to be translated here changed since; '{shown(first.unit.text)}' stands at {first.unit.span.at}",
        first.entry.span, f"write what the original says now in the comment, and its digest ({'; '.join([*few, *more])}), or remove the empty entry",
        Severity.HINT, related=tuple((blank.unit.span, "the original") for blank in blanks[:FEW]),
    )  # fmt: skip


def _decimal(summit: Summit, tag: str) -> str:
    try:
        return summit.kinds.load(LANGUAGES, tag).numbers.decimal
    except BriefError:
        return "."  # `checking.kinds` says why


def _foreign(unit: Unit, language: Language) -> bool:
    """Whether a name is written in letters that the language does not have."""
    return scripts_in(unit.text).isdisjoint(scripts_in(language.dates.months[0]))


def name_of(path: Path, folder: Path) -> str:
    """A file as briefs call it: without its suffix, from the folder."""
    return path.relative_to(folder).with_suffix("").as_posix()


def _without_original(summit: Summit, reading: Reading) -> None:
    """Files that translate nothing: what they stand beside is not there, or is in that language itself."""
    folder, settings = reading.folder, summit.settings
    for path in sorted(folder.rglob("*.yaml")):
        tag = language_of(path, reading.tags)
        inside = path.relative_to(folder)
        if not tag or len(inside.parts) > 2 or inside.parts[0].split(".")[0] not in _NAMES:
            continue
        place = Span(display_name(path, folder))
        if not original_of(path).exists():
            reading.read.add(path)
            said = f"there is no {original_of(path).name} of which this is a translation"
            reading.problems.error("translation-of-nothing", said, place, "rename the file, or remove it")
        elif original_of(path) in reading.read and original_of(path) not in reading.nodes:
            reading.root(path)  # what it translates cannot be read, and is said
        elif tag == settings.original:
            reading.read.add(path)
            said = f"'{tag}' is the language in which the briefs are written"
            help = f"write its words into {original_of(path).name}, or say 'written-in' in summit.yaml"
            reading.problems.error("translation-of-nothing", said, place, help)
        elif tag not in settings.languages:
            reading.read.add(path)
            said = f"this summit has no books in '{tag}', so nothing reads {inside.as_posix()}"
            reading.problems.warn("unread-file", said, place, f"add {tag} to 'languages' in summit.yaml")


_NAMES: Final = frozenset({"charts", *(field.partition("/")[0] for field in FILES)})
