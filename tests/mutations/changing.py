"""Briefs changed by structure: other types, lists for texts, many for few, absent for present, empty, huge, nested."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

Tree: TypeAlias = Any
Path_: TypeAlias = tuple[str | int, ...]

SCALARS: Final = (
    None, True, False, 0, -1, 7, 10**9, 10**30, 1.5, float("inf"), "", " ", "x", "yes", "null", "1:30", "2031-05-06", "2031-02-30", "09:30", "24:00",
    "#", "#fff", "x # y", "- a\n- b", "a\n\nb\n\nc", "| a | b |\n|---|---|", "*open", "`tick", "[a](b)", "[^nothing]", "{{ fact('nothing') }}", "{{", "{% if %}",
    "{{ event }}", "<b>", "word " * 400, "w" * 300, "é" * 70, "ё", "漢字", "مرحبا", "a\u0301", "\u00ad", "\u200b", "😀", "../../x", "con", "a/b", "%s", "{0}",
    "data/flow.csv", "all", "regional", "host", "en", "a4", "say", "100%", "−5", "1,5", "NaN", "1e400",
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One change of one file, said so that a failure can be read."""

    file: str
    at: Path_
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {'.'.join(map(str, self.at)) or '(all)'}: {self.what}"


def places_in(tree: Tree, at: Path_ = ()) -> Iterator[Path_]:
    """Every value of a tree, the tree itself first."""
    yield at
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from places_in(value, (*at, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from places_in(value, (*at, index))


def _value(tree: Tree, at: Path_) -> Tree:
    for step in at:
        tree = tree[step]
    return tree


def _put(tree: Tree, at: Path_, value: Tree) -> Tree:
    if not at:
        return value
    _value(tree, at[:-1])[at[-1]] = value
    return tree


def _other(value: Tree, rng: random.Random) -> Tree:
    return rng.choice(SCALARS)


def _listed(value: Tree, rng: random.Random) -> Tree:
    return [value] * rng.choice((1, 2, 40))


def _named(value: Tree, rng: random.Random) -> Tree:
    return {rng.choice(("text", "id", "x", "", 1, None)): value}


def _flat(value: Tree, rng: random.Random) -> Tree:
    if isinstance(value, dict):
        return list(value.values()) if rng.random() < 0.5 else next(iter(value.values()), None)
    return value[0] if isinstance(value, list) and value else str(value)


def _emptied(value: Tree, rng: random.Random) -> Tree:
    return rng.choice(([], {}, "", None, [[]], [None], {"": None}))


def _many(value: Tree, rng: random.Random) -> Tree:
    if isinstance(value, list) and value:
        return value * rng.choice((2, 30))
    if isinstance(value, dict) and value:
        key, inner = rng.choice(list(value.items()))
        return {**value, **{f"{key}{n}": copy.deepcopy(inner) for n in range(rng.choice((1, 30)))}}
    return f"{value} " * rng.choice((2, 60))


def _few(value: Tree, rng: random.Random) -> Tree:
    if isinstance(value, dict) and value:
        gone = rng.choice(list(value))
        return {key: inner for key, inner in value.items() if key != gone}
    return value[:-1] if isinstance(value, list | str) else None


def _nested(value: Tree, rng: random.Random) -> Tree:
    for _ in range(rng.choice((3, 80))):
        value = [value] if rng.random() < 0.5 else {"text": value}
    return value


def _renamed(value: Tree, rng: random.Random) -> Tree:
    if isinstance(value, dict) and value:
        old = rng.choice(list(value))
        new = rng.choice((f"{old}s", str(old).upper(), str(old)[:-1], "audience", "only", "x y", 5))
        return {(new if key == old else key): inner for key, inner in value.items()}
    return value


def _negated(value: Tree, rng: random.Random) -> Tree:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return rng.choice((-value, value * 1000, value / 7, 0))
    return value[::-1] if isinstance(value, str | list) else value


CHANGES: Final[tuple[Callable[[Tree, random.Random], Tree], ...]] = (
    _other, _other, _other, _listed, _named, _flat, _emptied, _many, _few, _few, _nested, _renamed, _negated,
)  # fmt: skip


class Briefs:
    """A folder of briefs that is changed and put right again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts = {
            p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8")
            for p in sorted(folder.rglob("*.yaml"))
        }
        self.trees = {name: yaml.safe_load(text) for name, text in self.texts.items()}
        self.places = [(name, at) for name, tree in self.trees.items() for at in places_in(tree)]

    def changed(self, rng: random.Random) -> list[Change]:
        """One to three changes, written into the folder."""
        made = []
        trees: dict[str, Tree] = {}
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            name, at = rng.choice(self.places)
            tree = trees.setdefault(name, copy.deepcopy(self.trees[name]))
            try:
                before = _value(tree, at)
                change = rng.choice(CHANGES)
                trees[name] = _put(tree, at, change(copy.deepcopy(before), rng))
            except (KeyError, IndexError, TypeError):
                continue  # an earlier change took the place away
            made.append(Change(name, at, change.__name__.strip("_")))
        for name, tree in trees.items():
            text = yaml.dump(tree, allow_unicode=True, sort_keys=False, width=10**6, Dumper=_Plain)
            (self.folder / name).write_text(text, encoding="utf-8")
        return made

    def restored(self) -> None:
        for name, text in self.texts.items():
            (self.folder / name).write_text(text, encoding="utf-8")


class _Plain(yaml.SafeDumper):
    """Repeats what stands twice instead of naming it."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
