"""Briefing books for a summit, from a folder of YAML briefs. `briefing.open(folder)` is where a program begins.

Nothing is loaded before it is used: `import briefing` costs next to nothing.
"""

from typing import TYPE_CHECKING, Any

from briefing.lazy import lazy

if TYPE_CHECKING:
    from briefing.batch.options import BatchOptions, BatchReport, FileReport
    from briefing.batch.orders import OrderFilter
    from briefing.batch.worker import Task
    from briefing.diagnostics import BriefError, Diagnostic, EnvironmentProblem
    from briefing.document import Document
    from briefing.editions import Edition
    from briefing.pipeline import BuildOptions, LaidOut
    from briefing.project import PrintRun, Project, open
    from briefing.summit import Order, Summit

__version__ = "0.1.0"
__all__ = [
    "BatchOptions", "BatchReport", "BriefError", "BuildOptions", "Diagnostic", "Document", "Edition", "EnvironmentProblem",
    "FileReport", "LaidOut", "Order", "OrderFilter", "PrintRun", "Project", "Summit", "Task", "open",
]  # fmt: skip
_HOMES = {
    "briefing.batch.options": ("BatchOptions", "BatchReport", "FileReport"),
    "briefing.batch.orders": ("OrderFilter",),
    "briefing.batch.worker": ("Task",),
    "briefing.diagnostics": ("BriefError", "Diagnostic", "EnvironmentProblem"),
    "briefing.document": ("Document",),
    "briefing.editions": ("Edition",),
    "briefing.pipeline": ("BuildOptions", "LaidOut"),
    "briefing.project": ("PrintRun", "Project", "open"),
    "briefing.summit": ("Order", "Summit"),
}


def __getattr__(name: str) -> Any:
    """A name of the library, from the module that it lives in (PEP 562)."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(lazy(module), name)
    raise AttributeError(f"module 'briefing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
