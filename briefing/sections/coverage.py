"""What the coverage gets wrong: each claim, the verdict, what is right.

Option: `introduction` says which coverage, above the table.
"""

from briefing.document import Blocks, Labelled
from briefing.schema import AuthorText
from briefing.sections.base import Context, ended, paragraph, strong
from briefing.summit import CoverageClaim, OutlineSection

OPTIONS = {"introduction": "text"}
EXAMPLE = "- {section: coverage, options: {introduction: What was reported of us.}}"
ORDER = ("wrong", "disputed", "imprecise", "outdated", "unverified", "correct")


def compose(context: Context, section: OutlineSection) -> Blocks:
    claims = sorted(context.edition.coverage, key=lambda c: ORDER.index(c.verdict))
    if not claims:
        return ()
    introduction = section.options.get("introduction")
    return (
        *context.blocks(introduction if isinstance(introduction, AuthorText) else None),
        *(_row(context, claim) for claim in claims),
    )


def _row(context: Context, claim: CoverageClaim) -> Labelled:
    """The claim and what is right, beside the verdict."""
    verdict = context.word(claim.verdict)
    right = ended(context.blocks(claim.correction, "small"), context.calls(claim.sources))
    said = paragraph(strong(context.inlines(claim.claim)), "small", keep=True)
    return Labelled((paragraph(verdict[:1].upper() + verdict[1:], "label"),), (said, *right), span=claim.span)
