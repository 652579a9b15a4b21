"""From what the engine gives to what a window gets: JSON, and words where something went wrong."""

from __future__ import annotations

import errno
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from briefing.diagnostics import BriefError, EnvironmentProblem, Severity
from briefing.lazy import lazy
from briefing.previewing import Correction, Refusal, Shown
from briefing.previewing.telling import finding_of
from briefing.serving.asking import CHOICES
from briefing.values import as_json

if TYPE_CHECKING:
    from starlette import responses
    from starlette.responses import Response
else:
    responses = lazy("starlette.responses")

_LOG: Final = logging.getLogger(__name__)
_DISK: Final[Mapping[int, str]] = {
    errno.ENOSPC: "the disk is full; nothing was changed. Free some space, then save again",
    errno.EDQUOT: "your share of the disk is full; nothing was changed. Free some space, then save again",
    errno.EROFS: "the disk can only be read; nothing was changed",
    errno.EACCES: "you may not write there; nothing was changed",
    errno.EPERM: "you may not write there; nothing was changed",
}


def answer(value: object, status: int = 200) -> Response:
    """A value as JSON."""
    return responses.Response(as_json(value), status, media_type="application/json")


def shown(value: Shown) -> dict[str, Any]:
    """What a window shows, with its order as the words of its address."""
    found = {name: getattr(value, name) for name in value.__struct_fields__ if name != "order"}
    return {**found, "order": {name: getattr(value.order, name) for name in CHOICES}}


def corrected(value: Correction | Refusal) -> Response:
    """A correction, or why there is none: the window keeps what was typed."""
    return answer(value, 409 if isinstance(value, Refusal) else 200)


def failed(error: Exception) -> Response:
    """Words for a person, whatever happened; a fault of the program is told with its traceback where it was started."""
    if isinstance(error, BriefError):
        found = sorted(error.diagnostics, key=lambda problem: problem.severity is not Severity.ERROR)
        first = found[0]
        told = {
            "code": first.code,
            "message": first.message,
            "help": first.help,
            "place": str(first.span or ""),
        }
        return answer({**told, "findings": [finding_of(problem) for problem in found]}, 409)
    if isinstance(error, EnvironmentProblem):
        return answer({"code": "environment", "message": str(error), "help": ""}, 503)
    if isinstance(error, (ValueError, LookupError)):
        return answer({"code": "question", "message": str(error), "help": ""}, 400)
    if isinstance(error, OSError):
        said = _DISK.get(error.errno or 0, f"the file could not be used: {error.strerror or error}")
        return answer({"code": "disk", "message": said, "help": ""}, 507)
    _LOG.error("a fault of the preview", exc_info=error)
    said = "the preview met a fault of its own; the window of commands that started it says more"
    return answer({"code": "fault", "message": said, "help": ""}, 500)
