"""Puts the summit together from its folder, and has it checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from briefing import charts, languages
from briefing.checking import (
    addressees,
    artwork,
    attendance,
    chart_data,
    chosen_topics,
    claims,
    dates,
    decisions,
    declarations,
    disclosures,
    fact_dates,
    fact_sources,
    facts,
    figures,
    followed,
    guest_figures,
    guests,
    hours,
    identity,
    judged,
    kinds,
    labels,
    last_days,
    left_in_texts,
    letters,
    look_alikes,
    minutes,
    orders,
    outlines,
    own_units,
    photographs,
    quantities,
    reach,
    readers,
    references,
    rules_of_words,
    seats,
    shown_signs,
    source_classes,
    source_codes,
    spellings,
    terms,
    texts,
    unlabelled,
    unread_files,
    unused,
    wrong_options,
)
from briefing.checking.checkup import Checkup, Produced, Sectional, has_files
from briefing.checking.found_pictures import pictured
from briefing.checking.given import Given
from briefing.checking.kept_values import KeptValues
from briefing.checking.languages import Put, said_also_in, said_in_all, tell
from briefing.checking.reading import Reading
from briefing.checking.yaml_typos import forget_followed
from briefing.diagnostics import BriefError, Problems, Span
from briefing.kinds import Kinds, OpenSet
from briefing.letters import Alphabet
from briefing.sources import DataFiles, MappingNode, ScalarNode
from briefing.summit import (
    Contact,
    CoverageClaim,
    DelegationBrief,
    Deliverables,
    Fact,
    GlossaryTerm,
    LateNews,
    Outline,
    Person,
    RegionalBrief,
    SeatingPlan,
    Session,
    Source,
    Statement,
    Summit,
    SummitSettings,
    TerminologyRule,
    TopicBrief,
)
from briefing.translations import language_of


def load(
    folder: Path,
    problems: Problems,
    sections: OpenSet[Sectional],
    products: OpenSet[Produced],
    judged: bool = True,
    kept: KeptValues | None = None,
    given: Given | None = None,
) -> Summit:
    """The summit of a folder whose outlines and orders name `sections` and `products`, with its second judge where it is `judged`,
    out of what is `kept` as far as that is the same, with what is `given` for one build. Mistakes are left in `problems`, so that one run shows them all.

    Raises `BriefError` with everything found when nothing can be put together at all.
    """
    reading = Reading(folder, problems, given=given or Given(), kept=kept or KeptValues())
    together = put_together(reading, judged)
    summit = together.in_all_languages()
    unread_files.check(reading)
    check(Checkup(summit, reading, sections, products))
    for tag, inner in reading.others.items():
        if has_files(other := summit.said_in(tag)):
            check(Checkup(other, inner, sections, products))
            tell(inner, reading, tag)
    forget_followed(problems)
    unlabelled.check(Checkup(summit, reading, sections, products))
    return summit


@dataclass(frozen=True, slots=True)
class Together:
    """A summit in the language it is written in, and how it is put together in another of its languages."""

    summit: Summit
    reading: Reading
    put: Put

    def in_all_languages(self) -> Summit:
        """The summit with itself in each of its other languages."""
        return said_in_all(self.summit, self.reading, self.put)

    def also_in(self, summit: Summit, tag: str) -> Summit:
        """The summit with itself in one language more."""
        return said_also_in(tag, summit, self.reading, self.put)


def put_together(reading: Reading, judged: bool = True) -> Together:
    """The summit of a folder with nothing in it held against anything else yet; what is wrong in a file is in its problems.

    Raises `BriefError` with everything found when nothing can be put together at all.
    """
    folder, problems = reading.folder, reading.problems
    settings = reading.single("summit", SummitSettings)
    own = reading.kinds(settings is not None and settings.allow_scripts)
    if settings is not None:
        own = replace(own, trial=tuple(reading.given.over_kinds(settings, own)))
    tables = reading.tables()
    if settings is None:
        reading.tags = frozenset(own.names(languages.LANGUAGES).here)
        _parts(reading, languages.alphabet_of("", own), tables, own)
        translated = {path for path in folder.rglob("*.yaml") if language_of(path, reading.tags)}
        reading.read |= tables.asked | translated
        unread_files.check(reading)
        if not (folder / "summit.yaml").exists():
            problems.error(
                "no-summit",
                f"there is no summit.yaml in {folder.name}",
                Span(f"{folder.name}/summit.yaml"),
                "write one, or name another folder",
            )
        raise BriefError(problems.sorted())
    reading.tags = frozenset((*own.names(languages.LANGUAGES).here, *settings.languages))

    def put(read: Reading, tag: str, said: SummitSettings) -> Summit:
        parts = _parts(read, languages.alphabet_of(tag, own), tables, own)
        judge = declarations.judge(read, tables.read, parts["charts"].values()) if judged else None
        given = reading.given.texts
        return pictured(
            Summit(settings=said, folder=str(folder), judge=judge, kinds=own, given=given, **parts)
        )

    summit = put(reading, settings.defaults.language, settings)
    reading.read |= tables.asked
    return Together(summit, reading, put)


def check(checkup: Checkup) -> None:
    """Hold the parts of a summit against each other and read its words."""
    names = texts.check(checkup)
    references.check(checkup)
    labels.check(checkup)
    kinds.check(checkup)
    orders.check(checkup)
    reach.check(checkup)
    readers.check_ids(checkup)
    disclosures.check(checkup)
    unused.check(checkup, names)
    identity.check(checkup)
    look_alikes.check(checkup)
    dates.check(checkup)
    hours.check(checkup)
    seats.check(checkup)
    outlines.check(checkup)
    chosen_topics.check(checkup)
    decisions.check(checkup)
    minutes.check(checkup)
    wrong_options.check(checkup)
    facts.check(checkup)
    fact_dates.check(checkup)
    fact_sources.check(checkup)
    last_days.check(checkup)
    quantities.check(checkup)
    own_units.check(checkup)
    shown_signs.check(checkup)
    claims.check(checkup)
    source_classes.check(checkup)
    figures.check(checkup)
    followed.check(checkup)
    judged.check(checkup)
    guest_figures.check(checkup)
    terms.check(checkup)
    rules_of_words.check(checkup)
    left_in_texts.check(checkup)
    spellings.check(checkup)
    addressees.check(checkup)
    attendance.check(checkup)
    guests.check(checkup)
    chart_data.check(checkup)
    letters.check(checkup)
    photographs.check(checkup)
    artwork.check(checkup)


def _parts(reading: Reading, order: Alphabet, tables: DataFiles, own: Kinds) -> dict[str, Any]:
    return {
        "sources": source_codes.coded(reading, reading.named("sources", Source)),
        "facts": reading.named("facts", Fact),
        "hosts": reading.listed("people", "people", Person),
        "delegations": _in_order(reading.briefs("delegations", DelegationBrief), order),
        "topics": _by_number(reading.briefs("topics", TopicBrief)),
        "programme": tuple(
            sorted(reading.listed("programme", "sessions", Session), key=lambda s: (s.date, s.start))
        ),
        "seating": reading.listed("seating", "plans", SeatingPlan),
        "charts": _charts(reading, tables, own),
        "outlines": reading.briefs("books", Outline),
        "terminology": reading.listed("terminology", "terms", TerminologyRule),
        "glossary": reading.listed("glossary", "terms", GlossaryTerm),
        "coverage": reading.listed("coverage", "claims", CoverageClaim),
        "contacts": reading.listed("contacts", "contacts", Contact),
        "practical": reading.listed("practical", "practical", Statement),
        "regional": reading.single("regional", RegionalBrief),
        "deliverables": reading.single("deliverables", Deliverables),
        "news": reading.single("news", LateNews),
    }


def _in_order(found: dict[str, DelegationBrief], order: Alphabet) -> dict[str, DelegationBrief]:
    return dict(
        sorted(found.items(), key=lambda item: (item[1].position or 0, order.key(item[1].name.short)))
    )


def _by_number(found: dict[str, TopicBrief]) -> dict[str, TopicBrief]:
    return dict(sorted(found.items(), key=lambda item: item[1].number))


def _charts(reading: Reading, tables: DataFiles, own: Kinds) -> dict[str, charts.ChartSpec]:
    found: dict[str, charts.ChartSpec] = {}
    script = partial(_script, reading.folder) if own.code else None
    for id_, item, _ in reading.entries("charts"):

        def read(item: MappingNode = item, id_: str = id_) -> tuple[charts.ChartSpec | None, Problems]:
            return charts.read_chart(id_, item, tables, found := Problems(), script, own), found

        basis = (item, *tables.basis(_data_of(item)))
        spec, found_here = read() if own.code else reading.kept.of("chart", basis, read)
        reading.problems.add(
            d for d in found_here if d.code != "missing-data" or not _is_broken(item, reading)
        )
        if spec is None:
            reading.broken.add(id_)
        else:
            found[id_] = spec
    return found


def _script(folder: Path, name: str) -> str | None:
    """The text of a script of the briefs, None when there is none of that name inside the folder."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None
    return path.read_text(encoding="utf-8", errors="replace")


def _is_broken(item: MappingNode, reading: Reading) -> bool:
    """The chart's data are there, but could not be read; that has been said."""
    return _data_of(item) in reading.broken


def _data_of(item: MappingNode) -> str:
    """The file that a chart names; nothing where its rows stand in it."""
    data = item.items.get("data")
    return data.text if isinstance(data, ScalarNode) else ""
