"""translate and new translation: a summit's texts to a translator and back, and the files in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from briefing.beginning.additions import Addition
from briefing.beginning.translating import NotAsked, Translating, begun, exported, imported, opened
from briefing.cli.added_files import put_in, take_back
from briefing.cli.arguments import NewArguments, TranslateArguments
from briefing.cli.locations import project_folder
from briefing.cli.names import known
from briefing.cli.reporting import result, say, set_roots, show_diagnostics
from briefing.counts import counted
from briefing.diagnostics import BriefError, Severity, Span
from briefing.languages import LANGUAGES
from briefing.publishing.writing import cannot_read, make_folder, replace_whole
from briefing.reading import problems_of
from briefing.translations.catalogue import Catalogue
from briefing.translations.po import to_po
from briefing.translations.returned import returned
from briefing.translations.xliff import to_xliff


def translate_command(arguments: TranslateArguments) -> int:
    """0 when everything went out, or came in; 1 when something was refused, which is then said at its place."""
    return _export(arguments) if arguments.action == "export" else _import(arguments)


def begin(arguments: NewArguments) -> int:
    """new translation: a file beside each original, with a place for every text."""
    if arguments.name is not None or arguments.delegation is not None:
        raise click.UsageError("a translation takes a language and, with -a, an audience; nothing else")
    folder = project_folder(arguments.project)
    _known_language(arguments.id, folder)
    texts = _opened(folder, arguments.id, arguments.audience or "")
    additions = begun(texts)
    if not additions:
        say(f"every text has its place in {texts.language.name} already")
        return 0
    put_in(additions)
    for made in additions:
        result(str(made.path))
    say(f"write the words behind 'text:', or send them out: briefing translate export -l {arguments.id}")
    return 0


def _opened(folder: Path, tag: str, audience: str = "") -> Translating:
    try:
        return opened(folder, tag, audience)
    except NotAsked as error:
        raise click.UsageError(str(error)) from error


def _known_language(tag: str, folder: Path) -> None:
    known(
        (tag,),
        [*LANGUAGES.of_program(), *(p.stem for p in sorted((folder / "languages").glob("*.yaml")))],
        "language",
    )


def _export(arguments: TranslateArguments) -> int:
    if arguments.file is not None:
        raise click.UsageError("export takes no FILE; -o says where it goes")
    if arguments.language is None:
        raise click.UsageError("name a language: translate export -l TAG")
    folder = project_folder(arguments.project)
    _known_language(arguments.language, folder)
    texts = _opened(folder, arguments.language, arguments.audience or "")
    catalogue = exported(texts, everything=not arguments.missing)
    form = arguments.form or (
        "xliff" if arguments.result and arguments.result.suffix in (".xlf", ".xliff") else "po"
    )
    text = to_xliff(catalogue) if form == "xliff" else to_po(catalogue)
    suffix = "xlf" if form == "xliff" else "po"
    path = arguments.result or Path(f"{catalogue.of}.{catalogue.target}.{suffix}")
    make_folder(path.parent)
    replace_whole(path, text.encode("utf-8"))
    result(str(path))
    counts = {state: sum(m.state == state for m in catalogue.messages) for state in ("new", "stale", "done")}
    say(
        f"{counted(len(catalogue.messages), 'text')}: {counts['new']} new, {counts['stale']} out of date, {counts['done']} translated"
    )
    return 0


def _import(arguments: TranslateArguments) -> int:
    if arguments.file is None:
        raise click.UsageError("name the file that came back: translate import FILE")
    folder = project_folder(arguments.project)
    catalogue = _read(arguments.file)
    tag = _tag_of(catalogue, arguments)
    _known_language(tag, folder)
    texts = _opened(folder, tag)
    if tag not in texts.summit.settings.languages:
        raise click.UsageError(
            f"the summit has no books in '{tag}'; briefing new translation {tag} begins them"
        )
    found = imported(texts, catalogue)
    if found.additions and not _put_in_sound(folder, found.additions):
        say("nothing was imported")
        return 1
    for made in found.additions:
        result(str(made.path))
    show_diagnostics(found.refused)
    say(
        f"{found.taken} {'text' if found.taken == 1 else 'texts'} taken over, {len(found.refused)} refused, {found.unfinished} not translated or not finished"
    )
    if found.lacking:
        say(
            f"{counted(found.lacking, 'text')} of these briefs without words in {tag}, or out of date: translate export -l {tag} --missing"
        )
    return 1 if found.refused else 0


def _tag_of(catalogue: Catalogue, arguments: TranslateArguments) -> str:
    """The language of a file that came back: as it says, or as the command says, if that is no other."""
    theirs = catalogue.target.replace("_", "-").casefold()
    asked = arguments.language
    if asked is None:
        if not theirs:
            raise click.UsageError(f"{arguments.file} does not say its language; name it with -l")
        return catalogue.target
    if theirs and asked.casefold() not in (theirs, theirs.partition("-")[0]):
        raise click.UsageError(f"{arguments.file} is in '{catalogue.target}', and -l says '{asked}'")
    return asked


def _put_in_sound(folder: Path, additions: Sequence[Addition]) -> bool:
    """Whether the files are there now; all that is told of them anew is shown, and what makes a mistake is taken back."""
    before = {(d.code, d.message, d.span) for d in problems_of(folder)}
    put_in(additions)
    found = [d for d in problems_of(folder) if (d.code, d.message, d.span) not in before]
    wrong = [d for d in found if d.severity is Severity.ERROR]
    names = {made.path.name for made in additions}
    set_roots(folder)  # the lines as they are now
    show_diagnostics(wrong or [d for d in found if d.span and Path(d.span.file).name in names])
    if wrong:
        take_back(additions)
    return not wrong


def _read(path: Path) -> Catalogue:
    """The file that came back, whichever of the two forms it has."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise cannot_read(path, error) from error
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BriefError.one(
            "bad-catalogue", "this is not a text file in UTF-8", Span(str(path)), "save it as UTF-8"
        ) from error
    catalogue = returned(text, str(path))
    if not any(message.place for message in catalogue.messages):
        said = "no text of a summit stands in this file"
        help = "give back the file that 'translate export' made, with its context lines (msgctxt) or ids"
        raise BriefError.one("bad-catalogue", said, Span(str(path)), help)
    return catalogue
