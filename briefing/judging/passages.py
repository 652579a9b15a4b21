"""Strings of the briefs with the rules that stand over them; plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from briefing.diagnostics import Span
from briefing.roles import ROLES
from briefing.values import Value

Kind: TypeAlias = Literal["label", "only", "whose", "role", "named"]
NOBODY: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition over a passage, with the place that says it and the path of the thing that it is said of.

    `label`: reading labels of which a reader must have one. `only` and `whose`: the delegations in whose papers it may
    stand. `role`: the roles of readers. `named`: it may be had by who may have something that names it ("facts x").
    """

    kind: Kind
    values: frozenset[str]
    span: Span | None = field(default=None, compare=False)
    at: str = field(default="", compare=False)


class Passage(Value):
    """One string of the briefs: where it stands, what is written, and every rule over it.

    `field` is the path with `*` for ids and numbers. `names` are the other things that it names. What is not
    `printed` is a word of the program: an id, a choice, a file name. `item` is the path of the thing that it is a part of.
    """

    span: Span
    path: str
    field: str
    text: str
    rules: tuple[Rule, ...]
    printed: bool = True
    names: tuple[str, ...] = ()
    item: str = ""


class Reader(Value):
    """Who reads whose papers ("" for those of all), and the ids that what he may have names."""

    role: str
    labels: frozenset[str]
    delegation: str
    named: frozenset[str] = NOBODY


class Declared(Value):
    """What the model declares of a field.

    `printed`: it holds words for pages, and no id or choice. `item`: it is a mapping with a reading rule of its own.
    `roles`: who may have it, however wide the label of its item is. `unprinted`: why no page shows it by itself.
    """

    printed: bool = True
    item: bool = False
    roles: frozenset[str] = frozenset(ROLES)
    unprinted: str = ""
