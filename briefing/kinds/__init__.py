"""Open sets: one file is one kind, of the program, of the folder of briefs, or of an installed package."""

from briefing.kinds.catalogue import PROGRAM, Kinds, Names, OpenSet
from briefing.kinds.contracts import CodeKind, CodeSet, Words
from briefing.kinds.files import FOLDERS, KindFile
from briefing.kinds.inheritance import EXTENDS
from briefing.kinds.yaml_sets import UNASKED, Extending, YamlSet, misspelt, untouched

__all__ = [
    "EXTENDS",
    "FOLDERS",
    "PROGRAM",
    "UNASKED",
    "CodeKind",
    "CodeSet",
    "Extending",
    "KindFile",
    "Kinds",
    "Names",
    "OpenSet",
    "Words",
    "YamlSet",
    "misspelt",
    "untouched",
]
