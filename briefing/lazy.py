"""Modules that are loaded when something of them is first used: nobody waits for what a command does not need.

    if TYPE_CHECKING:
        import jinja2
    else:
        jinja2 = lazy("jinja2")

Everything else is imported at the top of its file; a test holds it. Modules that begin with `lazy` load faster than they
look: `python -X importtime -m briefing --help` shows what is really loaded.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Lazy(ModuleType):
    """Stands for a module; every attribute is looked up there, so that it is never older than the module."""

    def __getattr__(self, name: str) -> Any:
        module = sys.modules.get(self.__name__)
        if module is None or getattr(module.__spec__, "_initializing", False):  # another thread may be at it
            module = import_module(self.__name__)
        return getattr(module, name)


def lazy(name: str) -> Any:
    """The module of this whole name, not imported yet. One that is not there is an `ImportError` at its first use."""
    return _Lazy(name)
