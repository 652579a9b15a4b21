"""readers and why: who may have what, by which rule at which line, as the second judge decides it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

import briefing
from briefing.batch.orders import REGIONAL
from briefing.checking.declarations import fields
from briefing.cli.arguments import ReadersArguments, WhyArguments
from briefing.cli.locations import project_folder
from briefing.cli.names import delegation_words, known
from briefing.cli.reporting import result, say
from briefing.judging import Passage, Rule, refusal
from briefing.judging.account import AccessEntry, account, between, rules_of
from briefing.letters import folded
from briefing.roles import ROLES
from briefing.summit import Item, Summit

LONGEST: Final = 60  # letters of a text's beginning
WIDEST: Final = 160  # where no terminal says how wide it is
MAY, MAY_NOT = "yes", "–"


def readers_command(arguments: ReadersArguments) -> int:
    """Item by item who gets it and why, for each delegation named, or in the papers of all."""
    if arguments.fields:
        result(fields_table())
        return 0
    summit = _summit(arguments.project)
    pair = arguments.between or ()
    audiences = known(pair or arguments.audiences, summit.settings.audiences, "audience")
    found: dict[str, list[AccessEntry]] = {}
    for delegation in _delegations(summit, arguments.delegations) or (REGIONAL,):
        whose = "" if delegation == REGIONAL else delegation
        entries = account(_judge(summit), whose, audiences or summit.settings.audiences)
        found[delegation] = between(entries, *pair) if pair else entries
    if arguments.as_json:
        data = {name: [_plain(entry) for entry in entries] for name, entries in found.items()}
        result(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for name, entries in found.items():
            _show(name, entries)
    return 0


def fields_table() -> str:
    """The fields that not everybody may have who has the item, and those that no page shows, as the model declares them."""
    ruled: dict[str, list[str]] = {}
    for path, declared in fields().items():
        if declared.roles != frozenset(ROLES) or declared.unprinted:
            kind, _, field = path.replace("/*", "").partition("/")
            if path.rpartition("/")[2] in Item.shape().unprinted:
                kind, field = "every item", path.rpartition("/")[2]
            who = "no page: " + declared.unprinted
            if not declared.unprinted:
                who = ", ".join(role for role in ROLES if role in declared.roles)
            ruled.setdefault(f"`{field.replace('/', ': ') or 'all of it'}` | {who}", []).append(f"`{kind}`")
    rows = [f"| {', '.join(dict.fromkeys(kinds))} | {rest} |" for rest, kinds in ruled.items()]
    return "\n".join(("| in | field | read by |", "|---|---|---|", *rows))


def why_command(arguments: WhyArguments) -> int:
    """0 when each audience asked about may have the words, 1 when one may not."""
    summit = _summit(arguments.project)
    judge = _judge(summit)
    audiences = known(arguments.audiences, summit.settings.audiences, "audience")
    papers = _delegations(summit, arguments.delegations) or (REGIONAL, *summit.delegations)
    passages = _holding(_in_all_languages(summit), arguments.text)
    if not passages:
        raise click.UsageError(f"no text of the briefs holds the words '{arguments.text}'")
    granted: set[str] = set()
    for passage in passages:
        result(f"{passage.span}: {_beginning(passage.text)}")
        for audience in audiences or summit.settings.audiences:
            whose = {name: judge.reader(audience, "" if name == REGIONAL else name) for name in papers}
            refused = {name: refusal(passage, reader) for name, reader in whose.items()}
            granted |= {audience} if None in refused.values() else set()
            for line in _verdicts(passage, audience, refused):
                result(line)
    return 0 if not audiences or granted.issuperset(audiences) else 1


def _summit(project: Path | None) -> Summit:
    return briefing.open(project_folder(project)).summit


def _judge(summit: Summit) -> Any:
    assert summit.judge is not None
    return summit.judge


def _in_all_languages(summit: Summit) -> tuple[Passage, ...]:
    """Every text of the briefs, and what other languages say in its place."""
    judge = _judge(summit)
    for other in summit.languages.summits.values() if summit.languages is not None else ():
        judge = judge.beside(_judge(other))
    return (*judge.passages, *judge.others)


def _delegations(summit: Summit, words: Sequence[str]) -> tuple[str, ...]:
    return delegation_words(words, summit, (REGIONAL,))


def _holding(passages: Iterable[Passage], text: str) -> list[Passage]:
    """The passages in which the words stand, however they are spaced, in whatever letters."""
    wanted = " ".join(folded(text).split())
    return [p for p in passages if p.rules and wanted in " ".join(folded(p.text).split())] if wanted else []


def _verdicts(passage: Passage, audience: str, refused: Mapping[str, Rule | None]) -> Iterable[str]:
    """One line for all papers in which the answer is the same."""
    answers: dict[str, list[str]] = {}
    for name, rule in refused.items():
        if rule is None:
            said = "may have it: " + "; ".join(told(r, passage.item) for r in rules_of(passage))
        else:
            said = "may not have it: " + told(rule, passage.item)
        answers.setdefault(said, []).append(name)
    for said, names in answers.items():
        where = "" if len(names) == len(refused) else f" in papers of {', '.join(names)}"
        yield f"  {audience}{where} {said}"


def told(rule: Rule, item: str) -> str:
    """A rule in the words of the briefs, with whose it is and its line."""
    values = ", ".join(sorted(rule.values)) or "nobody"
    place = f" ({rule.span.at})" if rule.span is not None else ""
    if rule.kind == "role":
        return f"{rule.at.rpartition('.')[2]} is read by {values} by its nature{place}"
    if rule.kind == "named":
        return f"where it is named: {values}{place}"
    if rule.kind == "whose":
        return f"papers of {values}{place}"
    word = "audience" if rule.kind == "label" else rule.kind
    if rule.at == "summit":
        return f"default-label: {values}{place}"
    return f"{word}: {values}" + (f" of {rule.at}" if rule.at != item else "") + place


def _plain(entry: AccessEntry) -> dict[str, Any]:
    rules = [
        {
            "kind": rule.kind,
            "values": sorted(rule.values),
            "of": rule.at,
            **({"file": rule.span.file, "line": rule.span.line} if rule.span is not None else {}),
        }
        for rule in entry.rules
    ]
    return {
        "section": entry.section, "item": entry.item, "path": entry.path, "file": entry.span.file, "line": entry.span.line,
        "words": entry.words, "readers": dict(entry.readers), "rules": rules, "accepted": dict(entry.accepted),
    }  # fmt: skip


def _show(name: str, entries: Sequence[AccessEntry]) -> None:
    """A table for each section; standard output, since it is what was asked for."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDEST)
    console.print(Text(f"Papers of {name}", style="bold"))
    for section, group in groupby(entries, key=lambda entry: entry.section):
        console.print(_table(section, list(group)))
    if not entries:
        say("nothing")


def _table(section: str, entries: Sequence[AccessEntry]) -> Table:
    table = Table(title=Text(section, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, expand=True)
    table.add_column("item", ratio=3)
    for audience in entries[0].readers:
        table.add_column(Text(audience), justify="center")
    table.add_column("why", ratio=4)
    for entry in entries:
        why = [told(rule, entry.item) for rule in entry.rules if rule.kind != "whose"]
        why += [f"accepted {code}: {reason}" for code, reason in entry.accepted.items()]
        place = entry.span.at
        table.add_row(
            Text(f"{_beginning(entry.words)}\n{place}"),
            *(MAY if may else MAY_NOT for may in entry.readers.values()),
            Text("\n".join(why)),
        )
    return table


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + "…"
