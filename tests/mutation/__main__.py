"""`python -m tests.mutation [WORD]`: which faults of the reading rules no test finds. WORD chooses modules by name."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from briefing.checking import declarations
from briefing.judging import Folder, judge_of
from briefing.summit import Summit
from tests.judging import test_rules, test_two_judges, test_walking
from tests.judging.trees import Tree
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
LONGEST: Final = 60  # seconds; a fault that makes the program run for ever is found
SEEDS: Final = 24
Tried = tuple[Summit, tuple[Folder, Any]]


def summits() -> Iterator[Tried]:
    """Random folders, each with what its judge was made of."""
    made: list[tuple[Folder, Any]] = []

    def noted(folder: Folder, fields: Any) -> Any:
        made.append((folder, fields))
        return judge_of(folder, fields)

    vars(declarations)["judge_of"] = noted
    for seed in range(SEEDS):
        with tempfile.TemporaryDirectory() as folder:
            often = (0.15, 0.35, 0.6)[seed % 3]
            summit = test_two_judges.read(Tree(seed, often).write(Path(folder)))
        yield summit, made[-1]
    vars(declarations)["judge_of"] = judge_of


def put_in(name: str, code: str) -> None:
    """The module with the fault takes the place of the right one, wherever something of it was imported."""
    right, wrong = sys.modules[name], ModuleType(name)
    sys.modules[name] = wrong
    exec(compile(code, name, "exec"), wrong.__dict__)
    for module in list(sys.modules.values()):
        if module.__name__.startswith(("briefing.", "tests.judging")) and module is not wrong:
            for word, value in list(vars(module).items()):
                if value is right:
                    setattr(module, word, wrong)
                elif word in right.__dict__ and value is right.__dict__[word] and word in wrong.__dict__:
                    setattr(module, word, wrong.__dict__[word])
    globals()["judge_of"] = sys.modules["briefing.judging"].judge_of


def tests(tried: list[Tried]) -> None:
    """What must hold; raises where it does not."""
    for name, test in {**vars(test_rules), **vars(test_walking)}.items():
        marks = getattr(test, "pytestmark", ())
        if name.startswith("test_"):
            for values in marks[0].args[1] if marks else ((),):
                test(*values)
    for summit, (folder, fields) in tried:
        judged = summit.replaced(judge=judge_of(folder, fields))
        for order in test_two_judges.readers(judged):
            assert test_two_judges.differences(judged, order) == ([], [])


def is_found(name: str, fault: Fault, tried: list[Tried]) -> bool:
    """Whether the tests fail with this fault; they run in a process of their own."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    code = 1
    try:
        signal.alarm(LONGEST)
        put_in(name, fault.code)
        tests(tried)
        code = 0
    finally:
        os._exit(code)


def main() -> int:
    tried = list(summits())
    tests(tried)
    count = left = 0
    for name, only in MODULES.items():
        path = ROOT / (name.replace(".", "/") + ".py")
        if not any(word in name for word in sys.argv[1:] or ("",)):
            continue
        for fault in faults_of(path, only):
            count += 1
            known = (name.rpartition(".")[2], fault.was, fault.now) in EQUAL
            if not known and not is_found(name, fault, tried):
                left += 1
                said = f"{path.relative_to(ROOT)}:{fault.line}: no test finds"
                print(f"{said}\n    {fault.was}\n    {fault.now}", flush=True)
    print(f"{count} faults tried, {left} not found")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
