"""From a class of arguments to a command: each field says how it is written, and what the command is given is typed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any, Final, NamedTuple, NoReturn, dataclass_transform

import click

from briefing.lazy import lazy
from briefing.values import Value

REQUIRED: Final = object()


class Given(NamedTuple):
    """A field: what it holds where nothing is said, and what makes its parameters, for one that a command line gives."""

    default: Any
    written: Callable[[str], list[click.Parameter]] | None = None


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Arguments:
    """What a command is given, by name and once. No class is compiled for it: there are many, and a run needs one."""

    def __init__(self, **values: Any) -> None:
        known = fields_of(type(self))
        held = {name: given.default for name, given in known.items()} | values
        wrong = [name for name, value in held.items() if value is REQUIRED or name not in known]
        if wrong:
            raise TypeError(f"missing or unknown: {', '.join(wrong)}")
        self.__dict__.update(held)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"{name} cannot be set")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


def fields_of(arguments: type[Arguments]) -> dict[str, Given]:
    """The fields of a class and of its bases, the last base first."""
    found: dict[str, Given] = {}
    for cls in reversed(arguments.__mro__):
        for name in vars(cls).get("__annotations__", {}):
            said = vars(cls).get(name, REQUIRED)
            found[name] = said if isinstance(said, Given) else Given(said)
    return found


def option(*names: str, default: Any = None, also: str = "", **attributes: Any) -> Any:
    """A field that an option gives, named as click names it; `also` is a further name that no help shows."""
    known = attributes if default in (None, ()) else {**attributes, "default": default}

    def written(name: str) -> list[click.Parameter]:
        found: list[click.Parameter] = [click.Option([*names, name], **known)]
        return [*found, click.Option([also, name], hidden=True, **known)] if also else found

    return Given(default, written)


def flag(*names: str, help: str) -> Any:
    """A field that is true where its option is there."""
    return option(*names, default=False, is_flag=True, help=help)


def argument(**attributes: Any) -> Any:
    """A field that a word without a name gives; one without `default` must be there, `nargs=-1` takes all words."""
    default: Any = () if attributes.get("nargs") == -1 else attributes.get("default", REQUIRED)

    def written(name: str) -> list[click.Parameter]:
        return [click.Argument([name], **attributes)]

    return Given(default, written)


class CommandEntry(Value):
    """A command of the table: what it is given, and the function that does it, loaded only when it runs."""

    arguments: type[Any]
    module: str
    function: str

    def command(self, name: str) -> click.Command:
        """The command as click runs it."""
        return click.Command(
            name, callback=self._run, params=parameters_of(self.arguments), help=self.arguments.__doc__
        )

    def _run(self, **values: Any) -> None:
        function: Callable[[Any], int] = getattr(lazy(self.module), self.function)
        sys.exit(function(self.arguments(**values)))


def parameters_of(arguments: type[Any]) -> list[click.Parameter]:
    """What a command line may hold for these arguments; a field that is not `written` is for other callers."""
    fields = fields_of(arguments).items()
    return [
        parameter for name, given in fields if given.written is not None for parameter in given.written(name)
    ]
