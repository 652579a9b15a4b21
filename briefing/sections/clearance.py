"""Who drafted, who cleared, what is reserved, of the brief and of each topic; staff only by its label."""

from collections.abc import Sequence

from briefing.document import Block, Blocks
from briefing.letters import folded
from briefing.sections.base import Context, heading, joined, paragraph, row, strong, text
from briefing.sections.base.decisions import waiting
from briefing.summit import Clearance, OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.brief
    blocks: list[Block] = []
    if any(e.status in ("pending", "reserved") for e in brief.clearance):
        blocks += row(context.word("status"), (paragraph(strong(context.word("not-cleared")), "point"),))
    lead = (paragraph(text(brief.lead_department)),) if brief.lead_department else ()
    blocks += row(context.word("lead-department"), lead)
    blocks += _drafted(context, brief.drafted_by, brief.clearance)
    for entry in brief.clearance:
        blocks += _entry(context, entry)
    for topic in context.edition.topics.values():
        entries = tuple(block for entry in topic.clearance for block in _entry(context, entry))
        drafted = _drafted(context, topic.drafted_by, topic.clearance)
        if entries or drafted:
            blocks += (heading(2, topic.short_title, contents=False, span=topic.span), *drafted, *entries)
    return tuple(blocks)


def _drafted(context: Context, by: str | None, entries: Sequence[Clearance]) -> Blocks:
    """Who drafted it, where no entry says so with its date."""
    told = any(entry.status == "drafted" and folded(entry.office) == folded(by or "") for entry in entries)
    return () if told or not by else row(context.word("drafted-by"), (paragraph(text(by)),))


def _entry(context: Context, entry: Clearance) -> Blocks:
    word = context.word(entry.status)
    date = context.language.loose_date(entry.date) if entry.date else ""
    note = joined([context.inlines(entry.note), waiting(context, entry.waits_for)], " ")
    said = [paragraph(joined([text(entry.office), text(entry.name)], ", "))]
    if note:
        said.append(paragraph(note, "small"))
    return row(word[:1].upper() + word[1:], tuple(said), below=date, span=entry.span)
