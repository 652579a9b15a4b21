"""If raised: the question, the line, one back-up, what not to say; the likeliest first."""

from briefing.document import Block, Blocks, Inlines, KeepTogether, Labelled, Tone
from briefing.sections.base import Context, heading, paragraph, row, text
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
    for word, words in (
        ("back-up", question.back_up),
        ("do-not-say", question.do_not_say),
        ("to-the-press", press),
    ):
        blocks += row(_label(context, word), context.blocks(words, "small"), "", span=question.span)
    return tuple(blocks)


def _label(context: Context, word: str) -> Inlines:
    run = text(context.word(word))
    return (Tone("limit", run),) if word == "do-not-say" else run
