"""Table tents: a sheet folded across, the name on both faces, one turned so that both stand upright."""

from collections.abc import Iterator

from briefing.document import Block, Document, Paragraph, Placed, Shape, Text
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sheet_of, sheets, start, whose
from briefing.sections.base import Context
from briefing.sections.base.insignia import own_flag
from briefing.summit import Person

PRODUCT = ProductInfo(
    "Table tents", "1 a person", "a4", "guests", ("a4", "letter"), sides="one", per_person=True
)
FACE = 1 / 3  # of the sheet
BAND, BLEED = 8.0, 3.0  # in the hue, at the edge that stands on the table
FLAG, GAP = (27.0, 18.0), 4.0  # the room of a flag, and below it


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("table-tents")
    people = present(edition.delegation.people if edition.delegation else ())
    if not people:
        return document(context, (empty(context),), title)
    width, height = sheet_of(context)
    fold = Shape("line", (0, height / 2, width, height / 2), stroke="rule", width_pt=0.4, dash=(3, 3))
    return document(context, (sheets("tents", title, [_tent(context, p) for p in people], (fold,)),), title)


def _tent(context: Context, person: Person) -> list[Placed]:
    """The upper face is read from the other side of the table: it stands on its head on the flat sheet."""
    name: tuple[Block, ...] = (
        Paragraph((Text(person.display),), "tent"),
        Paragraph((Text(whose(context)),), "tent-line"),
    )
    return [placed for turned in (False, True) for placed in _face(context, name, person, turned)]


def _face(context: Context, name: tuple[Block, ...], person: Person, turned: bool) -> Iterator[Placed]:
    """A flag or a plate above the name, and a band below; what is turned is a repeat."""
    across, sheet = sheet_of(context)
    half, face = sheet / 2, sheet * FACE
    top = (half - face) / 2
    flag, (wide, tall) = own_flag(context, FLAG[1]), FLAG
    edge = -BLEED if turned else sheet - BAND
    yield Placed(-BLEED, edge, across + 2 * BLEED, BAND + BLEED, (), role="hue", artifact=True)
    places = (
        (across / 2 - wide / 2, top, wide, tall, (flag,), ""),
        (10.0, top + tall + GAP, across - 20, face - tall - GAP, name, "name"),
    )
    for x, y, width, height, blocks, fit in places:
        at = half - y - height if turned else half + y
        yield Placed(
            x, at, width, height, blocks, 180 if turned else 0, "middle", fit=fit, artifact=turned or not fit, span=person.span
        )  # fmt: skip
