"""A summit's texts on their way to a translator and back, and the files that begin a translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefing.beginning.additions import Addition
from briefing.beginning.inserting import inserted
from briefing.checking import Reading, put_together
from briefing.checking.languages import matches_in, name_of, needed
from briefing.diagnostics import Diagnostic, Problems, Span
from briefing.judging import Judge
from briefing.languages import LANGUAGES, Language
from briefing.nearness import meant
from briefing.sources import MappingNode, ScalarNode, parse_yaml
from briefing.summit import Summit
from briefing.translations import Match, Matches, Unit, calls_apart, file_for
from briefing.translations.catalogue import Catalogue, Message, State
from briefing.translations.files import TEXTS
from briefing.translations.matching import Entry
from briefing.translations.writing import Saying, written

MARK: Final = "#"  # between the file and the key of a text


@dataclass(frozen=True, slots=True)
class Translating:
    """A folder of briefs with its texts in one other language; `readable` are the places of what an audience may read, `closed` the
    outlines of books that are not made for it.
    """

    folder: Path
    summit: Summit
    language: Language
    matches: Mapping[Path, Matches]
    readable: frozenset[Span] | None = None
    closed: frozenset[str] = frozenset()

    def wanted(self, unit: Unit) -> bool:
        """Whether a text is among those that an audience may read."""
        return self.readable is None or unit.span in self.readable

    def units(self, path: Path) -> list[Unit]:
        """The texts of a file that are wanted, in the order of its lines."""
        if self.name(path) in self.closed:
            return []
        wanted = filter(self.wanted, self.matches[path].units)
        return sorted(wanted, key=lambda unit: (unit.span.file, unit.span.line, unit.span.column))

    def place(self, path: Path, unit: Unit) -> str:
        """What a catalogue calls a text."""
        return f"{self.name(path)}{MARK}{unit.key}"

    def name(self, path: Path) -> str:
        """What a catalogue calls a file: a table by its whole name, since YAML of that name may stand beside it."""
        return (
            name_of(path, self.folder) if path.suffix == ".yaml" else path.relative_to(self.folder).as_posix()
        )


class NotAsked(ValueError):
    """A language or an audience for which nothing can be translated, in words for who asked."""


def opened(folder: Path, tag: str, audience: str = "") -> Translating:
    """The texts of a folder in a language; `NotAsked` for the one in which it is written, and for an audience that there is not."""
    reading = Reading(folder, Problems())
    summit = put_together(reading, judged=bool(audience)).summit
    language = summit.kinds.load(LANGUAGES, tag)
    if tag == summit.settings.original:
        raise NotAsked(f"these briefs are written in '{tag}'; name the language of the translation")
    readable, closed = None, frozenset[str]()
    if audience:
        assert summit.judge is not None
        if audience not in summit.settings.audiences:
            known = sorted(summit.settings.audiences)
            raise NotAsked(
                f"no audience is called '{audience}'; {meant(audience, known, 'there are: ' + ', '.join(known))}"
            )
        readable, closed = _readable(summit.judge, audience, summit), _closed(summit, audience)
    return Translating(folder, summit, language, matches_in(reading, summit, tag), readable, closed)


def _closed(summit: Summit, audience: str) -> frozenset[str]:
    """The outlines of books that are made for others alone: what their titles say of the parts is for those."""
    own = summit.settings.audiences[audience].book
    return frozenset(
        f"books/{id_}"
        for id_, outline in summit.outlines.items()
        if id_ != own and audience not in outline.audiences
    )


def _readable(judge: Judge, audience: str, summit: Summit) -> frozenset[Span]:
    """What an audience may have in the papers of any delegation, or of all; outlines of others' books are none of its texts."""
    others = {str(o.span.file) for o in summit.outlines.values() if o.span and audience not in o.audiences}
    found = (p.span for whose in ("", *summit.delegations) for p in judge.readable(audience, whose))
    return frozenset(span for span in found if span.file not in others)


# ------------------------------------------------------------------ to a translator


def exported(texts: Translating, everything: bool = True) -> Catalogue:
    """The texts with the translations that there are; without `everything`, only what is missing or stale."""
    settings = texts.summit.settings
    messages = [
        m for path in texts.matches for m in _messages(texts, path) if everything or m.state != "done"
    ]
    return Catalogue(settings.original, texts.language.tag, settings.id, tuple(messages))


def _messages(texts: Translating, path: Path) -> Iterator[Message]:
    matches = {match.unit.key: match for match in texts.matches[path].found}
    for unit in texts.units(path):
        match = matches.get(unit.key)
        if match is None and not needed(unit, texts.language):
            continue
        target = match.entry.text.text if match is not None and match.entry.text is not None else ""
        state: State = "new" if match is None else "stale" if match.stale else "done"
        yield Message(texts.place(path, unit), unit.text, target, state, note=str(unit.span))


# ------------------------------------------------------------------ and back


@dataclass(frozen=True, slots=True)
class Imported:
    """What came back: the files as they will be, what could not be taken, and how many texts were taken, came unfinished, or lack words still."""

    additions: tuple[Addition, ...]
    refused: tuple[Diagnostic, ...]
    taken: int
    unfinished: int
    lacking: int


def imported(texts: Translating, catalogue: Catalogue) -> Imported:
    """Every translation of a catalogue in its file. What translates earlier words, or loses a figure, is refused at its place."""
    by_name = {texts.name(path): path for path in texts.matches}
    refused: list[Diagnostic] = []
    sayings: dict[Path, list[Saying]] = {}
    accepted: dict[tuple[Path | None, str], Message] = {}
    for message in catalogue.messages:
        if message.state != "done" or not message.place:
            continue
        path, unit, wrong = _target(texts, by_name, message)
        if unit is not None and wrong is None:
            if (first := accepted.get((path, unit.key))) and first.target == message.target:
                continue
            wrong = (_again(unit, first, message) if first else None) or _lost(unit, message)
        if wrong is not None:
            refused.append(wrong)
        elif path is not None and unit is not None:
            accepted[path, unit.key] = message
            if _is_new(texts.matches[path], unit, message.target):
                sayings.setdefault(path, []).append(Saying(unit, message.target))
    unfinished = sum(message.state != "done" for message in catalogue.messages if message.place)
    additions = tuple(addition for path, said in sayings.items() if (addition := _written(texts, path, said)))
    taken = sum(map(len, sayings.values()))
    return Imported(additions, tuple(refused), taken, unfinished, _still_lacking(texts, accepted))


def _still_lacking(texts: Translating, accepted: Mapping[tuple[Path | None, str], Message]) -> int:
    """How many texts that books need have no words, or those of an earlier original, and got none now."""
    return sum(
        (path, unit.key) not in accepted and needed(unit, texts.language)
        for path, found in texts.matches.items()
        for unit in (*found.missing, *(match.unit for match in found.found if match.stale))
    )


def _target(
    texts: Translating, by_name: Mapping[str, Path], message: Message
) -> tuple[Path | None, Unit | None, Diagnostic | None]:
    """The text that a message translates: the one at its place, or the only one that says the same."""
    name, _, key = message.place.partition(MARK)
    path = by_name.get(name)
    if path is None:
        help = meant(name, by_name, "export the texts again")
        return (
            None,
            None,
            Diagnostic("translation-of-nothing", f"the briefs have no file '{name}'", message.span, help),
        )
    units = texts.matches[path].units
    here = next((unit for unit in units if unit.key == key), None)
    if here is not None and _same(here.text, message.source):
        return path, here, None
    others = [unit for unit in units if _same(unit.text, message.source)]
    if len(others) == 1:
        return path, others[0], None
    if here is None:
        said = f"{path.name} has no text '{key}' any more"
        return (
            None,
            None,
            Diagnostic(
                "translation-of-nothing", said, message.span, "leave it out, or export the texts again"
            ),
        )
    said = f"the original of '{key}' has changed since this was exported"
    help = f"it now says '{_short(here.text)}' ({here.span}); export the texts again"
    return None, None, Diagnostic("stale-translation", said, message.span, help)


def _again(unit: Unit, first: Message, message: Message) -> Diagnostic:
    """A text that one file translates twice, otherwise each time: nobody can tell which is meant."""
    said = f"'{unit.key}' is translated a second time, otherwise than at {first.span}, which was taken"
    return Diagnostic("translated-twice", said, message.span, "leave one of the two out of the file")


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _lost(unit: Unit, message: Message) -> Diagnostic | None:
    """What a translation does not bring back of what its text fills in and calls."""
    assert message.span is not None
    node = ScalarNode(message.target, message.span, plain=False)
    for found in calls_apart(Match(unit, Entry(unit.key, unit.digest, node, message.span), False)):
        return found.replaced(path=message.place, message=f"{found.message} ('{unit.key}')")
    return None


def _is_new(matches: Matches, unit: Unit, target: str) -> bool:
    known = next((match for match in matches.found if match.unit.key == unit.key), None)
    if known is None or known.stale or known.entry.key != unit.key:
        return True
    return known.entry.text is None or known.entry.text.text != target


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "…"


def _written(texts: Translating, path: Path, said: Sequence[Saying]) -> Addition | None:
    """The file of translations beside a file, with what is said anew; None where nothing of it changes."""
    beside = file_for(path, texts.language.tag)
    before = beside.read_bytes() if beside.exists() else None
    units = sorted(texts.matches[path].units, key=lambda unit: (unit.span.line, unit.span.column))
    order = [unit.key for unit in units]
    old = before.decode("utf-8") if before is not None else ""
    text = written(old, said, order, _head(path, texts.language))
    parse_yaml(text.removeprefix("\ufeff"), beside.name)
    return Addition(beside, before, text.encode("utf-8")) if text != old else None


def _head(path: Path, language: Language) -> list[str]:
    return [f"# {path.name} in {language.name}; who reads what, and what is filled in, is said there."]


# ------------------------------------------------------------------ a beginning


def begun(texts: Translating) -> list[Addition]:
    """Files of translations with a place for every text that lacks one, and the language among those of the summit."""
    found = []
    for path, matches in texts.matches.items():
        missing = [u for u in matches.missing if texts.wanted(u) and needed(u, texts.language)]
        there = _places_in(file_for(path, texts.language.tag)) if missing else frozenset()
        empty = [Saying(unit) for unit in missing if unit.key not in there]
        if empty and (addition := _written(texts, path, empty)) is not None:
            found.append(addition)
    listed = _listed(texts)
    return [listed, *found] if listed is not None else found


def _places_in(beside: Path) -> frozenset[str]:
    """The keys of the texts for which a file of translations has a place, be there something in it or not."""
    if not beside.exists():
        return frozenset()
    held = parse_yaml(beside.read_text(encoding="utf-8-sig"), beside.name).items.get(TEXTS)
    return frozenset(held.items) if isinstance(held, MappingNode) else frozenset()


def _listed(texts: Translating) -> Addition | None:
    """summit.yaml with the language among its `languages`; None where it is."""
    tag = texts.language.tag
    if tag in texts.summit.settings.languages:
        return None
    path = texts.folder / "summit.yaml"
    before = path.read_bytes()
    return Addition(path, before, inserted(before.decode("utf-8"), "languages", f"- {tag}").encode("utf-8"))
