"""The outlines of one map: the world's, and over them those of the files that its author names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.charts.base.geojson import outlines_of
from briefing.charts.base.outlines import Area, Outlines, Ring
from briefing.charts.base.projection_kinds import Projection
from briefing.charts.base.surface import Rect
from briefing.charts.base.world import world
from briefing.languages.territories import territory
from briefing.letters import folded
from briefing.values import Value

FOLDER = "assets/"  # as authors know it


class Sheet(Value):
    """What is drawn together: `wash` is water that covers what lies below."""

    outlines: Outlines
    areas: tuple[Area, ...]
    wash: Ring = ()


class Atlas(Value):
    """`files` lie over the world: a country is taken from the last file that has it.

    A file that was cut out of a larger one along meridians and parallels holds all of its rectangle; beyond it the
    world goes on.
    """

    files: tuple[Outlines, ...]

    def area(self, word: str, tag: str = "") -> Area | None:
        """By ISO 3166-1 alpha-3 code, by a file's own name, or by the name in a language."""
        found = next((a for o in self._from_the_top() if (a := o.area(word))), None)
        if found is None and tag:
            wanted = folded(word)
            codes = (a.code for o in self._from_the_top() for a in o.areas)
            found = next((self.area(c) for c in codes if folded(territory(tag, c)) == wanted), None)
        return found

    def names(self) -> list[str]:
        return [name for o in self._from_the_top() for a in o.areas for name in (a.name, a.code) if name]

    def _from_the_top(self) -> Iterator[Outlines]:
        yield from reversed(self.files)
        yield world()

    def only(self, codes: Sequence[str]) -> list[Sheet]:
        """Some countries and nothing around them."""
        found = tuple(area for code in codes if (area := self.area(code)))
        return [Sheet(world(), found)]

    def sheets(self, project: Projection, frame: Rect, wanted: Sequence[str]) -> list[Sheet]:
        """What a frame can show, from below. `wanted` are codes that are there whatever covers them."""
        reach = project.reach(frame)
        found: list[Sheet] = []
        covered = False
        above: set[str] = set()
        for outlines in self._from_the_top():
            if covered and all(code in above for code in wanted):
                break
            areas = tuple(
                a for a in outlines.areas if a.code not in above and a.cap.meets(reach) and (not covered or a.code in wanted)
            )  # fmt: skip
            box = outlines.box
            found.append(Sheet(outlines, areas, _rim(box) if box else ()))
            if box is None:
                above |= {a.code for a in outlines.areas}
            covered = covered or (box is not None and _holds(box, project, frame))
        left = tuple(
            a for code in wanted if not any(o.area(code) for o in self.files) and (a := world().area(code))
        )
        washed = any(sheet.wash for sheet in found)
        return [*found[::-1], Sheet(world(), left)] if washed and left else found[::-1]


def atlas_of(names: Sequence[str], read: Callable[[str], bytes]) -> Atlas:
    """The atlas of some files of the assets."""
    return Atlas(tuple(outlines_of(read(name), FOLDER + name) for name in names))


def _rim(box: tuple[float, float, float, float]) -> Ring:
    west, south, east, north = box
    across = [west + (east - west) * i / 24 for i in range(25)]
    return (*((x, south) for x in across), *((x, north) for x in reversed(across)))


def _holds(box: tuple[float, float, float, float], project: Projection, frame: Rect) -> bool:
    """Whether a frame lies inside a rectangle of longitude and latitude."""
    west, south, east, north = box
    for i in range(9):
        part = i / 8
        x, y = frame.x + frame.width * part, frame.y + frame.height * part
        for corner in ((x, frame.y), (x, frame.top), (frame.x, y), (frame.right, y)):
            at = project.back(corner)
            if at is None or not (south <= at[1] <= north and (at[0] - west) % 360 <= east - west):
                return False
    return True
