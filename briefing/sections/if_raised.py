"""If raised: the question, the line, one back-up, what not to say; the likeliest first."""

from briefing.document import Block, Blocks, KeepTogether, Labelled
from briefing.sections.base import Context, heading, limit_row, paragraph, row, text
from briefing.sections.base.decisions import marked
from briefing.summit import OutlineSection, Question

ORDER = ("certain", "likely", "possible", "unlikely")

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    questions = sorted(context.brief.if_raised, key=lambda q: ORDER.index(q.likelihood))
    return tuple(KeepTogether(_question(context, question)) for question in questions)


def _question(context: Context, question: Question) -> Blocks:
    """The answer to the press stands with the answer to the guest, so that it is not told apart on another page."""
    asked = marked(context, context.inlines(question.question), question.waits_for)
    opening = heading(3, asked, contents=False, span=question.span, item=True)
    label = (paragraph(text(context.word(question.likelihood)), "label-note"),)
    blocks: list[Block] = [
        Labelled(label, (opening, *context.blocks(question.line, "line")), span=question.span)
    ]
    press = question.press_line if question.press else None
    blocks += row(context.word("back-up"), context.blocks(question.back_up, "small"), "", span=question.span)
    blocks += limit_row(
        context.word("do-not-say"), context.blocks(question.do_not_say, "small"), question.span
    )
    blocks += row(context.word("to-the-press"), context.blocks(press, "small"), "", span=question.span)
    return tuple(blocks)
