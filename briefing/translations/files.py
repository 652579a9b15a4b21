"""Files of translations: `atlantis.ru.yaml` beside `atlantis.yaml`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from briefing.diagnostics import Problems
from briefing.schema import Field, Model, Plain, Prose, build
from briefing.sources import TABLES, MappingNode, ScalarNode
from briefing.translations.matching import Entry

TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")
TEXTS: Final = "texts"


class TranslatedText(Model):
    """One text in another language; `of` is the digest of what it translates. Without `text` it is still to be translated."""

    of: str | None = None
    text: Prose | None = None


class TranslationFile(Model):
    """`<file>.<language>.yaml`: the texts of the file beside it in another language.

    Who reads them, and what they fill in, is what the original says; nothing of that can be said here.
    """

    translated_by: Plain | None = Field(default=None, unprinted="who made the translation")
    checked_by: Plain | None = Field(
        default=None, unprinted="who read it against the original; nobody, if nothing is said"
    )
    texts: Mapping[str, TranslatedText]


def language_of(path: Path, tags: Collection[str]) -> str:
    """The language of a file of translations; "" for any other."""
    stem, _, tag = path.stem.rpartition(".")
    return tag if stem and tag in tags and path.suffix == ".yaml" else ""


def is_translation(path: Path) -> bool:
    """Whether a file stands beside one whose name it has but for the tag of a language."""
    stem, _, tag = path.stem.rpartition(".")
    return bool(stem and TAG.fullmatch(tag)) and original_of(path).exists()


def original_of(path: Path) -> Path:
    """The file that a file of translations stands beside."""
    name = path.stem.rpartition(".")[0]
    return path.with_name(name if name.endswith(TABLES) else f"{name}{path.suffix}")


def file_for(original: Path, tag: str) -> Path:
    """Where the translation of a file stands."""
    name = original.name if original.name.endswith(TABLES) else original.stem
    return original.with_name(f"{name}.{tag}.yaml")


def entries_of(root: MappingNode, problems: Problems) -> dict[str, Entry]:
    """The translations of a file; what cannot be read is told and left out."""
    if build(TranslationFile, root, problems) is None and not isinstance(root.items.get(TEXTS), MappingNode):
        return {}
    texts = root.items[TEXTS]
    assert isinstance(texts, MappingNode)
    found = {}
    for key, node in texts.items.items():
        of = node.items.get("of") if isinstance(node, MappingNode) else None
        text = node.items.get("text") if isinstance(node, MappingNode) else None
        if text is None or isinstance(text, ScalarNode):
            said = text if text is not None and not text.is_null and text.text.strip() else None
            digest = of.text if isinstance(of, ScalarNode) and not of.is_null else ""
            found[key] = Entry(key, digest, said, texts.keys[key])
    return found
