"""init: a first summit of one's own from five answers, or the sample summit to look at."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from briefing.beginning import answers as said
from briefing.beginning.answers import Answers, BadAnswer
from briefing.beginning.first import files_of
from briefing.beginning.own_language import name_of, why_no_language
from briefing.beginning.placing import Occupied, copied, home_of, place, written
from briefing.cli.arguments import InitArguments
from briefing.cli.locations import sample_folder
from briefing.cli.names import known, unknown
from briefing.cli.reporting import result, say
from briefing.languages import LANGUAGES, MODEL
from briefing.reading import problems_of

T = TypeVar("T")
EVENT, HOST, TOWN = "Sample Summit", "Hostland", "Hostport"
GUESTS = ("Eastland", "Westland")


def init_command(arguments: InitArguments) -> int:
    """Nothing is written before everything is asked and found good, and then all of it."""
    home = home_of(arguments.folder)
    try:
        if arguments.sample:
            _refuse_answers(arguments)
            place(home, copied(sample_folder()))
        else:
            place(home, _checked(written(files_of(_answers(arguments)))))
    except (BadAnswer, Occupied) as error:
        raise click.UsageError(str(error)) from error
    result(str(home))
    _next(home, arguments.sample)
    for path in sorted((home / "languages").glob("*.yaml")):
        say(
            f"  {path} is a language of your own: numbers, months and days; what it does not say is printed in English, and check counts it"
        )
    return 0


def _next(home: Path, sample: bool) -> None:
    where = "" if home.parent.resolve() == Path.cwd() else f" -C {home.parent}"
    what = "the sample summit lies" if sample else "your summit lies"
    say(f"{what} in {home}; next:")
    say(f"  briefing check{where}    what is wrong, and how to mend it")
    say(f"  briefing build{where}    the first books")
    say(
        "  briefing help KEY    what a key means; briefing new --help: one more delegation, topic, person ..."
    )


def _refuse_answers(arguments: InitArguments) -> None:
    for name in ("event", "host", "dates", "place", "delegations", "languages", "time_zone"):
        if getattr(arguments, name):
            raise click.UsageError("--sample writes the sample summit as it is; leave the answers out")


def _checked(fill: Callable[[Path], None]) -> Callable[[Path], None]:
    """Writes, and holds what was written against everything that `check` knows."""

    def checked(folder: Path) -> None:
        fill(folder)
        if errors := problems_of(folder).errors:
            found = dict.fromkeys(f"{d.message}; {d.help}" if d.help else d.message for d in errors)
            raise BadAnswer("no summit can be made of these answers: " + "\n  ".join(found))

    return checked


def _answers(arguments: InitArguments) -> Answers:
    """From the options, else asked for, else, with --yes, made up."""
    days, town = _when_and_where(arguments)
    event = _answer(arguments, arguments.event, "What is the event called?", EVENT, said.one_line)
    host = _answer(arguments, arguments.host, "Who is the host?", HOST, said.one_line)
    if days is None or not town:
        asked = "When and where? (2027-05-26 to 2027-05-27, Suva)"
        days, town = _asked(
            arguments, asked, (days or said.in_two_months(datetime.now(UTC).date()), TOWN), _both
        )
    guests = arguments.delegations or _asked(
        arguments, "Which delegations? (names between commas)", GUESTS, lambda text: _guests(text, host)
    )
    tags = arguments.languages or _asked(arguments, "In which languages?", (MODEL,), _tags)
    hold_languages(tags)
    return said.answers(event, host, town, days, guests, tags, arguments.time_zone or "")


def _when_and_where(arguments: InitArguments) -> tuple[tuple[date, ...] | None, str]:
    days = said.days(arguments.dates) if arguments.dates else None
    town = said.one_line(arguments.place) if arguments.place else TOWN if arguments.yes else ""
    return (days or said.in_two_months(datetime.now(UTC).date()) if arguments.yes else days), town


def _both(text: str) -> tuple[tuple[date, ...], str]:
    days, town = said.when_and_where(text)
    if not town:
        raise BadAnswer("write the town behind the day: 2027-05-26, Suva")
    return days, town


def _guests(text: str, host: str) -> tuple[str, ...]:
    names = said.listed(text)
    said.guests(names, host, "")
    return names


def _tags(text: str) -> tuple[str, ...]:
    return hold_languages(said.listed(text))


def hold_languages(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Languages of the program, and others by their tags, which the summit then brings itself."""
    there = LANGUAGES.of_program()
    for tag in tags:
        wrong = None if tag in there else why_no_language(tag)
        if wrong and name_of(tag):
            raise click.UsageError(f"'{tag}' {wrong[0]}; {wrong[1]}")
        if wrong:
            said = unknown(tag, there, "language")
            raise click.UsageError(
                said if "did you mean" in said else f"{said}, or any other by its tag: vi, pt-br"
            )
    return known(tags, tags, "language")


def _answer(
    arguments: InitArguments, given: str | None, question: str, otherwise: str, read: Callable[[str], str]
) -> str:
    return read(given) if given is not None else _asked(arguments, question, otherwise, read)


def _asked(arguments: InitArguments, question: str, otherwise: T, read: Callable[[str], T]) -> T:
    """The answer to a question, asked again until it is one; with --yes what stands for it."""
    if arguments.yes:
        return otherwise

    def answer(text: Any) -> T:
        try:
            return read(str(text))
        except BadAnswer as error:
            raise click.BadParameter(str(error)) from error

    try:
        answered: T = click.prompt(question, value_proc=answer, prompt_suffix=" ", err=True)
    except click.Abort as error:
        if sys.stdin.isatty():
            raise
        raise click.UsageError(
            "nobody is there to answer; give the answers as options, or take --yes"
        ) from error
    return answered
