"""`python -m tests.mutation [WORD]`: which faults of the reading rules no test finds. WORD chooses modules by name."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Final

from tests.mutation.equal import EQUAL
from tests.mutation.faults import Fault, faults_of
from tests.mutation.targets import TARGETS, Target

ROOT: Final = Path(__file__).parent.parent.parent
LONGEST: Final = 20  # seconds; a fault that makes the program run for ever is found


def put_in(name: str, code: str) -> None:
    """The module with the fault takes the place of the right one, wherever something of it was imported."""
    right, wrong = sys.modules[name], ModuleType(name)
    sys.modules[name] = wrong
    exec(compile(code, name, "exec"), wrong.__dict__)
    for module in list(sys.modules.values()):
        if module.__name__.startswith(("briefing.", "tests.")) and module is not wrong:
            for word, value in list(vars(module).items()):
                if value is right:
                    setattr(module, word, wrong)
                elif word in right.__dict__ and value is right.__dict__[word] and word in wrong.__dict__:
                    setattr(module, word, wrong.__dict__[word])


def run(modules: Iterable[ModuleType]) -> None:
    """What must hold; raises where it does not."""
    for module in modules:
        for name, test in vars(module).items():
            if name.startswith("test_"):
                marks = getattr(test, "pytestmark", ())
                for values in marks[0].args[1] if marks else ((),):
                    test(*values)


def is_found(target: Target, fault: Fault) -> bool:
    """Whether the tests fail with this fault; they run in a process of their own."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    code = 1
    try:
        signal.alarm(LONGEST)
        put_in(target.module, fault.code)
        run(target.tests)
        code = 0
    finally:
        os._exit(code)


def survivors(target: Target) -> tuple[int, list[Fault]]:
    """How many faults were tried, and those that no test finds, without those that change nothing."""
    path, short = ROOT / (target.module.replace(".", "/") + ".py"), target.module.rpartition(".")[2]
    run(target.tests)
    tried = [f for f in faults_of(path, target.functions) if (short, f.was, f.now) not in EQUAL]
    return len(tried), [fault for fault in tried if not is_found(target, fault)]


def main() -> int:
    count = left = 0
    for target in TARGETS:
        if any(word in target.module for word in sys.argv[1:] or ("",)):
            tried, found = survivors(target)
            count, left = count + tried, left + len(found)
            for fault in found:
                print(f"{target.module}, line {fault.line}: no test finds\n    {fault.was}\n    {fault.now}")
    print(f"{count} faults tried, {left} not found")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
