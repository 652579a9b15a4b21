"""calendar and contacts: what the programs of readers take, entered in the manifest like every file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

import briefing
from briefing.batch.orders import REGIONAL
from briefing.cli.arguments import CalendarArguments, ContactsArguments, ExtractArguments
from briefing.cli.exit_codes import PARTIAL
from briefing.cli.locations import project_folder
from briefing.cli.names import delegation_words, known, languages_of
from briefing.cli.reporting import result, say, show_diagnostics
from briefing.exchange import EXTRACTS, Extract, Made, extract
from briefing.publishing import manifest as records
from briefing.publishing.locking import locked
from briefing.publishing.manifest import Entry
from briefing.publishing.writing import make_folder, write_whole
from briefing.summit import Summit


def calendar_command(arguments: CalendarArguments) -> int:
    """Write a calendar for each delegation and audience that has a programme."""
    return _written(EXTRACTS["calendar"], arguments)


def contacts_command(arguments: ContactsArguments) -> int:
    """Write the contacts of each delegation for the host's staff."""
    return _written(EXTRACTS["contacts"], arguments)


def _written(what: Extract, arguments: ExtractArguments) -> int:
    project = project_folder(arguments.project)
    if arguments.out.resolve().is_relative_to(project.resolve()):
        raise click.UsageError(
            f"{arguments.out} lies in the folder of briefs; name a folder beside it: -o build"
        )
    summit = briefing.open(project).summit
    made = list(_made(what, summit, arguments))
    faults = [problem for one in made for problem in one.problems]
    show_diagnostics(faults)
    for one in made:
        if one.data is not None and not one.problems:
            result(str(_publish(arguments.out, one, one.data, summit)))
    if not any(one.data for one in made):
        say(f"nobody who was asked for has anything for a {what.name} file")
    return PARTIAL if faults else 0


def _made(what: Extract, summit: Summit, arguments: ExtractArguments) -> Iterator[Made]:
    delegations = delegation_words(arguments.delegations, summit, (REGIONAL,)) or tuple(summit.delegations)
    tags = languages_of(summit, arguments.languages) or (summit.settings.defaults.language,)
    for delegation in delegations:
        for audience in _audiences(what, summit, arguments):
            for tag in tags:
                yield extract(what, summit, delegation, audience, tag)


def _audiences(what: Extract, summit: Summit, arguments: ExtractArguments) -> tuple[str, ...]:
    """Those named, or all that may have such a file."""
    rules, may = summit.settings.audiences, what.roles(summit)
    named = known(arguments.audiences, rules, "audience")
    for audience in named:
        if rules[audience].role not in may:
            raise click.UsageError(
                f"{what.name} is made for {' or '.join(sorted(may))} only, and '{audience}' is {rules[audience].role}"
            )
    return named or tuple(id_ for id_, rule in rules.items() if rule.role in may)


def _publish(out: Path, made: Made, data: bytes, summit: Summit) -> Path:
    make_folder(out)
    with locked(out, say):
        known_ = records.read(out)
        before = known_.entries.get(made.path)
        entry = Entry(
            path=made.path, sha256=records.digest(data), bytes=len(data), pages=0, seconds=0.0, key="", identity=made.identity,
            inputs={}, tagged=False,
        )  # fmt: skip
        if before is not None and before.sha256 == entry.sha256 and records.as_published(out, before):
            return out / made.path
        lies_at = write_whole(
            out / made.path, data, lambda name: records.announce(out, records.moved(out, entry, name))
        )
        now = records.read(out)
        settings = summit.settings
        if not now.entries.keys() - {made.path}:
            now.summit, now.version, now.as_of = settings.id, settings.version, settings.as_of.isoformat()
        records.write(out, now)
        return lies_at
