"""What goes wrong in the code of a kind that is not the program's, said at its line."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from briefing.diagnostics import BriefError, EnvironmentProblem, Span
from briefing.kinds.files import KindFile


def failure(word: str, file: KindFile, error: BaseException) -> BriefError:
    """The error of a kind whose code failed."""
    said = str(error) if not isinstance(error, SyntaxError) else error.msg
    place = Span(file.shown, _line(error, file.shown)) if file.origin == "briefs" else None
    message = f"the {word} '{file.name}' failed: {type(error).__name__}: {said}".rstrip(": ")
    return BriefError.one("kind-failed", message, place, _help(file))


def guarded(
    function: Callable[..., Any], word: str, file: KindFile, wrong: Callable[[Any], str]
) -> Callable[..., Any]:
    """The function of a kind, whose failures and wrong answers are the kind's and not faults of the program.

    `wrong` says what is wrong with an answer, "" for a good one.
    """

    @wraps(function)
    def call(*args: Any, **named: Any) -> Any:
        try:
            answer = function(*args, **named)
        except BriefError as error:
            raise _placed(error, file) from error
        except (EnvironmentProblem, KeyboardInterrupt, MemoryError):
            raise
        except (Exception, SystemExit) as error:
            raise failure(word, file, error) from error
        if said := wrong(answer):
            line = function.__code__.co_firstlineno if hasattr(function, "__code__") else 1
            place = Span(file.shown, line) if file.origin == "briefs" else None
            message = f"'{getattr(function, '__name__', 'it')}' of the {word} '{file.name}' gave {said}"
            raise BriefError.one("bad-kind", message, place, _help(file))
        return answer

    return call


def _help(file: KindFile) -> str:
    if file.origin == "briefs":
        return "correct the code here"
    return f"take another version of the package {file.package}, or tell those who made it"


def _placed(error: BriefError, file: KindFile) -> BriefError:
    """Mistakes without a place, at the line of the kind that met them."""
    if file.origin != "briefs" or all(d.span is not None for d in error.diagnostics):
        return error
    place = Span(file.shown, _line(error, file.shown))
    return BriefError(d if d.span is not None else d.replaced(span=place) for d in error.diagnostics)


def _line(error: BaseException, name: str) -> int:
    """The last line of a file on the way to an error."""
    line = 1
    if isinstance(error, SyntaxError) and error.filename == name:
        line = error.lineno or 1
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
