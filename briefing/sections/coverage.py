"""What the coverage gets wrong: each claim, the verdict, what is right.

Option: `introduction` says which coverage, above the table.
"""

from briefing.document import Blocks, Column, Paragraph, Row, Table
from briefing.schema import AuthorText
from briefing.sections.base import Context, cell, ended, head, strong
from briefing.summit import CoverageClaim, OutlineSection

OPTIONS = {"introduction": "text"}
EXAMPLE = "- {section: coverage, options: {introduction: What was reported of us.}}"
ORDER = ("wrong", "disputed", "imprecise", "outdated", "unverified", "correct")


def compose(context: Context, section: OutlineSection) -> Blocks:
    claims = sorted(context.edition.coverage, key=lambda c: ORDER.index(c.verdict))
    if not claims:
        return ()
    words = head(context.word("claim"), context.word("verdict"), context.word("correction"))
    rows = tuple(_row(context, claim) for claim in claims)
    introduction = section.options.get("introduction")
    return (
        *context.blocks(introduction if isinstance(introduction, AuthorText) else None, "lead"),
        Table(
            (Column(0.34), Column(0.15), Column(0.51)), words, rows, size="table-small", span=claims[0].span
        ),
    )


def _row(context: Context, claim: CoverageClaim) -> Row:
    right = ended(context.blocks(claim.correction, "table-small"), context.calls(claim.sources))
    verdict = (Paragraph(strong(context.word(claim.verdict)), "table-small"),)
    return Row(
        (
            cell(context.inlines(claim.claim), head=True, style="table-small"),
            cell(verdict),
            cell(right),
        )
    )
