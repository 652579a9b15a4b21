"""The modules that decide who reads what, each with the tests that must find every fault of it by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType
from typing import Final

from tests.editions import test_naming, test_pruning, test_selecting
from tests.judging import test_rules, test_traversal


@dataclass(frozen=True, slots=True)
class Target:
    """`functions` are those that decide; none named: all of the module."""

    module: str
    tests: tuple[ModuleType, ...]
    functions: frozenset[str] = frozenset()


TARGETS: Final = (
    Target("briefing.judging.ruling", (test_rules,)),
    Target("briefing.judging.traversal", (test_traversal,)),
    Target("briefing.editions.rules", (test_rules, test_pruning)),
    Target("briefing.editions.selection", (test_selecting,)),
    Target("briefing.editions.naming", (test_naming,)),
)
