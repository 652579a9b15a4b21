"""What files were made from, by name and digest; sets that many files share are held and written once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

Group = Mapping[str, str]


class Inputs(Mapping[str, str]):
    """`facts at.length` is `at.length` of the group `facts`; groups are shared, never changed."""

    def __init__(self, groups: Mapping[str, Group]) -> None:
        self.groups = groups

    @classmethod
    def of(cls, flat: Mapping[str, str]) -> Inputs:
        """The same by groups; a name without a space is a group of its own."""
        if isinstance(flat, Inputs):
            return flat
        groups: dict[str, dict[str, str]] = {}
        for name, value in flat.items():
            group, _, rest = name.partition(" ")
            groups.setdefault(group, {})[rest] = value
        return cls(groups)

    def __getitem__(self, name: str) -> str:
        group, _, rest = name.partition(" ")
        return self.groups[group][rest]

    def __iter__(self) -> Iterator[str]:
        for group, found in self.groups.items():
            for rest in found:
                yield f"{group} {rest}" if rest else group

    def __len__(self) -> int:
        return sum(map(len, self.groups.values()))


class Table:
    """Groups of inputs by a short digest of their content, while they are written or read."""

    def __init__(self, known: Mapping[str, Group] | None = None) -> None:
        self.groups: dict[str, Group] = dict(known or {})
        self._names: dict[int, str] = {}

    def note(self, inputs: Mapping[str, str]) -> dict[str, str]:
        """Enter the groups; what stands for them in the entry is a reference for each."""
        return {name: self._reference(group) for name, group in Inputs.of(inputs).groups.items()}

    def look_up(self, references: Mapping[str, Any]) -> Inputs:
        return Inputs({name: self.groups[reference] for name, reference in references.items()})

    def shared(self, inputs: Mapping[str, str]) -> Inputs:
        """The same inputs, made of groups that are held already where there are such."""
        return self.look_up(self.note(inputs))

    def _reference(self, group: Group) -> str:
        known = self._names.get(id(group))
        if known is not None:
            return known
        data = json.dumps(group, sort_keys=True, ensure_ascii=False).encode()
        name = hashlib.blake2b(data, digest_size=8).hexdigest()
        if self.groups.setdefault(name, group) is group:  # held from now on, so that its id stays its own
            self._names[id(group)] = name
        return name
