"""What a command line sets for one build, and which file of the briefs or which kind it is laid over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from briefing.diagnostics import GIVEN, Problems
from briefing.formats import FORMATS
from briefing.kinds import KindFile, Kinds, YamlSet
from briefing.kinds.trying import tried
from briefing.languages import LANGUAGES
from briefing.sources import MappingNode
from briefing.sources.assignments import Assignment, assignments
from briefing.styles import STYLES
from briefing.summit import SummitSettings

SETTINGS: Final = "settings"
_INSIDE: Final = ("defaults", "event")
_SETS: Final[dict[str, YamlSet[Any]]] = {"style": STYLES, "format": FORMATS, "language": LANGUAGES}


@dataclass(frozen=True, slots=True)
class Given:
    """Values such as `style.accent=#7a1f2b`, in the order of a command line; `formats` are those that it names."""

    texts: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    _all: tuple[Assignment, ...] = field(default=(), repr=False)

    @staticmethod
    def of(texts: Sequence[str], formats: Collection[str] = ()) -> Given:
        """Those of some arguments; what is no assignment is a `BriefError`."""
        return Given(tuple(texts), tuple(formats), assignments(texts))

    def over_settings(self, node: MappingNode, problems: Problems) -> MappingNode:
        """What summit.yaml says, with what is set in its place; what cannot be is in the problems."""
        own = [one for one in self._all if not _is_of_kind(one)]
        named = [one.below(1) if one.path[0][0] == SETTINGS and len(one.path) > 1 else one for one in own]
        changed, wrong = tried(node, named, SummitSettings.shape().entries, _INSIDE, also=(*_SETS, SETTINGS))
        problems.add(wrong)
        return changed

    def over_kinds(self, settings: SummitSettings, kinds: Kinds) -> Iterator[tuple[str, KindFile]]:
        """For each kind of which something is set, a file that changes it."""
        lines: dict[tuple[str, str], dict[int, str]] = {}
        for one in filter(_is_of_kind, self._all):
            of = _SETS[one.path[0][0]]
            for name in self._named(one, of, settings, kinds):
                lines.setdefault((of.folder, name), {})[one.path[0][1].line] = one.text
        for (folder, name), said in lines.items():
            text = "\n".join(said.get(number, "") for number in range(1, max(said) + 1))
            yield folder, KindFile(name, GIVEN, "trial", text)

    def _named(
        self, one: Assignment, of: YamlSet[Any], settings: SummitSettings, kinds: Kinds
    ) -> tuple[str, ...]:
        """Which kinds are meant: the one that is named, else those that the summit uses unless told."""
        if len(one.path) > 2 and one.path[1][0] in kinds.names(of):
            return (one.path[1][0],)
        usual: str = getattr(settings.defaults, of.word)
        return self.formats or (usual,) if of is FORMATS else (usual,)


def _is_of_kind(one: Assignment) -> bool:
    return one.path[0][0] in _SETS and len(one.path) > 1
