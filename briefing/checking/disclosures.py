"""Words that give away: what is for few, said again where more can read it; notes to ourselves in papers for others."""

from __future__ import annotations

import re
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.terms import free
from briefing.checking.traversal import TextUse
from briefing.letters import Finder, folded
from briefing.roles import HOST, OWN
from briefing.values import Value

ACCEPTABLE: Final = (
    "quoted",
    "internal",
    "copies-alone",
    "may-have-aged",
    "figure-without-call",
    "later-than-its-sources",
    "past-its-last-day",
    "judged-fact",
)
RUN: Final = 9  # words in a row that two texts do not share by chance
SENTENCE: Final = 6  # words of a whole sentence of which the same holds

_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_END: Final = re.compile(r"[.!?]+(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_SOURCED: Final = re.compile(r"\[\^|\{\{")
_CHART: Final = re.compile(r"^charts\b")  # a chart names its sources
_ADVICE: Final = re.compile(r"^practical\b|\.practical\.|\.welcome\b|handling\b|glossary|^charts\b")


class _Said(Value):
    """A text with its words, folded, their places in it, and which of them begin and end a sentence."""

    written: TextUse
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]  # first word, and the one after the last


def check(checkup: Checkup) -> None:
    """Warn of each text that quotes what some of its readers may not read, and of each note to ourselves.

    The host's principal and staff have no secrets from one another, and a statement with its source is no secret.
    """
    _accepted(checkup)
    readers = {written: _readers(checkup, written) for written in checkup.texts}
    if len(set(readers.values())) > 1:
        _quotations(checkup, readers)
        _people(checkup, readers)
    _notes_to_ourselves(checkup, readers)


def _accepted(checkup: Checkup) -> None:
    """Only what is found here can be accepted, and only with a reason."""
    for model in checkup.models:
        for code, why in getattr(model, "accept", {}).items():
            if code not in ACCEPTABLE:
                checkup.unknown("finding", code, ACCEPTABLE, checkup.place(model.span, "accept", code))
            elif not why.strip():
                checkup.problems.error(
                    "no-reason", "a finding is accepted for a reason", why.span, "write why it may stand"
                )


def _readers(checkup: Checkup, written: TextUse) -> frozenset[str]:
    rules = checkup.summit.settings.audiences
    return frozenset(
        id_
        for id_, rule in rules.items()
        if rule.role in written.roles and not set(rule.reads).isdisjoint(written.labels)
    )


def _quotations(checkup: Checkup, readers: dict[TextUse, frozenset[str]]) -> None:
    """Only texts that are secret to somebody are kept by their runs of words; the others are looked up in them."""
    everybody = frozenset(checkup.summit.settings.audiences)
    own = {id_ for id_, rule in checkup.summit.settings.audiences.items() if rule.role in OWN}
    words = {written: _said(written) for written in readers}
    secret: dict[tuple[str, ...], list[TextUse]] = {}
    for written, theirs in readers.items():
        if not everybody - own <= theirs and not _open(written):
            for key in _keys(words[written]):
                secret.setdefault(key, []).append(written)
    permitted: dict[frozenset[str], list[_Said]] = {}
    for written, all_of_them in readers.items():
        mine = all_of_them - own
        if not mine or _CHART.search(written.path):
            continue
        said = words[written]
        for key, run in _keys(said).items() if secret else ():
            others = [o for o in secret.get(key, ()) if not mine <= readers[o]]
            if not others:
                continue
            if mine not in permitted:
                permitted[mine] = [words[other] for other, theirs in readers.items() if mine <= theirs]
            if any(o.written is not written and key in _keys(o) for o in permitted[mine]):
                continue
            _quotation(checkup, said, others[0], run, sorted(mine - readers[others[0]]))
            break


def _people(checkup: Checkup, readers: dict[TextUse, frozenset[str]]) -> None:
    """Somebody whom some readers of a text may not have, named in it by hand."""
    rules = checkup.summit.settings.audiences
    may: dict[str, frozenset[str]] = {}
    for written in checkup.printed:
        if (written.path.endswith(".display") and "people." in written.path) or written.path.startswith(
            "hosts."
        ):
            may.setdefault(written.text, _readers(checkup, written))
    hidden = {name: theirs for name, theirs in may.items() if " " in name and not rules.keys() <= theirs}
    if not hidden:
        return
    finder = Finder(hidden)
    for written, mine in readers.items():
        if "quoted" in written.accepted:
            continue
        for start, end, name in finder.all_in(free(written.text)):
            if shut_out := sorted(mine - hidden[name]):
                checkup.problems.warn(
                    "quoted",
                    f"{', '.join(shut_out)} may read this, but not who {name} is",
                    checkup.reading.origins.offset(written.text, start, end - start),
                    "give the person a wider audience, leave the name out, or accept it: 'accept: {quoted: why}'",
                )


def _open(written: TextUse) -> bool:
    """Whether what a text says is no secret: it names its source, or explains a word."""
    return "glossary" in written.path or bool(_SOURCED.search(written.text))


def _said(written: TextUse) -> _Said:
    text = free(written.text)
    found = list(_WORD.finditer(text))
    ends = [match.start() for match in _END.finditer(text)] + [len(text)]
    sentences, first = [], 0
    for end in ends:
        last = next((n for n in range(first, len(found)) if found[n].start() >= end), len(found))
        if last > first:
            sentences.append((first, last))
        first = last
    words = tuple(folded(match[0]) for match in found)
    return _Said(written, words, tuple(match.span() for match in found), tuple(sentences))


def _keys(said: _Said) -> dict[tuple[str, ...], tuple[int, int]]:
    """Runs of words by which texts are compared, with their first and last word."""
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for start in range(len(said.words) - RUN + 1):
        found.setdefault(said.words[start : start + RUN], (start, start + RUN))
    for first, last in said.sentences:
        if SENTENCE <= last - first < RUN:
            found.setdefault((".", *said.words[first:last], "."), (first, last))
    return found


def _quotation(
    checkup: Checkup, said: _Said, restricted: TextUse, run: tuple[int, int], shut_out: list[str]
) -> None:
    if "quoted" in said.written.accepted:
        return
    first, last = said.places[run[0]][0], said.places[run[1] - 1][1]
    span = restricted.text.span
    checkup.problems.warn(
        "quoted",
        f"{', '.join(shut_out)} may read this, but not {span}, which says the same",
        checkup.reading.origins.offset(said.written.text, first, last - first),
        "say it otherwise, make the labels alike, or accept it: 'accept: {quoted: why}' beside the text",
    )


def _notes_to_ourselves(checkup: Checkup, readers: dict[TextUse, frozenset[str]]) -> None:
    """What tells our own people what to do does not belong into papers that leave the house."""
    pattern = _internal(checkup)
    rules = checkup.summit.settings.audiences
    for written, mine in readers.items():
        outside = sorted(id_ for id_ in mine if rules[id_].role not in HOST)
        if not outside or _ADVICE.search(written.path) or "internal" in written.accepted:
            continue
        for match in pattern.finditer(free(written.text)):
            checkup.problems.warn(
                "internal",
                f"'{match[1]}' speaks to our own people, and {', '.join(outside)} will read it",
                checkup.reading.origins.offset(written.text, match.start(1), len(match[1])),
                "say it as a fact, give it a narrower audience, or accept it: 'accept: {internal: why}' beside the text",
            )
            break


def _internal(checkup: Checkup) -> re.Pattern[str]:
    known = checkup.languages.values()
    phrases = sorted(
        {phrase for language in known for phrase in language.setting.internal}, key=len, reverse=True
    )
    inner = "|".join(re.escape(phrase) for phrase in phrases) or "(?!)"
    return re.compile(rf"(?:^|[.!?;:]\s+|\n\s*(?:[-*+]\s+)?)((?i:{inner}))(?!\w)", re.M)
