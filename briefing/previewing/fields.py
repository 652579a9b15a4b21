"""One value of a file as a form for somebody who knows no YAML: its shape, its rule of who may read it, and the values
beside it that belong to the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

from briefing.diagnostics import Span
from briefing.judging import Judge, Passage, Rule, may
from briefing.kinds import Kinds
from briefing.previewing.correcting import digest_of, path_in
from briefing.previewing.schema_of import described, keys_at, model_at
from briefing.previewing.shapes import limits_in_words, shape_of
from briefing.reference.choices import choices_of
from briefing.reference.files import TRANSLATIONS
from briefing.reference.keys import Key
from briefing.schema import Prose
from briefing.schema.types import parts_of
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode, parse_csv, parse_yaml
from briefing.sources.files import unified
from briefing.summit import Summit
from briefing.translations import is_translation, language_of
from briefing.values import Value

Widget: TypeAlias = Literal["line", "text", "number", "date", "time", "choice", "switch", "names"]
REFERRED: Final = {
    "sources": "sources",
    "source": "sources",
    "facts": "facts",
    "topic": "topics",
    "topics": "topics",
    "delegation": "delegations",
}
_WIDGETS: Final[tuple[tuple[type[Any], Widget], ...]] = (
    (Prose, "text"), (Decimal, "number"), (int, "number"), (float, "number"), (date, "date"), (time, "time"),
)  # fmt: skip


class FieldForm(Value):
    """A value with its place. `digest` is that of its file, which a correction must name.

    `name` is its key, `path` where it stands in the folder, `kind` of what thing it is a part (a point, a fact …). `says` is
    what the key means, `shape` what it holds in words, `limits` how much of it. `readers` say who may read it, `rules` the lines that say so.
    `missing`: the key is not written yet, and `fill_in` writes it into the mapping at the place. `beside` are the other
    values of the same thing.
    """

    file: str
    line: int
    column: int
    digest: str
    name: str
    path: str
    kind: str
    value: str
    widget: Widget = "line"
    says: str = ""
    shape: str = ""
    limits: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    readers: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    missing: bool = False
    beside: tuple[FieldForm, ...] = ()


def form_at(folder: Path, summit: Summit, file: str, line: int, column: int) -> FieldForm | None:
    """The value that holds a place of a file, None where there is none."""
    data = path_in(folder, file).read_bytes()
    text, digest = data.decode("utf-8-sig"), digest_of(data)
    if file.endswith(".csv"):
        return _cell(file, text, digest, (line, column))
    path = tuple(Path(file).relative_to(folder.name).with_suffix("").parts)
    known = path_in(folder, file)
    translates = len(path) if is_translation(known) else 0
    judge = summit.said_in(language_of(known, summit.settings.languages)).judge
    return _Forms(summit, judge, file, digest, translates).at(parse_yaml(text, file), path, (line, column))


def _cell(file: str, text: str, digest: str, at: tuple[int, int]) -> FieldForm | None:
    table = parse_csv(unified(text), file)
    for texts, places in zip(table.rows, table.places, strict=True):
        row = tuple(
            FieldForm(file, place.line, place.column, digest, column, f"{file}/{column}", "cell", value)
            for column, value, place in zip(table.columns, texts, places, strict=True)
        )
        for form, place in zip(row, places, strict=True):
            if place.line == at[0] and place.column <= at[1] <= place.column + place.length:
                return form.replaced(beside=tuple(other for other in row if other is not form))
    return None


class _Forms:
    """`translates`: how many parts of a path name the file, where that is one of translations."""

    def __init__(
        self, summit: Summit, judge: Judge | None, file: str, digest: str, translates: int = 0
    ) -> None:
        self.summit, self.judge = summit, judge
        self.file, self.digest, self.translates = file, digest, translates
        self.passages: Mapping[tuple[str, int, int], Passage] = (
            {(p.span.file, p.span.line, p.span.column): p for p in judge.passages} if judge else {}
        )

    def at(self, root: MappingNode, path: tuple[str, ...], place: tuple[int, int]) -> FieldForm | None:
        """The last value that begins before a place."""
        found = [one for one in _every(root, path, None) if _start(one[1]) <= place]
        if not found:
            return None
        where, scalar, owner = max(found, key=lambda one: _start(one[1]))
        form = self._form(where, scalar)
        if owner is None:
            return form
        return form.replaced(beside=tuple(self._beside(owner, where, scalar)))

    def _form(self, path: tuple[str, ...], scalar: ScalarNode) -> FieldForm:
        span = scalar.span
        form = FieldForm(
            self.file,
            span.line,
            span.column,
            self.digest,
            _key(path),
            "/".join(path),
            "",
            scalar.text.rstrip("\n"),
        )
        return self._ruled(self._shaped(form, path), span)

    def _shaped(self, form: FieldForm, path: tuple[str, ...]) -> FieldForm:
        path = self._known(path)
        key = described(path, self.summit.kinds)
        if key is None:
            return form
        kind, choices = widget_of(key)
        if key.key in REFERRED and not choices:
            choices = tuple(getattr(self.summit, REFERRED[key.key]))
        choices = choices or choices_of(key.model, key.name, self.summit.kinds)
        return form.replaced(
            kind=model_at(path, self.summit.kinds), widget="choice" if choices and kind != "switch" else kind, says=key.meaning.says,
            shape=shape_of(key), limits=limits_in_words(key), choices=choices, needed=key.needed,
        )  # fmt: skip

    def _known(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """A path as the model has it: files of translations stand beside what they translate, and are of one kind."""
        if not self.translates:
            return path
        return TRANSLATIONS, "/".join(path[: self.translates]), *path[self.translates :]

    def _ruled(self, form: FieldForm, span: Span) -> FieldForm:
        passage = self.passages.get((span.file, span.line, span.column))
        if passage is None or self.judge is None:
            return form
        kind, _, rest = passage.path.partition(".")
        whose = rest.partition(".")[0] if kind == "delegations" else ""
        return form.replaced(
            readers=self._readers(passage, self.judge, whose), rules=tuple(rules_of(passage))
        )

    def _readers(self, passage: Passage, judge: Judge, whose: str) -> tuple[str, ...]:
        """Without what is named to them: whoever may read something that names it is told in the rules."""
        named = passage.replaced(rules=tuple(rule for rule in passage.rules if rule.kind != "named"))
        readers = {id_: reader.replaced(delegation=whose) for id_, reader in judge.readers.items()}
        audiences = self.summit.settings.audiences.items()
        return tuple(str(rule.title) for id_, rule in audiences if may(named, readers[id_]))

    def _beside(self, owner: MappingNode, path: tuple[str, ...], own: ScalarNode) -> Iterator[FieldForm]:
        """What else the same thing has, written or not."""
        above = path[: len(path) - (2 if path[-1].isdigit() and len(path) > 1 else 1)]
        for key, node in owner.items.items():
            entries = enumerate(node.items) if isinstance(node, SequenceNode) else ((None, node),)
            for number, entry in entries:
                if isinstance(entry, ScalarNode) and entry is not own:
                    yield self._form((*above, key, *([str(number)] if number is not None else [])), entry)
        for name in missing_keys(self._known(above), owner, self.summit.kinds):
            where = (*above, name)
            span = owner.span
            empty = FieldForm(
                self.file, span.line, span.column, self.digest, name, "/".join(where), "", "", missing=True
            )
            yield self._shaped(empty, where)


def missing_keys(above: tuple[str, ...], owner: MappingNode, kinds: Kinds) -> Iterator[str]:
    """The keys of one value each that a thing may have and has not."""
    for key in {key.key: key for key in keys_at(above, kinds)}.values():
        if key.key not in owner.items and not key.models and key.depth == 0:
            yield key.key


def widget_of(key: Key) -> tuple[Widget, tuple[str, ...]]:
    """How a value of a key is asked for, with its choices."""
    for kind in parts_of(key.kind):
        if kind is bool:
            return "switch", ("true", "false")
        if get_origin(kind) is Literal:
            return "choice", tuple(map(str, get_args(kind)))
        for type_, widget in _WIDGETS:
            if isinstance(kind, type) and issubclass(kind, type_):
                return widget, ()
    return "line", ()


def rules_of(passage: Passage) -> Iterator[str]:
    """The rules over a value in words."""
    yield from map(in_words, dict.fromkeys(passage.rules))


def in_words(rule: Rule) -> str:
    """A rule as a person would say it, with the line that says it."""
    at = f" ({rule.span.at})" if rule.span is not None else ""
    values = ", ".join(sorted(rule.values))
    return f"{_SAID[rule.kind].format(values or 'nobody')}{at}"


_SAID: Final[Mapping[str, str]] = {
    "label": "it is written for: {}",
    "role": "such words go to nobody but: {}",
    "only": "it stands in the papers of {} alone",
    "whose": "it belongs to the papers of {}",
    "named": "whoever may read something that names it",
}


def _every(
    node: Node, path: tuple[str, ...], owner: MappingNode | None
) -> Iterator[tuple[tuple[str, ...], ScalarNode, MappingNode | None]]:
    """Every scalar with its path and the mapping that it belongs to."""
    if isinstance(node, ScalarNode):
        yield path, node, owner
    elif isinstance(node, MappingNode):
        for key, inner in node.items.items():
            yield from _every(inner, (*path, key), node)
    else:
        for number, inner in enumerate(node.items):
            yield from _every(inner, (*path, str(number)), owner)


def _start(scalar: ScalarNode) -> tuple[int, int]:
    return scalar.span.line, scalar.span.column


def _key(path: tuple[str, ...]) -> str:
    return next((part for part in reversed(path) if not part.isdigit()), "")
