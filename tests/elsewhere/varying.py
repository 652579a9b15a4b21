"""Summits varied as other people would write them: longer names, other letters, many for few, what is optional gone."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from briefing.sources import MappingNode, Node, SequenceNode, read_yaml
from tests.mutations.changing import Change, Path_, places_in

Tree: TypeAlias = Any
WORDED: Final = frozenset(
    [
        "text",
        "title",
        "display",
        "family",
        "seat-name",
        "printed-title",
        "guest-title",
        "name",
        "short",
        "formal",
        "adjective",
        "people",
        "native",
        "objective",
        "label",
        "value",
        "note",
        "why",
        "to",
        "summary",
        "takeaway",
        "heading",
        "bottom-line",
        "handling",
        "aim",
        "response",
        "question",
        "line",
        "back-up",
        "do-not-say",
        "fallback",
        "red-line",
        "status",
        "announce",
        "owner",
        "owner-ours",
        "owner-theirs",
        "evidence",
        "meaning",
        "term",
        "acronym",
        "office",
        "role",
        "place",
        "room",
        "venue",
        "capital",
        "moves-to",
        "guests-move-to",
        "car",
        "lead-department",
        "drafted-by",
        "reason",
        "claim",
        "correction",
        "publisher",
        "subtitle",
        "secretariat",
        "short-name",
        "position-note",
        "you-do",
    ]
)  # keys whose texts are words for a page
NAMES: Final = (
    "Nguyễn Thị Mộng Điệp", "Әлихан Бөкейханұлы Өтеғұлов", "Þórður Ægisson", "Żółćiński-Gżegżółka", "İpek Öztürk’ün oğlu", "Ọláńrewájú Ẹ̀bùn",
    "Αθηνά Παπαδοπούλου", "Kekaʻimālie o Waiʻanae", "Ŋanə Ɓaɗƙo", "Maximilian-Alexander von und zu der Leutheusser-Schnarrenberger",
    "Đặng", "X", "de l'Isle-Adam d'Ô", "O'Brien-O’Hara 'Jr.'", "Гурбангулы Бердімұхамедұлы-Жүсіпбеков", "Ҷамшед Ғаффорзода",
)  # fmt: skip
LETTERS: Final = (
    "漢字",
    "مرحبا",
    "हिन्दी",
    "ไทย",
    "😀",
    "ﬁ",
    "½",
    "№",
    "‰",
    "→",
    "a\u0301\u0323",
    "\u200b",
    "\u00ad",
    "\u202e",
    "€₸₺₼",
    "x\u2082",
)
LONG: Final = (
    "Donaudampfschifffahrtsgesellschaftskapitänsanwärterprüfungskommissionsvorsitzender", "https://example.org/a/very/long/path?with=query&and=more#part",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ", "anti-/inter-/trans-Regional/Continental/Global", "10,000,000,000,000,000",
)  # fmt: skip
PROSE: Final = (
    "{0}\n\n- {0}\n- {0}\n", "{0}\n\n{0}\n\n{0}", "1. {0}\n2. {0}\n\n   {0}\n", "*{0}* and **{0}**", "> {0}", "{0} ({0}; \"{0}\") - {0}...", "`{0}`", "- {0}\n  - {0}\n    - {0}\n",
)  # fmt: skip


class Varied:
    """A folder of briefs that is varied and put right again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts = {
            p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in sorted(folder.rglob("*.yaml"))
        }
        self.trees = {name: tree_of(read_yaml(folder / name, folder)) for name in self.texts}

    def changed(self, rng: random.Random) -> list[Change]:
        """One to four variations, written into the folder."""
        trees, made = copy.deepcopy(self.trees), []
        for _ in range(rng.choice((1, 1, 2, 4))):
            name = rng.choice(list(trees))
            at = rng.choice(list(places_in(trees[name])))
            if at and (vary := _ways(at, _at(trees[name], at))):
                way = rng.choice(vary)
                way(trees[name], at, rng)
                made.append(Change(name, at, way.__name__.strip("_")))
        for name, tree in trees.items():
            self._write(name, tree)
        return made

    def _write(self, name: str, tree: Tree) -> None:
        text = yaml.dump(tree, allow_unicode=True, sort_keys=False, width=10**6, Dumper=_Plain)
        (self.folder / name).write_text(text, encoding="utf-8")


def tree_of(node: Node) -> Tree:
    """What was read, without its places."""
    if isinstance(node, MappingNode):
        return {key: tree_of(value) for key, value in node.items.items()}
    if isinstance(node, SequenceNode):
        return [tree_of(item) for item in node.items]
    return None if node.is_null else _plain(node.text)


def _plain(text: str) -> Tree:
    return int(text) if re.fullmatch(r"[1-9]\d{0,8}", text) else text


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _at(tree: Tree, at: Path_) -> Tree:
    for step in at:
        tree = tree[step]
    return tree


Way: TypeAlias = Callable[[Tree, Path_, random.Random], None]


def _ways(at: Path_, value: Tree) -> tuple[Way, ...]:
    """What can be done to a value so that it stays of its kind."""
    key = next((step for step in reversed(at) if isinstance(step, str)), "")
    if isinstance(value, str) and key in WORDED:
        return (_renamed, _longer, _lettered, _widened, _formed, _emptied)
    if isinstance(value, list) and value:
        return (_more, _fewer, _gone, _turned)
    if isinstance(value, dict):
        return (_lessened, _lessened)
    return (_gone, _grown) if isinstance(value, int | float) else (_gone,)


def _set(tree: Tree, at: Path_, value: Tree) -> None:
    _at(tree, at[:-1])[at[-1]] = value


def _renamed(tree: Tree, at: Path_, rng: random.Random) -> None:
    _set(tree, at, rng.choice(NAMES))


def _longer(tree: Tree, at: Path_, rng: random.Random) -> None:
    _set(tree, at, " ".join([_at(tree, at), *rng.choices(NAMES, k=rng.choice((1, 3, 12)))]))


def _lettered(tree: Tree, at: Path_, rng: random.Random) -> None:
    _set(tree, at, f"{_at(tree, at)} {rng.choice(LETTERS)}")


def _widened(tree: Tree, at: Path_, rng: random.Random) -> None:
    _set(tree, at, f"{_at(tree, at)} {rng.choice(LONG)}")


def _formed(tree: Tree, at: Path_, rng: random.Random) -> None:
    _set(tree, at, rng.choice(PROSE).format(str(_at(tree, at)).strip()))


def _emptied(tree: Tree, at: Path_, rng: random.Random) -> None:
    _set(tree, at, rng.choice(("", "x", ".", "–", " ")))


def _grown(tree: Tree, at: Path_, rng: random.Random) -> None:
    _set(tree, at, _at(tree, at) * rng.choice((0, -1, 1000, 0.001)))


def _gone(tree: Tree, at: Path_, rng: random.Random) -> None:
    del _at(tree, at[:-1])[at[-1]]


def _fewer(tree: Tree, at: Path_, rng: random.Random) -> None:
    del _at(tree, at)[rng.randrange(len(_at(tree, at)))]


def _turned(tree: Tree, at: Path_, rng: random.Random) -> None:
    rng.shuffle(_at(tree, at))


def _more(tree: Tree, at: Path_, rng: random.Random) -> None:
    """One of a list many times, with ids of their own."""
    items = _at(tree, at)
    for number in range(rng.choice((1, 4, 15))):
        item = copy.deepcopy(rng.choice(items))
        if isinstance(item, dict):
            for key in ("id", "term", "acronym"):
                if isinstance(item.get(key), str):
                    item[key] = re.sub(r"-n\d+$", "", item[key]) + f"-n{number}{len(items)}"
            if isinstance(item.get("order"), int):
                item["order"] = len(items) + number + 1
        items.append(item)


def _lessened(tree: Tree, at: Path_, rng: random.Random) -> None:
    """A mapping without some of its keys."""
    value = _at(tree, at)
    for key in rng.sample(list(value), k=min(len(value), rng.choice((1, 2, 5)))):
        if key not in ("id", "code", "head", "title", "kind"):
            del value[key]
