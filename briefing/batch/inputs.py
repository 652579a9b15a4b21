"""What a target really read, by name and digest: its edition piece by piece, and what it is made with.

The edition holds only what its reader may see, so a change elsewhere leaves these digests as
they are; places in files are no content, so a comment changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from briefing.batch.fingerprint import digest, of_json
from briefing.batch.foreign import foreign_inputs
from briefing.schema import Model, content, members

if TYPE_CHECKING:
    from briefing.batch.build_context import BuildContext
    from briefing.document import Document
    from briefing.editions import Edition
    from briefing.pipeline import BuildOptions

AROUND: Final = frozenset(
    {"version", "made", "order", "style", "face", "picture", "format", "set"}
)  # inputs that no document holds


def inputs_of(edition: Edition, options: BuildOptions, context: BuildContext) -> dict[str, str]:
    """Named digests of everything that decides the bytes of this target."""
    found: dict[str, str] = {}
    strings: set[str] = set()
    for name, value in _edition(edition):
        found[name] = of_json(value if name.partition(" ")[0] in AROUND else [context.secret, value])
        strings.update(_strings(value))
    found |= {f"asset {name}": context.asset_digest(name) for name in context.assets_among(strings)}
    found |= dict(foreign_inputs(edition))
    found |= {f"version {name}": version for name, version in context.versions.items()}
    for text in options.given:
        name, _, value = text.partition("=")
        found[f"set {name}"] = digest(value)
    found["made as"] = of_json(
        [options.draft, options.watermark, options.copy, options.copies, options.recipient]
    )
    return found


def key_of(inputs: Mapping[str, str]) -> str:
    """One digest over the named digests: files of one key are the same to the last byte."""
    return digest(json.dumps(inputs, sort_keys=True))


def document_key(document: Document, inputs: Mapping[str, str], context: BuildContext) -> str:
    """Of all that layout gets: two editions that read differently may print the same."""
    pieces = content(document)
    around = {name: value for name, value in inputs.items() if name.partition(" ")[0] in AROUND}
    assets = {name: context.asset_digest(name) for name in context.assets_among(set(_strings(pieces)))}
    return of_json([pieces, around, assets])


def _edition(edition: Edition) -> Iterator[tuple[str, Any]]:
    """Each piece by itself, so that a change can be named."""
    for name, value in members(edition):
        if isinstance(value, Mapping):
            for key, item in value.items():
                yield f"{name} {key}", content(item)
        elif isinstance(value, Model):
            for key, item in members(value):
                yield f"{name} {key}", content(item)
        else:
            yield name, content(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)
