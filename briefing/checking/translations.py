"""How far a summit is translated into each of its languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.summit import Summit, Translation


def states(summit: Summit) -> Mapping[str, Translation]:
    """What there is of each language, by its tag."""
    others = summit.languages.summits if summit.languages is not None else {}
    return {tag: other.translation for tag, other in others.items() if other.translation is not None}


def said(state: Translation) -> str:
    """12 of 31 texts translated, 2 of them out of date."""
    late = f", {len(state.stale)} of them out of date" if state.stale else ""
    return f"{state.texts - len(state.missing)} of {state.texts} texts translated{late}"


def summary(summit: Summit) -> Iterator[str]:
    """A line for each language that lacks something; books that print it are refused, or show the original."""
    for tag, state in states(summit).items():
        if state.missing and state.files:
            then = (
                "books that print the others are refused"
                if state.refused
                else "books show the others in the original"
            )
            yield f"{tag}: {said(state)}; {then}"
