"""Code that lies in a folder of briefs: run as a module of its own, here and in every process that gets a value made by it."""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

from briefing.kinds.files import KindFile
from briefing.packages import digest_of


def module_name(file: KindFile) -> str:
    """What the module of a file is called in every process."""
    return f"briefing_kind_{digest_of(file.shown, file.text)[:16]}_{file.name.replace('-', '_').replace('.', '_')}"


def executed(file: KindFile) -> ModuleType:
    """The module of a file, run once in a process."""
    name = module_name(file)
    if name in sys.modules:
        return sys.modules[name]
    module = sys.modules[name] = ModuleType(name)
    module.__file__ = file.shown
    try:
        exec(compile(file.text, file.shown, "exec", dont_inherit=True), vars(module))
    except BaseException:
        del sys.modules[name]
        raise
    return module


def unpacked(packed: bytes, files: Iterable[KindFile]) -> Any:
    """A pickled value of which some classes stand in these files."""
    return _Unpickler(io.BytesIO(packed), {module_name(file): file for file in files}).load()


class _Unpickler(pickle.Unpickler):
    """Runs a file before a class of it is asked for."""

    def __init__(self, packed: io.BytesIO, files: dict[str, KindFile]) -> None:
        super().__init__(packed)
        self._files = files

    def find_class(self, module: str, name: str) -> Any:
        if module in self._files:
            executed(self._files[module])
        return super().find_class(module, name)
