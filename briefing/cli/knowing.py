"""help, schema, and the lists of names: what the program knows of its own keys, kinds and codes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from briefing.checking.reading import Reading
from briefing.checking.translations import said as so_far
from briefing.checking.translations import states
from briefing.cli.arguments import HelpArguments, SchemaArguments
from briefing.cli.locations import found_folder
from briefing.cli.reporting import result, say
from briefing.counts import counted
from briefing.diagnostics import BriefError, Problems
from briefing.kinds import PROGRAM, Kinds
from briefing.nearness import meant, nearest
from briefing.publishing.writing import make_folder, replace_whole
from briefing.reading import load_into
from briefing.reference.catalogues import CATALOGUES, faces_in
from briefing.reference.choices import SETS
from briefing.reference.codes import Code, codes
from briefing.reference.files import FILE_KINDS, FileKind
from briefing.reference.finding import keys_called, keys_of_file, nearest_key
from briefing.reference.json_schema import file_name, schema_of, schemas, text_of
from briefing.reference.keys import Key, all_keys, keys_of
from briefing.reference.meanings import slug
from briefing.reference.telling import briefly, facts, whole

NAME = 22


def list_names(what: str, project: Path | None, as_json: bool) -> int:
    """The names of a set, each with a line on what it is; those of the folder of briefs too, where there is one."""
    rows = list(CATALOGUES[what](_kinds(project)))
    if what == "languages":
        far = _translated(project)
        rows = [(name, f"{words}; {far[name]}" if name in far else words) for name, words in rows]
    if what == "faces" and (folder := found_folder(project)) is not None:
        rows = [*faces_in(folder), *rows]
    if as_json:
        result(json.dumps([{"name": name, "is": said} for name, said in rows], ensure_ascii=False, indent=1))
        return 0
    width = max(NAME, *(len(name) + 2 for name, _ in rows))
    for name, said in rows:
        result(f"{name:<{width}}{said}".rstrip())
    return 0


def _translated(project: Path | None) -> dict[str, str]:
    """How far the briefs of a folder are translated into each of their languages."""
    folder = found_folder(project)
    try:
        summit = load_into(Problems(), folder, judged=False) if folder is not None else None
    except BriefError:
        return {}
    if summit is None:
        return {}
    told = {tag: so_far(state) for tag, state in states(summit).items()}
    return {summit.settings.original: "the briefs are written in it", **told}


def _kinds(project: Path | None) -> Kinds:
    """The kinds that there are in the folder of briefs; what is wrong in them is for `check` to tell."""
    folder = found_folder(project)
    return Reading(folder, Problems()).kinds(code=False) if folder is not None else PROGRAM


def help_command(arguments: HelpArguments) -> int:
    """What a word means: a command, a key, a kind, a file of briefs or a code."""
    group = click.get_current_context().parent
    assert group is not None and isinstance(group.command, click.Group)
    if not arguments.words:
        result(group.get_help())
        return 0
    word = ".".join(arguments.words)
    if (command := group.command.get_command(group, word)) is not None:
        result(command.get_help(click.Context(command, parent=group, info_name=word)))
        return 0
    told = (_of_keys(word), _of_file(word), _of_model(word), _of_kind(word), _beside(word))
    answers = [lines for lines in told if lines]
    for of_name in (_of_plural, _of_name, _of_code):  # codes are read off all of the source
        answers = answers or [lines for lines in (of_name(word),) if lines]
    if not answers:
        raise click.UsageError(_unknown(word))
    result("\n\n".join("\n".join(lines) for lines in answers))
    return 0


def _unknown(word: str) -> str:
    known = [*FILE_KINDS, *(name for of in SETS.values() for name in of.of_program()), *codes()]
    near = nearest_key(word) or nearest(word, known)
    hint = (
        f"did you mean '{near}'?"
        if near
        else "docs/keys.md lists all keys; 'briefing list' names the kinds and codes"
    )
    return f"no key, kind or code is called '{word}'; {hint}"


def _of_keys(word: str) -> list[str]:
    found = keys_called(word)
    if not found:
        return []
    if len(found) == 1:
        return list(whole(*found[0]))
    lines = [f"{word} is a key of {len(found)}; name one of them for the whole answer:", ""]
    return [*lines, *(f"  {briefly(key)}" for key, _ in found)]


def _of_file(word: str) -> list[str]:
    """The keys of a file of briefs, by its name or by the key over its list: of each file that has such a list."""
    name = word.removesuffix(".yaml")
    files = [file for file in FILE_KINDS.values() if name in (file.name, file.key)]
    told = [_of_one_file(file) for file in files]
    return [line for number, lines in enumerate(told) for line in (*([""] if number else []), *lines)]


def _of_one_file(file: FileKind) -> list[str]:
    lines = [
        f"{' or '.join(file.globs)} holds{'' if file.form in ('one', 'brief', 'kind') else ', for each entry'}:",
        "",
    ]
    if file.form == "kind":
        lines.append(
            f"  {'extends':<{NAME}}The {slug(file.model)} of which this one says only what differs; then no other key is needed."
        )
    return [*lines, *map(_in_a_line, keys_of_file(file.name))]


def _in_a_line(key: Key) -> str:
    return f"  {key.key:<{NAME}}{key.meaning.says}.{' Needed.' if key.needed else ''}"


def _of_model(word: str) -> list[str]:
    """The keys of one entry, by what it is called where help speaks of it: a fact, an ask, a logo."""
    found = [key for key in all_keys().values() if slug(key.model) == word]
    if not found:
        return []
    models = dict.fromkeys(key.model for key in found)
    files = dict.fromkeys(glob for file in FILE_KINDS.values() if file.model in models for glob in file.globs)
    where = f", in {' or '.join(files)}," if files else ""
    return [f"{word}{where} has these keys:", "", *map(_in_a_line, found)]


def _beside(word: str) -> list[str]:
    """The files of many, for who asks for one: `delegation` is a key of other briefs, and `delegations` the briefs themselves."""
    file = FILE_KINDS.get(f"{word}s")
    if file is None or slug(file.model) == word or not _of_keys(word):
        return []
    return [f"{' or '.join(file.globs)}: briefing help {file.name}"]


def _of_plural(word: str) -> list[str]:
    """A word in the singular, where the key or the file has the plural."""
    return next((lines for lines in (_of_keys(f"{word}s"), _of_file(f"{word}s")) if lines), [])


def _of_name(word: str) -> list[str]:
    """A unit, a face, a role: whatever else `list` names."""
    for what, rows in CATALOGUES.items():
        if what != "codes":
            said = next((said for name, said in rows(PROGRAM) if name == word), None)
            if said is not None:
                return [f"{word}, one of the {what} (briefing list {what})", f"  {said}"]
    return []


def _of_kind(word: str) -> list[str]:
    """A section, a chart kind, a product, a format, a style or a language of the program."""
    lines: list[str] = []
    for what, of in SETS.items():
        if word not in of.of_program():
            continue
        kind = PROGRAM.load(of, word)
        said = getattr(kind, "summary", "") or getattr(kind, "title", "") or getattr(kind, "name", "")
        lines += [f"{word}, a {of.word if what != 'chart' else 'kind of chart'}", f"  {said}"]
        lines += [
            f"  {'option':<11}{name}: {_takes(takes)}" for name, takes in getattr(kind, "OPTIONS", {}).items()
        ]
        lines += _of_spec(kind.Spec) if what == "chart" else []
        if getattr(kind, "EXAMPLE", ""):
            lines += ["", "  for example", *(f"    {line}" for line in kind.EXAMPLE.strip().splitlines())]
    return lines


def _of_spec(spec: Any) -> Iterator[str]:
    """The keys that a kind of chart needs, and those that it alone has."""
    yield f"  {'needs':<11}{', '.join(need.rstrip('_').replace('|', ' or ').replace('_', '-') for need in spec.needs)}"
    for key in keys_of(spec):
        if key.model is spec:
            said = next(said for name, said in facts(key, []) if name == "holds")
            yield f"  {'key':<11}{key.key}: {key.meaning.says} ({said})"


def _takes(takes: Any) -> str:
    words = {"switch": "true or false", "names": "a word, or a list of words", "text": "words"}
    return words[takes] if isinstance(takes, str) else f"a number from {takes.least} to {takes.most}"


def _of_code(word: str) -> list[str]:
    if word not in codes():
        return []
    code: Code = codes()[word]
    lines = [f"{word}, {' or '.join(sorted(code.severities))}", *(f"  {said}" for said in code.says)]
    return [*lines, *(["", "  what to do", *(f"    {cure}" for cure in code.help)] if code.help else [])]


def schema_command(arguments: SchemaArguments) -> int:
    """One schema on standard output, or all of them into a folder."""
    kinds = _kinds(arguments.project)
    if arguments.all is not None:
        return _write_all(arguments.all, kinds)
    if arguments.kind is None:
        for name, file in FILE_KINDS.items():
            result(f"{name:<{NAME}}{' or '.join(file.globs)}")
        return 0
    if arguments.kind not in FILE_KINDS:
        hint = meant(arguments.kind, FILE_KINDS, "there are: " + ", ".join(FILE_KINDS))
        raise click.UsageError(f"no files of briefs are called '{arguments.kind}'; {hint}")
    result(text_of(schema_of(FILE_KINDS[arguments.kind], kinds)).rstrip("\n"))
    return 0


def _write_all(folder: Path, kinds: Kinds) -> int:
    """Every schema as a file; what is there under its name is a schema, and is made anew."""
    found = schemas(kinds)
    make_folder(folder)
    for name, schema in found.items():
        replace_whole(folder / file_name(name), text_of(schema).encode())
    result(str(folder))
    say(f"{counted(len(found), 'schema')}; a file names its own in its first line:")
    say(f"# yaml-language-server: $schema={folder.name}/{file_name('summit')}")
    return 0
