"""Table tents: a sheet folded across, the name on both faces, one turned so that both stand upright."""

from briefing.document import Block, Document, Paragraph, Placed, Shape, Text
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sheets, start, whose
from briefing.sections.base import Context
from briefing.summit import Person

PRODUCT = ProductInfo("Table tents", "1 a person", "a4", "guests", sides="one", per_person=True)
WIDTH, HEIGHT = 210.0, 297.0
FACE = HEIGHT / 3


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("table-tents")
    people = present(edition.delegation.people if edition.delegation else ())
    if not people:
        return document(context, (empty(context),), title)
    fold = Shape("line", (0, HEIGHT / 2, WIDTH, HEIGHT / 2), stroke="rule", width_pt=0.4, dash=(3, 3))
    return document(context, (sheets("tents", title, [_tent(context, p) for p in people], (fold,)),), title)


def _tent(context: Context, person: Person) -> list[Placed]:
    """The upper face is read from the other side of the table: it stands on its head on the flat sheet."""
    blocks: tuple[Block, ...] = (
        Paragraph((Text(person.display),), "tent"),
        Paragraph((Text(whose(context)),), "tent-line"),
    )
    top = HEIGHT / 2
    return [
        Placed(
            10,
            top + (top - FACE) / 2,
            WIDTH - 20,
            FACE,
            blocks,
            valign="middle",
            fit="name",
            span=person.span,
        ),
        Placed(
            10,
            (top - FACE) / 2,
            WIDTH - 20,
            FACE,
            blocks,
            180,
            valign="middle",
            fit="name",
            artifact=True,
            span=person.span,
        ),
    ]
