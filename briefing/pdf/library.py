"""The door to ReportLab, closed to settings from outside: same bytes whatever the home folder or `RL_…` say.

ReportLab runs `reportlab_mods` and `reportlab_settings` where it finds them (in the home folder too) and reads the
environment when it is first imported. Here it finds empty modules and no variables.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Final

_HOOKS: Final = (
    "reportlab.local_rl_mods", "reportlab_mods", "reportlab.local_rl_settings", "reportlab_settings",
)  # fmt: skip


@contextmanager
def _undisturbed() -> Iterator[None]:
    added = [name for name in _HOOKS if name not in sys.modules]
    sys.modules.update({name: ModuleType(name) for name in added})
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    try:
        yield
    finally:
        os.environ.update(hidden)
        for name in added:
            del sys.modules[name]


with _undisturbed():
    from reportlab import rl_config
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFace
    from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # streams as they are: ASCII85 costs a quarter more room
rl_config.invariant = 1
rl_config.pdfMultiLine = rl_config.pdfComments = 0

__all__ = ["Canvas", "TTFError", "TTFontFace", "pdfdoc"]
