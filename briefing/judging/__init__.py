"""The second judge: who may have each string of the briefs, decided from the located nodes of the files alone.

It shares no code with selection, composition or layout. All that it is told is the table of declared fields, as data.
`ruling` is the specification; `walking` says which rules stand over which string.
"""

from briefing.judging.passages import NOBODY, Declared, Passage, Reader, Rule
from briefing.judging.ruling import holds, may, readable, refusal
from briefing.judging.traversal import Folder, Judge, judge_of

__all__ = [
    "NOBODY",
    "Declared",
    "Folder",
    "Judge",
    "Passage",
    "Reader",
    "Rule",
    "holds",
    "judge_of",
    "may",
    "readable",
    "refusal",
]
