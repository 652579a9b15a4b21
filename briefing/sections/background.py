"""Background in two visibly different rows: what may be used, what must not be disclosed."""

from briefing.document import Blocks
from briefing.sections.base import Context, row
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    background = context.brief.background
    if background is None or not (background.may_use or background.do_not_disclose):
        return ()
    open_ = row(context.word("may-use"), context.bullets(background.may_use), "section", keep=False)
    if not background.do_not_disclose:
        return open_
    inner = (*context.blocks(background.handling, "small"), *context.bullets(background.do_not_disclose))
    closed = row(context.word("do-not-disclose"), inner, "limit", span=background.span)
    return (*open_, *closed)
