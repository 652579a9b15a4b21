"""The region for the host's staff: the bottom line, where the delegations differ, what they may sign together."""

from briefing.document import Block, Blocks, Box, Rule
from briefing.sections.base import Context, heading, paragraph, text
from briefing.sections.topics import figures, takeaways
from briefing.summit import OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.edition.regional
    if brief is None:
        return ()
    blocks: list[Block] = [
        Box(
            (paragraph(context.inlines(brief.objective), "objective"),),
            text(context.word("objective")),
            "ask",
            span=brief.span,
        ),
        *context.blocks(brief.bottom_line, "lead"),
        *context.statements(brief.body),
    ]
    for word, statements in (("differences", brief.differences), ("deliverables", brief.deliverables)):
        if statements:
            blocks += [heading(2, context.word(word)), *context.bullets(statements)]
    for topic in context.edition.topics.values():
        blocks += [Rule("hairline"), heading(2, topic.title, f"topic-{topic.id}"), *context.blocks(topic.summary, "lead"), *takeaways(context, topic),
                   *context.statements(topic.body)]  # fmt: skip
        if topic.host_view:
            blocks.append(
                Box(
                    context.bullets(topic.host_view),
                    text(context.word("host-view")),
                    "restricted",
                    keep=False,
                )
            )
        blocks += figures(context, topic.charts)
    return tuple(blocks)
