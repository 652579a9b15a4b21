"""`python -m tests.mutation [WORD]`: which faults of the reading rules no test finds. WORD chooses modules by name."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Final

import yaml  # noqa: F401 - what every child needs is loaded once

from tests.mutation.equal import EQUAL
from tests.mutation.faults import Fault, faults_of

ROOT: Final = Path(__file__).parent.parent.parent
MODULES: Final = {
    "briefing.judging.ruling": frozenset[str](),
    "briefing.judging.walking": frozenset[str](),
    "briefing.editions.rules": frozenset[str](),
    "briefing.editions.selection": frozenset(
        {"__init__", "_kept", "_delegations", "_topics", "_own", "_is_ours", "_programme", "_for_guests", "_seating", "_elsewhere",
         "_regional", "_charts", "_facts", "_sources"}
    ),
    "briefing.editions.naming": frozenset({"named", "_everyone", "_with_a_part"}),
}  # fmt: skip
"""The modules that decide who reads what; of some only these functions."""
LONGEST: Final = 120  # seconds; a fault that makes the program run for ever is found
TESTS: Final = ("tests/judging/test_rules.py", "tests/judging/test_two_judges.py")


class Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module with a fault in it."""

    def __init__(self, name: str, code: str) -> None:
        self.name, self.code = name, code

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.code, self.name, "exec"), module.__dict__)


def is_found(name: str, fault: Fault) -> bool:
    """Whether the tests fail with this fault; they run in a process of their own."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    signal.alarm(LONGEST)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.meta_path.insert(0, Faulty(name, fault.code))
    code = 1
    try:
        import pytest

        code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *(str(ROOT / t) for t in TESTS)]))
    finally:
        os._exit(code)


def main() -> int:
    left = tried = 0
    for name, only in MODULES.items():
        path = ROOT / (name.replace(".", "/") + ".py")
        if not any(word in name for word in sys.argv[1:] or ("",)):
            continue
        for fault in faults_of(path, only):
            tried += 1
            known = (name.rpartition(".")[2], fault.was, fault.now) in EQUAL
            if not known and not is_found(name, fault):
                left += 1
                print(
                    f"{path.relative_to(ROOT)}:{fault.line}: no test finds\n    {fault.was}\n    {fault.now}",
                    flush=True,
                )
    print(f"{tried} faults tried, {left} not found")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
