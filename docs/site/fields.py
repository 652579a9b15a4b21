"""Every field of the model: what it holds, whether it is needed, who reads it, and how it looks in a brief."""

from __future__ import annotations

import inspect
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cache
from textwrap import dedent
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from briefing.charts import ChartSpec
from briefing.checking.declarations import FILES
from briefing.roles import ROLES
from briefing.schema import Line, Model, Plain, Prose, kebab
from briefing.schema.rules import REQUIRED, Rules

_WORDS: Final[Mapping[Any, str]] = {
    Plain: "a name or a title: one line without markup",
    Line: "one paragraph, with markup",
    Prose: "paragraphs and lists, with markup",
    str: "a word: an id, a label or a name of a file",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    Decimal: "a number",
    date: "a date, as 2025-11-06",
    time: "a time, as 09:30",
    object: "any value",
}
_LIMITS: Final = (
    ("gt", "more than"),
    ("ge", "at least"),
    ("le", "at most"),
    ("min_length", "at least"),
    ("max_length", "at most"),
)


@dataclass(slots=True)
class FieldPage:
    """A field of one model; `paths` are the places of the briefs where it may stand, `*` for ids and numbers."""

    model: type[Model]
    name: str
    kind: Any
    rules: Rules
    comment: str
    paths: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return kebab(self.name)

    @property
    def page(self) -> str:
        return f"{slug(self.model)}/{self.key}"

    @property
    def needed(self) -> bool:
        return self.rules.default is REQUIRED and self.rules.default_factory is None

    @property
    def limits(self) -> str:
        """In words, nothing where there are none."""
        said = [
            f"{words} {getattr(self.rules, name)}"
            for name, words in _LIMITS
            if getattr(self.rules, name) is not None
        ]
        return ", ".join(said)

    @property
    def readers(self) -> str:
        if self.rules.unprinted:
            return f"no page by itself: {self.rules.unprinted}"
        if self.rules.reads is None:
            return "whoever may have what it stands in"
        return ", ".join(role for role in ROLES if role in self.rules.reads) + " alone"

    @property
    def models(self) -> list[type[Model]]:
        """What stands in it."""
        return [part for part in _parts(self.kind) if isinstance(part, type) and issubclass(part, Model)]


@cache
def fields() -> Mapping[tuple[type[Model], str], FieldPage]:
    """By the model that declares it and its key, in the order of the files of a summit."""
    found: dict[tuple[type[Model], str], FieldPage] = {}
    for path, model in {**FILES, "charts/*": ChartSpec}.items():
        _collect(path, model, found)
    return found


def _collect(path: str, model: type[Model], found: dict[tuple[type[Model], str], FieldPage]) -> None:
    for page in own_fields(model):
        page = found.setdefault((page.model, page.key), page)
        here = f"{path}/{page.key}"
        page.paths.append(here)
        for inner in page.models:
            deeper = here + "/*" * len(re.findall(r"\b(?:tuple|Mapping)\[", str(page.kind)))
            if page.paths.count(here) == 1 and path.count(f"/{page.key}/") < 2:
                _collect(deeper, inner, found)


def own_fields(model: type[Model]) -> Iterator[FieldPage]:
    """Those of a model and of its bases, each under the class that declares it."""
    for cls in reversed(model.__mro__):
        if not (isinstance(cls, type) and issubclass(cls, Model)) or cls is Model:
            continue
        comments = _comments(cls)  # type: ignore[arg-type]  # a class can always be hashed
        for name, kind in inspect.get_annotations(cls, locals={}, eval_str=True).items():
            if "ClassVar" not in str(kind) and name != "span":
                said = vars(cls).get(name, REQUIRED)
                rules = said if isinstance(said, Rules) else Rules(default=said)
                yield FieldPage(cls, name, kind, rules, comments.get(name, ""))


def words_of(kind: Any) -> str:
    """The type of a field as an author would say it; a model by its slug in angle brackets."""
    origin, inner = get_origin(kind), [part for part in get_args(kind) if part not in (NoneType, Ellipsis)]
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(words_of(part) for part in inner))
    if origin is Literal:
        return "one of " + ", ".join(f"`{word}`" for word in inner)
    if origin is tuple:
        return "a list; each entry: " + words_of(inner[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "a mapping; each value: " + words_of(inner[-1])
    if inner:  # Annotated: a type with its rules
        return words_of(inner[0])
    if isinstance(kind, type) and issubclass(kind, Model):
        return f"<{slug(kind)}>"
    return next((words for known, words in _WORDS.items() if kind is known), _named(kind))


def _named(kind: Any) -> str:
    bases = kind.__mro__ if isinstance(kind, type) else ()
    return next((_WORDS[base] for base in bases if base in _WORDS and base is not object), "a value")


def slug(model: type[Model]) -> str:
    """The name of a model in kebab-case."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", model.__name__).lower()


def by_model() -> Mapping[type[Model], list[FieldPage]]:
    found: dict[type[Model], list[FieldPage]] = defaultdict(list)
    for page in fields().values():
        found[page.model].append(page)
    return found


def _parts(kind: Any) -> list[Any]:
    return [kind, *(part for inner in get_args(kind) for part in _parts(inner))]


@cache
def _comments(cls: type[Any]) -> Mapping[str, str]:
    """The comment behind each field, which says what its name and type do not."""
    try:
        text = dedent(inspect.getsource(cls))
    except (OSError, TypeError):
        return {}
    names = {
        number: match[1]
        for number, line in enumerate(text.splitlines(), 1)
        if (match := re.match(r"    (\w+): ", line))
    }
    found: dict[str, str] = {}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        before = [name for number, name in names.items() if number <= token.start[0]]
        if token.type == tokenize.COMMENT and before and not token.line.strip().startswith("#"):
            found[before[-1]] = token.string.lstrip("# ")
    return found
