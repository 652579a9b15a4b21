"""Kinds that are Python files: sections, charts, products. A Protocol says what a file must and may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import Parameter, signature
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType, SimpleNamespace
from typing import Any, Final, Protocol, TypeAlias, TypeVar, cast, get_type_hints

from briefing import packages
from briefing.diagnostics import BriefError
from briefing.kinds.catalogue import Kinds, OpenSet
from briefing.kinds.failures import failure, guarded
from briefing.kinds.files import KindFile
from briefing.kinds.running import executed
from briefing.kinds.soundness import misfit

Words: TypeAlias = Mapping[str, Mapping[str, str]]
K_co = TypeVar("K_co", covariant=True)
SHARED: Final = frozenset({"base"})  # of a set's package: what its kinds have in common


class CodeKind(Protocol):
    """What every Python file of a kind may hold.

    `WORDS` are the words that it prints, by language: `{"en": {"weather": "Weather"}}`. The first language is the kind's own,
    taken where another lacks a word; a language's own file goes before it. `EXAMPLE` is YAML that asks for the kind with all
    its options; nothing said: its name alone asks for it. The first line of its docstring says what it is: `summary`.
    """

    WORDS: Words = MappingProxyType({})
    EXAMPLE: str = ""

    @property
    def summary(self) -> str: ...


class CodeSet(OpenSet[K_co]):
    """`protocol` is what a file must hold; `wrong` says what is wrong with what its functions give, "" for nothing."""

    suffix = ".py"

    def __init__(self, word: str, folder: str, protocol: type[Any], wrong: Callable[[Any], str]) -> None:
        super().__init__(word, folder)
        self._protocol, self._wrong = protocol, wrong

    def of_program(self) -> tuple[str, ...]:
        return _modules_in(tuple(import_module(self.group).__path__))

    def file_of_program(self, name: str) -> KindFile:
        stem = name.replace("-", "_")
        return KindFile(name, f"{self.folder}/{stem}.py", "program", module=f"{self.group}.{stem}")

    def file_of_package(self, name: str, offer: packages.Offer) -> KindFile:
        return KindFile(name, offer.module, "package", module=offer.module, package=offer.package)

    def build(self, file: KindFile, kinds: Kinds) -> K_co:
        if file.origin == "briefs" and not kinds.code:
            said = f"the {self.word} '{file.name}' is code of these briefs, {file.shown}, which this summit does not allow"
            help = "set 'allow-scripts: true' in summit.yaml if you trust every file of the folder"
            raise BriefError.one("scripts-off", said, help=help)
        return cast(K_co, self._kind(self._module(file), file))

    def _module(self, file: KindFile) -> ModuleType:
        if file.origin == "program":
            return import_module(file.module)
        try:
            return import_module(file.module) if file.module else executed(file)
        except (Exception, SystemExit) as error:
            raise failure(self.word, file, error) from error

    def _kind(self, module: ModuleType, file: KindFile) -> SimpleNamespace:
        """All that the Protocol names, from the module or by default."""
        doc = (module.__doc__ or "").strip().partition("\n")[0]
        found = SimpleNamespace(name=file.name, summary=doc)
        foreign = file.origin != "program"
        for name, default in _members(self._protocol):
            value = getattr(module, name, default)
            if value is _NEEDED:
                raise self._bad(file, f"has no '{name}'", name)
            if foreign:
                if said := _misfit(self._protocol, name, value):
                    raise self._bad(file, f"has a '{name}' {said}", name)
                if callable(value) and not isinstance(value, type):
                    value = guarded(value, self.word, file, self._wrong)
            setattr(found, name, value)
        return found

    def _bad(self, file: KindFile, said: str, name: str) -> BriefError:
        where = "" if file.origin == "briefs" else f" (in {file.where})"
        help = f"write '{_shown(self._protocol, name)}'; CONTRIBUTING.md shows a whole {self.word}"
        place = file.at(name) if file.origin == "briefs" else None
        return BriefError.one("bad-kind", f"the {self.word} '{file.name}' {said}{where}", place, help)


@cache
def _modules_in(folders: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds in some folders, without importing any of them."""
    found = (info.name for info in iter_modules(folders))
    return tuple(sorted(n.replace("_", "-") for n in found if n not in SHARED and not n.startswith("_")))


_NEEDED: Final = object()
_LIKE: Final = {
    "WORDS": '{"en": {"key": "word"}}',
    "OPTIONS": '{"pages": Number(1, 60), "short": "switch"}',
    "PRODUCT": 'ProductInfo("What it is", pages="1")',
}


def _members(protocol: type[Any]) -> Iterator[tuple[str, Any]]:
    """What a Protocol names, each with its default."""
    for cls in reversed(protocol.__mro__[:-1]):
        if cls in (Protocol, *Protocol.__mro__):
            continue
        for name in vars(cls).get("__annotations__", {}):
            yield name, vars(cls).get(name, _NEEDED)
        for name, value in vars(cls).items():
            if callable(value) and not name.startswith("_") and not isinstance(value, type | property):
                yield name, _NEEDED


def _shown(protocol: type[Any], name: str) -> str:
    """A member of a Protocol as a file has to define it."""
    if name in _LIKE:
        return f"{name} = {_LIKE[name]}"
    model = getattr(protocol, name, None)
    if callable(model) and not isinstance(model, type):
        return f"def {name}({', '.join(list(signature(model).parameters)[1:])})"
    return f"class {name}({model.__name__})" if isinstance(model, type) else f"{name} = {model!r}"


def _misfit(protocol: type[Any], name: str, value: Any) -> str:
    """Why a value of a file cannot stand under a name of the Protocol; "" where it can."""
    model = getattr(protocol, name, None)
    if callable(model) and not isinstance(model, type):
        return _uncallable(value, model)
    said = misfit(value, get_type_hints(protocol)[name])
    return f"that is {said}" if said else ""


def _uncallable(value: Any, model: Callable[..., Any]) -> str:
    given = list(signature(model).parameters)[1:]
    if not callable(value):
        return "that is no function"
    try:
        wanted = signature(value).parameters.values()
    except (TypeError, ValueError):
        return ""
    positional = [p for p in wanted if p.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)]
    many = any(p.kind == Parameter.VAR_POSITIONAL for p in wanted)
    needed = sum(1 for p in positional if p.default is Parameter.empty)
    fits = needed <= len(given) and (many or len(given) <= len(positional))
    return "" if fits else "that does not take what it is given"
