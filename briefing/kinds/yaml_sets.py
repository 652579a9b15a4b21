"""Kinds that are YAML files: formats, styles, languages. One may stand on another and say only what differs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from briefing import packages
from briefing.diagnostics import GIVEN, BriefError, Diagnostic, Problems, Severity
from briefing.kinds.catalogue import Kinds, OpenSet
from briefing.kinds.files import KindFile
from briefing.kinds.inheritance import EXTENDS, circle, different, extended, over, without
from briefing.kinds.trying import tried
from briefing.nearness import edit_distance, meant, nearest
from briefing.schema import Model
from briefing.sources import MappingNode, Node, parse_yaml
from briefing.sources.assignments import assigned_in

K_co = TypeVar("K_co", covariant=True)


def _all_of_it(own: MappingNode, base: MappingNode) -> MappingNode:
    return base


def _nothing_of_it(node: MappingNode, name: str) -> MappingNode:
    return MappingNode({}, {}, node.span)


def _as_it_is(node: MappingNode, file: KindFile) -> MappingNode:
    return node


class Extending(NamedTuple):
    """How files of a set stand on one another.

    `alone` are the keys that a kind does not take from what it extends; `below` says what of that is left under its own keys.
    `prepare` makes of a file's own mapping what it says wherever it stands. `share` is what of a file that is for all kinds of
    the set is said of one. On a command line the keys of `inside` may be left out.
    """

    alone: frozenset[str] = frozenset()
    below: Callable[[MappingNode, MappingNode], MappingNode] = _all_of_it
    prepare: Callable[[MappingNode, KindFile], MappingNode] = _as_it_is
    share: Callable[[MappingNode, str], MappingNode] = _nothing_of_it
    inside: tuple[str, ...] = ()


class YamlSet(OpenSet[K_co]):
    """`read` makes a kind of its name and its mapping, which has the keys of `model`, and leaves what is wrong in the problems."""

    suffix = ".yaml"

    def __init__(
        self,
        word: str,
        folder: str,
        model: type[Model],
        read: Callable[[str, MappingNode, Problems], K_co | None],
        how: Extending = Extending(),  # noqa: B008  frozen
    ) -> None:
        super().__init__(word, folder)
        self._model, self._read, self._how = model, read, how
        self._alone = how.alone | {EXTENDS}

    @cached_property
    def _home(self) -> Path:
        return Path(str(import_module(self.group).__file__)).parent

    def of_program(self) -> tuple[str, ...]:
        return self._program

    @cached_property
    def _program(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self._home.glob("*.yaml") if not path.stem.startswith("_")))

    def file_of_program(self, name: str) -> KindFile:
        text = (self._home / f"{name}.yaml").read_text(encoding="utf-8")
        return KindFile(name, f"{self.folder}/{name}.yaml", "program", text)

    def file_of_package(self, name: str, offer: packages.Offer) -> KindFile:
        text = packages.text_of(self.word, name, offer)
        return KindFile(name, f"{name}.yaml", "package", text, offer.module, offer.package)

    def build(self, file: KindFile, kinds: Kinds) -> K_co:
        problems = Problems()
        found = self._read(file.name, self.mapping(file, kinds), problems)
        if problems.errors:
            line = self._line(file, kinds)
            raise BriefError(_within_reach(d, line) for d in problems.errors)
        assert found is not None
        return found

    def findings(self, file: KindFile, kinds: Kinds) -> list[Diagnostic]:
        """What a sound kind should be told of all the same."""
        problems = Problems()
        self._read(file.name, self.mapping(file, kinds), problems)
        return problems.warnings

    def files(self, file: KindFile, kinds: Kinds) -> tuple[KindFile, ...]:
        return tuple(self._line(file, kinds))

    def mapping(self, file: KindFile, kinds: Kinds) -> MappingNode:
        """What a kind says, over what its base says."""
        line = self._line(file, kinds)
        *above, lowest = line
        found = self._how.prepare(_parsed(lowest), lowest)
        for one in reversed(above):
            if one.origin == "trial":
                return self._tried(one, without(found, EXTENDS))
            if one.origin == "shared":
                found = over(self._how.share(_parsed(one), one.name), found)
                continue
            own = self._how.prepare(_parsed(one), one)
            found = over(own, self._how.below(own, without(found, *self._alone)))
        return without(found, EXTENDS)

    def _tried(self, file: KindFile, found: MappingNode) -> MappingNode:
        """With the values of a command line: `style.accent`, or `style.NAME.accent`."""
        given = tuple(
            one.below(2 if len(one.path) > 2 and one.path[1][0] == file.name else 1)
            for one in assigned_in(file.text.split("\n"))
        )
        known = self._model.shape().entries
        changed, wrong = tried(found, given, known, self._how.inside)
        if wrong:
            raise BriefError(wrong)
        under = self._how.below(different(changed, found), found)
        return self._how.prepare(tried(under, given, known, self._how.inside)[0], file)

    def _line(self, file: KindFile, kinds: Kinds) -> list[KindFile]:
        """A file, the one that it stands on, the one below that, to the last."""
        line = [file]
        while line[-1].origin in ("trial", "shared") and (
            whose := kinds.find(self, file.name, line[-1].origin)
        ):
            line.append(whose)
        if line[-1].origin in ("trial", "shared"):
            return line
        while (base := extended(_parsed(line[-1]), self.word)) is not None:
            hidden = line[-1].origin if base.text == line[-1].name else "shared"
            below = kinds.find(self, base.text, hidden)
            if below is None:
                known = [name for name in kinds.names(self) if name != file.name]
                help = meant(base.text, known, "there are: " + ", ".join(known))
                raise BriefError.one(
                    f"unknown-{self.word}", f"no {self.word} is called '{base.text}'", base.span, help
                )
            if below in line:
                round_ = [(one.name, extended(_parsed(one), self.word)) for one in line[line.index(below) :]]
                raise circle(self.word, [(name, said) for name, said in round_ if said is not None])
            line.append(below)
        return line


@lru_cache(maxsize=64)
def _parsed(file: KindFile) -> MappingNode:
    """The file's mapping, which stays as it is: a kind and all that stand on it read it again and again."""
    try:
        return parse_yaml(file.text, file.shown)
    except BriefError as error:
        raise BriefError(_within_reach(d, (file,)) for d in error.diagnostics) from error


def untouched(node: Node, file: str) -> bool:
    """Whether all that a mapping says stands in one file: nothing of an author's, and nothing of a command line."""
    if isinstance(node, MappingNode):
        return all(span.file == file for span in node.keys.values()) and all(
            untouched(value, file) for value in node.items.values()
        )
    return node.span.file == file


UNASKED: Final = "unasked"  # the code of a name that only a kind in Python could ask for


def misspelt(what: str, node: MappingNode, own: str, known: Collection[str]) -> Iterator[Diagnostic]:
    """Names of a file that nothing of the program asks for: those a letter away from one that is asked for, and all others."""
    for name, span in node.keys.items():
        if span.file in (own, GIVEN) and name not in known:
            near = nearest(name, known)
            slip = bool(near) and edit_distance(name, near) in (0, 1)
            said = f"nothing asks for the {what} '{name}'"
            help = (
                f"did you mean '{near}'?"
                if near
                else f"take it out, or give it the name of a {what} that there is"
            )
            yield Diagnostic("near-miss" if slip else UNASKED, said, span, help, Severity.WARNING)


def _within_reach(diagnostic: Diagnostic, line: Sequence[KindFile]) -> Diagnostic:
    """A mistake at a place that an author can open; what stands in another file is said where that is named."""
    span = diagnostic.span
    if span is None or any(
        file.shown == span.file and file.origin in ("trial", "shared", "briefs") for file in line
    ):
        return diagnostic
    where = next((file.where for file in line if file.shown == span.file), span.file)
    place = _parsed(line[0]).keys.get(EXTENDS) if line[0].origin == "briefs" else None
    if line[0].origin == "trial":
        place = assigned_in(line[0].text.split("\n"))[0].path[0][1]
    return diagnostic.replaced(span=place, message=f"{diagnostic.message} (line {span.line} of {where})")
