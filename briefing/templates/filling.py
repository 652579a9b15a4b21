"""The sandbox, and a text filled in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from briefing.diagnostics import BriefError, Span
from briefing.lazy import lazy
from briefing.templates.allowing import refused
from briefing.templates.faults import FILTERS, TextFault, fault_of

if TYPE_CHECKING:
    import jinja2
    from jinja2 import exceptions, sandbox
else:
    sandbox = lazy("jinja2.sandbox")
    exceptions = lazy("jinja2.exceptions")
    jinja2 = lazy("jinja2")

_WITHOUT_PARTS: Final = (str, bytes, int, float, tuple, list, dict)


def fill(text: str, names: Mapping[str, Any], span: Span | None = None) -> str:
    """The text with everything between {{ }} filled; a fault is a `BriefError` at the text's place."""
    if "{" not in text:
        return text
    try:
        return str(template(text).render(names))
    except Exception as error:
        raise BriefError([fault_of(error, text, span, names)]) from error


@lru_cache(maxsize=8192)
def template(text: str) -> Any:
    """A text made ready to be filled; the first thing in it that texts may not hold is a `TextFault`."""
    tree = environment().parse(text)
    for fault in refused(tree):
        raise fault
    return environment().from_string(tree)


@lru_cache(maxsize=1)
def environment() -> Any:
    """The sandbox that every text is read in."""

    class Texts(sandbox.ImmutableSandboxedEnvironment):
        def getattr(self, obj: Any, attribute: str) -> Any:
            if not isinstance(obj, jinja2.Undefined) and (isinstance(obj, _WITHOUT_PARTS) or callable(obj)):
                raise exceptions.SecurityError(f"attribute '{attribute}' is not allowed")
            return super().getattr(obj, attribute)

    environment = Texts(
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
        cache_size=0,
        finalize=_printed,
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def _printed(value: Any) -> Any:
    """Only words and numbers are printed."""
    if isinstance(value, (str, int, float, jinja2.Undefined)) and not isinstance(value, bool):
        return value
    if callable(value):
        raise TextFault(
            "template", "a function is named here but not called", "{{", 'write its brackets: fact("…")'
        )
    if value is None:
        raise TextFault(
            "template", "what stands here is empty", "{{", "give it a value, or leave it out of the text"
        )
    raise TextFault(
        "template", "what stands here is neither words nor a number", "{{", "name one of its parts"
    )
