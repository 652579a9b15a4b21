"""Open sets are folders: one module is one kind, found without being registered."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

SHARED = frozenset({"base"})


@cache
def names(package: str) -> tuple[str, ...]:
    """Kinds of a package, in kebab-case, without importing any of them."""
    module = importlib.import_module(package)
    found = (info.name for info in pkgutil.iter_modules(module.__path__))
    return tuple(sorted(n.replace("_", "-") for n in found if n not in SHARED and not n.startswith("_")))


def load(package: str, kind: str) -> ModuleType:
    """The module of one kind; `kind` must be one of `names(package)`."""
    if kind not in names(package):
        raise LookupError(kind)
    return importlib.import_module(f"{package}.{kind.replace('-', '_')}")


def discover(package: str) -> dict[str, ModuleType]:
    """Every kind of a package with its module."""
    return {name: load(package, name) for name in names(package)}
