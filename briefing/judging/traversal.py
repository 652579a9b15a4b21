"""From located nodes to passages: which rules stand over each string of a folder of briefs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from briefing.judging.passages import NOBODY, Declared, Kind, Passage, Reader, Rule
from briefing.judging.ruling import may, readable
from briefing.roles import HOST, ROLES
from briefing.sources import MappingNode, Node, ScalarNode, SequenceNode, Table, one_line
from briefing.values import Value

Fields: TypeAlias = Mapping[str, Declared]
UNDECLARED: Final = Declared()
LISTS: Final = {
    "sources": "sources", "facts": "facts", "people": "people", "programme": "sessions", "seating": "plans",
    "charts": "charts", "terminology": "terms", "glossary": "terms", "coverage": "claims", "contacts": "contacts",
    "practical": "practical",
}  # fmt: skip
"""The files that hold many things, with the key under which they hold them."""
RULES: Final[tuple[str, ...]] = ("audience", "marking", "only")
BY_NAME: Final = frozenset({"sources/*", "facts/*", "charts/*"})  # had by who may have what names them
CALLED: Final = (
    "display",
    "family",
    "seat-name",
    "title",
    "printed-title",
    "native",
)  # what a name is made of
OPEN: Final = ("delegations/*/name", "delegations/*/code")  # that a delegation comes is no secret
GUESTS_OWN: Final = {
    "programme/*": {"title": "guest-title", "moves-to": "guests-move-to"},
    "seating/*": {"title": "guest-title"},
    "topics/*": {"summary": "guest-summary", "takeaway": "guest-takeaway", "figures": "guest-figures"},
    "delegations/*": {"figures": "guest-figures"},
}  # the host's own words for what is called otherwise before guests
REFERS: Final = {
    "figures": "facts", "guest-figures": "facts", "one-number": "facts", "data": "facts", "sources": "sources", "source": "sources",
    "charts": "charts", "map": "charts", "person": "people", "lead": "people", "id": "people",
}  # fmt: skip
"""The keys whose values are ids of other things; rows of charts hold facts, and who may have a person has his id."""
_FILLED: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
_QUOTED: Final = re.compile(r"""["']([^"']+)["']""")
_NOTE: Final = re.compile(r"\[\^([^\]\s]+)\]")


class Folder(Value):
    """The located values of a folder: YAML files by their paths without the suffix, tables by their paths."""

    files: Mapping[str, MappingNode]
    tables: Mapping[str, Table]


class Judge(Value):
    """Every passage of a folder, and what its audiences are; `others` say the same in other languages, under the same rules."""

    passages: tuple[Passage, ...]
    readers: Mapping[str, Reader]
    others: tuple[Passage, ...] = ()

    def reader(self, audience: str, delegation: str) -> Reader:
        """The reader of one delegation's papers, "" for those of all, with what is named to him."""
        return readable(self.passages, self.readers[audience].replaced(delegation=delegation))[0]

    def readable(self, audience: str, delegation: str) -> list[Passage]:
        """All that this reader may have."""
        return readable(self.passages, self.readers[audience].replaced(delegation=delegation))[1]

    def withheld(self, audience: str, delegation: str) -> list[Passage]:
        """All that this reader may not have, in whatever language."""
        reader = self.reader(audience, delegation)
        return [passage for passage in (*self.passages, *self.others) if not may(passage, reader)]

    def otherwise(self, audience: str, delegation: str) -> list[Passage]:
        """What this reader may have, as other languages say it."""
        reader = self.reader(audience, delegation)
        return [passage for passage in self.others if may(passage, reader)]

    def beside(self, other: Judge) -> Judge:
        """This judge, who also knows what another language says of the same folder."""
        said = {(passage.path, passage.text) for passage in self.passages}
        more = (passage for passage in other.passages if (passage.path, passage.text) not in said)
        return self.replaced(others=(*self.others, *more))


class NodePlace(Value):
    """A node's place in the folder, the label that what is below inherits, and the rules over it."""

    path: str
    field: str
    label: Rule
    rules: tuple[Rule, ...] = ()
    item: str = ""

    def below(self, key: str, field: str = "*") -> NodePlace:
        return self.replaced(path=f"{self.path}.{key}", field=f"{self.field}/{field}")

    def under(self, *rules: Rule | None) -> NodePlace:
        return self.replaced(rules=(*self.rules, *(rule for rule in rules if rule is not None)))


def judge_of(folder: Folder, fields: Fields) -> Judge:
    """The passages of a folder; `fields` is what the model declares, by field."""
    settings = folder.files["summit"]
    strictest = _rule("label", settings, "default-label", "summit") or Rule("label", NOBODY)
    walk = _Walk(fields, folder.tables)
    found: list[Passage] = []
    for name, root in folder.files.items():
        found += walk.file(name, root, strictest)
    known = {value for p in found for rule in p.rules if rule.kind == "named" for value in rule.values}
    passages = tuple(p.replaced(names=names) if (names := _names(p, known)) else p for p in found)
    return Judge(passages, dict(_readers(settings)))


def _readers(settings: MappingNode) -> Iterator[tuple[str, Reader]]:
    audiences = settings.items.get("audiences")
    for id_, node in audiences.items.items() if isinstance(audiences, MappingNode) else ():
        if isinstance(node, MappingNode):
            role = "".join(_words(node.items.get("role"))[:1])
            yield id_, Reader(role, frozenset(_words(node.items.get("reads"))), "")


def _names(passage: Passage, known: set[str]) -> tuple[str, ...]:
    """What a passage names, each with its kind: it is an id, quotes one where something is filled in, or calls a note."""
    found = {f"{REFERS[key]} {passage.text}" for key in passage.field.split("/")[1:] if key in REFERS}
    if "{" in passage.text or "[" in passage.text:
        quoted = [word for filled in _FILLED.findall(passage.text) for word in _QUOTED.findall(filled)]
        found |= {f"{kind} {word}" for kind in ("facts", "people") for word in quoted}
        found |= {f"sources {word}" for word in _NOTE.findall(passage.text)}
    return tuple(sorted(found & known))


def _words(node: Node | None) -> tuple[str, ...]:
    """One word stands for a list of it."""
    if isinstance(node, ScalarNode):
        return () if node.is_null else (node.text,)
    return (
        tuple(item.text for item in node.items if isinstance(item, ScalarNode))
        if isinstance(node, SequenceNode)
        else ()
    )


def _rule(kind: Kind, node: MappingNode, key: str, at: str) -> Rule | None:
    """The rule that a key of a mapping says, if it says anything."""
    said = node.items.get(key)
    if said is None or (isinstance(said, ScalarNode) and said.is_null):
        return None
    return Rule(kind, frozenset(_words(said)), node.keys[key], at)


class _Walk(Value):
    fields: Fields
    tables: Mapping[str, Table]

    def file(self, name: str, root: MappingNode, strictest: Rule) -> Iterator[Passage]:
        """Every passage of one file."""
        kind, _, stem = name.partition("/")
        if kind not in LISTS:
            yield from self.brief(kind, stem, root, strictest)
            return
        inner = root.items.get(LISTS[kind])
        label = _rule("label", root, "audience", name) or strictest
        above = {key: root.items[key] for key in RULES if key in root.items and key != "audience"}
        keys = {key: root.keys[key] for key in above}
        for key, node in _entries(inner):
            if isinstance(node, MappingNode):
                entry = MappingNode({**above, **node.items}, {**keys, **node.keys}, node.span)
                yield from self.inside(
                    entry, NodePlace(f"{kind}.{_called(node, key)}", f"{kind}/*", label), key
                )

    def brief(self, kind: str, stem: str, root: MappingNode, strictest: Rule) -> Iterator[Passage]:
        """A file that is one thing as a whole."""
        place = NodePlace(f"{kind}.{stem}" if stem else kind, f"{kind}/*" if stem else kind, strictest)
        if kind == "regional":
            place = place.under(Rule("whose", NOBODY, root.span))
        yield from self.inside(root, place, stem)

    def inside(self, node: Node, place: NodePlace, key: str) -> Iterator[Passage]:
        """Every passage of a node; `key` is the id or the number under which it stands."""
        declared = self.fields.get(place.field, UNDECLARED)
        if declared.roles != frozenset(ROLES):
            place = place.under(Rule("role", frozenset(declared.roles), node.span, place.path))
        if isinstance(node, ScalarNode):
            if not node.is_null:
                yield Passage(
                    node.span, place.path, place.field, node.text, place.rules, declared.printed, (), place.item
                )  # fmt: skip
        elif isinstance(node, SequenceNode):
            for number, item in enumerate(node.items):
                yield from self.inside(item, place.below(_called(item, str(number))), str(number))
        else:
            yield from self.mapping(node, self.ruled(node, place, key, declared.item))

    def ruled(self, node: MappingNode, place: NodePlace, key: str, item: bool) -> NodePlace:
        """The place with what a mapping says itself of who may have it."""
        place = place.replaced(label=_rule("label", node, "audience", place.path) or place.label)
        if item or not place.item:
            place = place.replaced(item=place.path)
        if place.field == "delegations/*":  # its label is what its parts have where they say nothing
            return place.under(Rule("whose", frozenset({key}), node.span, place.path))
        if item:
            place = place.under(place.label, _rule("only", node, "only", place.path))
        if place.field in BY_NAME:
            place = place.under(
                Rule("named", frozenset({f"{place.field[:-2]} {key}"}), node.span, place.path)
            )
        if place.field == "topics/*/parts/*":
            place = place.under(Rule("whose", frozenset({key}), node.span, place.path))
        whose = {"programme/*": "delegations", "seating/*": "delegation"}.get(place.field)
        rule = _rule("whose", node, whose, place.path) if whose else None
        return place.under(rule) if rule and rule.values else place

    def mapping(self, node: MappingNode, place: NodePlace) -> Iterator[Passage]:
        own = GUESTS_OWN.get(place.field, {})
        for key, value in node.items.items():
            if key in RULES and self.fields.get(place.field, UNDECLARED).item:
                continue
            known = f"{place.field}/{key}" in self.fields
            below = place.below(key, key if known else "*")
            if own.get(key) in node.items:
                below = below.under(Rule("role", frozenset(HOST), node.keys[own[key]], below.path))
            if below.field.startswith(OPEN):
                below = below.replaced(rules=())
            if place.field == "delegations/*/people/*" and key in CALLED:
                below = self.named(below, node)
            if below.field.startswith("charts/*/data"):
                yield from self.data(key, value, below, node)
            else:
                yield from self.inside(value, below, key)

    def named(self, place: NodePlace, person: MappingNode) -> NodePlace:
        """What a name is made of may stand wherever the person is named."""
        ids = frozenset(f"people {id_}" for id_ in _words(person.items.get("id")))
        others = (rule for rule in place.rules if rule.kind != "whose")
        return place.replaced(rules=(*others, Rule("named", ids, person.span, place.path)))

    def data(self, key: str, value: Node, place: NodePlace, chart: MappingNode) -> Iterator[Passage]:
        """The rows of a chart, wherever they stand: names of rows that are keys, and the cells of its file."""
        table = self.tables.get(value.text) if isinstance(value, ScalarNode) else None
        if table is None:
            if isinstance(value, MappingNode):
                for name, span in value.keys.items():
                    yield Passage(
                        span, f"{place.path}.{name}", place.field, name, place.rules, item=place.item
                    )
            yield from self.inside(value, place, key)
            return
        for number, row in enumerate(table.rows):
            for column, text in zip(table.columns, row, strict=True):
                if text:
                    span = table.place(number, column)
                    yield Passage(
                        span,
                        f"{place.path}.{column}",
                        place.field,
                        one_line(text),
                        place.rules,
                        item=place.item,
                    )


def _entries(node: Node | None) -> Iterable[tuple[str, Node]]:
    if isinstance(node, MappingNode):
        return node.items.items()
    return ((str(i), item) for i, item in enumerate(node.items)) if isinstance(node, SequenceNode) else ()


def _called(node: Node, otherwise: str) -> str:
    """The id that a mapping of a list gives itself."""
    id_ = node.items.get("id") if isinstance(node, MappingNode) else None
    return id_.text if isinstance(id_, ScalarNode) and id_.text else otherwise
