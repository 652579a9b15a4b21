"""new: one more of something in the folder of briefs; what is there keeps its bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefing.beginning.adding import KINDS, addition, offered, why_no_name
from briefing.beginning.additions import BadId, Wanted
from briefing.beginning.answers import BadAnswer, one_line
from briefing.beginning.owning import ELSEWHERE
from briefing.cli.added_files import put_in, take_back
from briefing.cli.arguments import NewArguments
from briefing.cli.locations import project_folder
from briefing.cli.names import delegation_words, known
from briefing.cli.reporting import result, say, set_roots, show_diagnostics
from briefing.diagnostics import Diagnostic, Problems, Severity
from briefing.lazy import lazy
from briefing.publishing.writing import make_folder
from briefing.reading import load_into, problems_of
from briefing.reference.files import FILE_KINDS

if TYPE_CHECKING:
    from briefing.cli import translating
else:
    translating = lazy("briefing.cli.translating")

TRANSLATION: Final = "translation"
NAMELESS: Final = ("handout",)
_MAY_COME: frozenset[str] = frozenset({"unused-fact", "unused-source", "unused-outline", "words-of-base"})


def new_command(arguments: NewArguments) -> int:
    """0 when it is there and check has nothing against it; otherwise everything is as it was."""
    what = _thing(arguments.what)
    _hold_options(what, arguments)
    if what == TRANSLATION:
        return translating.begin(arguments)
    if wrong := why_no_name(what, arguments.id):
        raise click.UsageError(_pointed(what, arguments.id, wrong[0], _offer(what, arguments) or wrong[1]))
    folder = project_folder(arguments.project)
    before = Problems()
    summit = load_into(before, folder, judged=False)
    try:
        name = one_line(arguments.name) if arguments.name is not None else ""
    except BadAnswer as error:
        raise click.UsageError(str(error)) from error
    wanted = Wanted(arguments.id, name)
    if arguments.delegation is not None:
        (id_,) = delegation_words((arguments.delegation,), summit)
        wanted = wanted.replaced(delegation=id_)
    if arguments.audience is not None:
        (audience,) = known((arguments.audience,), summit.settings.audiences, "audience")
        wanted = wanted.replaced(audience=audience)
    try:
        made = addition(what, wanted, summit)
    except BadId as error:
        raise click.UsageError(_pointed(what, arguments.id, error.wrong, error.cure)) from error
    if made.before is None:
        make_folder(made.path.parent)
    put_in((made,))
    if found := _new_errors(before, folder):
        set_roots(folder)  # the lines as they would be
        show_diagnostics(found)
        take_back((made,))
        say("nothing was added")
        return 1
    result(str(made.path))
    say(
        f"the {what} '{arguments.id}' stands at the end of {made.path}"
        if made.before
        else f"{made.path} is new"
    )
    for words in filter(None, (made.beside, made.use)):
        say(words)
    return 0


def _thing(word: str) -> str:
    """What is to be added; what lies elsewhere is answered with where, and how it is written."""
    singular = word.removesuffix("s")
    if word not in KINDS and (where := ELSEWHERE.get(word) or ELSEWHERE.get(singular)):
        raise click.UsageError(f"no {singular} is added by itself; {where}")
    file = FILE_KINDS.get(word) or FILE_KINDS.get(f"{word}s")
    if file is not None and {word, singular}.isdisjoint((*KINDS, TRANSLATION)):
        raise click.UsageError(
            f"no {word} is added by itself; they stand in {' or '.join(file.globs)}: briefing help {file.name}"
        )
    return known((word,), (*KINDS, TRANSLATION), "thing to add")[0]


def _hold_options(what: str, arguments: NewArguments) -> None:
    """An option that would do nothing for what is added is said, not passed over."""
    if arguments.delegation is not None and what != "person":
        raise click.UsageError("--delegation says to whom a person belongs; nothing else takes it")
    if arguments.audience is not None and what not in (TRANSLATION, "book"):
        raise click.UsageError(
            "--audience says for whom a translation or a book is; in briefs write 'audience: [...]' in the entry"
        )
    if arguments.name is not None and what in NAMELESS:
        raise click.UsageError(f"--name says what something is called in print; a {what} has its own name")


def _offer(what: str, arguments: NewArguments) -> str:
    """The id that a name makes, with the option that says the name itself."""
    id_ = offered(what, arguments.id)
    if not id_:
        return ""
    named = "" if arguments.name is not None or what in NAMELESS else f' --name "{arguments.id}"'
    return f"write {id_}{named}"


def _pointed(what: str, id_: str, wrong: str, help: str) -> str:
    """The command with a caret under the id."""
    word = f'"{id_}"' if " " in id_ else id_
    line = f"briefing new {what} {word}"
    return f"'{id_}' {wrong}\n  {line}\n  {' ' * (len(line) - len(word))}{'^' * max(len(word), 1)} {help}"


def _new_errors(before: Problems, folder: Path) -> list[Diagnostic]:
    """What check says now and did not say before, apart from that nothing prints it yet."""
    old = {(d.code, d.message) for d in before.found}
    found = (d for d in problems_of(folder).sorted() if d.severity is not Severity.HINT)
    return [d for d in found if (d.code, d.message) not in old and d.code not in _MAY_COME]
