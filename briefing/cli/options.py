"""From a frozen dataclass to a command: each field says how it is written, and what the command is given is typed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, Final

import click

from briefing.lazy import lazy

_WRITTEN: Final = "written"  # metadata of a field: what makes its parameters


def option(*names: str, default: Any = None, also: str = "", **attributes: Any) -> Any:
    """A field that an option gives, named as click names it; `also` is a further name that no help shows."""
    known = attributes if default in (None, ()) else {**attributes, "default": default}

    def written(name: str) -> list[click.Parameter]:
        found: list[click.Parameter] = [click.Option([*names, name], **known)]
        return [*found, click.Option([also, name], hidden=True, **known)] if also else found

    return field(default=default, metadata={_WRITTEN: written})


def flag(*names: str, help: str) -> Any:
    """A field that is true where its option is there."""
    return option(*names, default=False, is_flag=True, help=help)


def argument(**attributes: Any) -> Any:
    """A field that a word without a name gives; one without `default` must be there, `nargs=-1` takes all words."""
    default: Any = () if attributes.get("nargs") == -1 else attributes.get("default", MISSING)

    def written(name: str) -> list[click.Parameter]:
        return [click.Argument([name], **attributes)]

    return field(default=default, metadata={_WRITTEN: written})


@dataclass(frozen=True, slots=True)
class Entry:
    """A command of the table: what it is given, and the function that does it, loaded only when it runs."""

    arguments: type[Any]
    module: str
    function: str

    def command(self, name: str) -> click.Command:
        return click.Command(
            name, callback=self._run, params=parameters_of(self.arguments), help=self.arguments.__doc__
        )

    def _run(self, **values: Any) -> None:
        function: Callable[[Any], int] = getattr(lazy(self.module), self.function)
        sys.exit(function(self.arguments(**values)))


def parameters_of(arguments: type[Any]) -> list[click.Parameter]:
    """What a command line may hold for these arguments; a field that is not `written` is for other callers."""
    makers = (one.metadata.get(_WRITTEN) for one in fields(arguments))
    named = zip(fields(arguments), makers, strict=True)
    return [parameter for one, written in named if written for parameter in written(one.name)]
