"""The model of a summit: what the briefs say, checked and frozen, before any reader is chosen.

Field names are the keys of the YAML in kebab-case. The type of a text says its shape: `Plain` (a name or a title),
`Line` (one paragraph with markup) or `Prose` (paragraphs and lists); a `str` is a word of the program (an id, a label, a file name) and never printed. Everything that some may
read and others may not is an `Item`: it carries `audience`, `marking` and `only`. What is secret by its nature says so
itself: `reads` names the roles that may have the field, however wide the label of its item is.
"""

from briefing.summit.delegations import (
    Aim,
    Ask,
    Background,
    BottomLine,
    Clearance,
    Commitment,
    Decision,
    DelegationBrief,
    Point,
    Press,
    PressLine,
    ProfileRow,
    Question,
    Raised,
    Scene,
    WatchOut,
)
from briefing.summit.items import OF_CHECK, Id, Item, Key, Name, Named, Statement
from briefing.summit.outlines import Outline, OutlineSection
from briefing.summit.people import Contact, Person
from briefing.summit.programme import IfWrong, Minutes, Says, Seat, SeatingPlan, Session, Turn, ending
from briefing.summit.registry import (
    CoverageClaim,
    Fact,
    FactStatus,
    GlossaryTerm,
    Source,
    SourceClass,
    TerminologyRule,
)
from briefing.summit.settings import (
    AudienceRule,
    Defaults,
    Event,
    HandlingNote,
    MarkingRule,
    Matrix,
    Order,
    Recipient,
    SummitSettings,
)
from briefing.summit.topics import RegionalBrief, TopicBrief, TopicPart
from briefing.summit.whole import InLanguages, Insignia, Summit, Translation

__all__ = [
    "OF_CHECK",
    "Aim",
    "Ask",
    "AudienceRule",
    "Background",
    "BottomLine",
    "Clearance",
    "Commitment",
    "Contact",
    "CoverageClaim",
    "Decision",
    "Defaults",
    "DelegationBrief",
    "Event",
    "Fact",
    "FactStatus",
    "GlossaryTerm",
    "HandlingNote",
    "Id",
    "IfWrong",
    "InLanguages",
    "Insignia",
    "Item",
    "Key",
    "MarkingRule",
    "Matrix",
    "Minutes",
    "Name",
    "Named",
    "Order",
    "Outline",
    "OutlineSection",
    "Person",
    "Point",
    "Press",
    "PressLine",
    "ProfileRow",
    "Question",
    "Raised",
    "Recipient",
    "RegionalBrief",
    "Says",
    "Scene",
    "Seat",
    "SeatingPlan",
    "Session",
    "Source",
    "SourceClass",
    "Statement",
    "Summit",
    "SummitSettings",
    "TerminologyRule",
    "TopicBrief",
    "TopicPart",
    "Translation",
    "Turn",
    "WatchOut",
    "ending",
]
