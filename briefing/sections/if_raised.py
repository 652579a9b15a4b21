"""If raised: the question, the line, one back-up, what not to say; the likeliest first."""

from briefing.document import Block, Blocks, Definitions, KeepTogether, Term, Text, Tone
from briefing.sections.base import Context, heading, label
from briefing.summit import OutlineSection, Question

ORDER = ("certain", "likely", "possible", "unlikely")

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    questions = sorted(context.brief.if_raised, key=lambda q: ORDER.index(q.likelihood))
    return tuple(KeepTogether(_question(context, question)) for question in questions)


def _question(context: Context, question: Question) -> Blocks:
    asked = (
        *context.inlines(question.question),
        Text("  "),
        Tone("muted", (Text(context.word(question.likelihood)),)),
    )
    blocks: list[Block] = [
        heading(3, asked, contents=False, span=question.span, item=True),
        *context.blocks(question.line, "line"),
    ]
    rows = (("back-up", question.back_up), ("do-not-say", question.do_not_say))
    terms = tuple(
        Term(label(context.word(word)), context.blocks(words, "small"), question.span)
        for word, words in rows
        if words
    )
    if terms:
        blocks.append(Definitions(terms, 0.16, "small", question.span))
    return tuple(blocks)
