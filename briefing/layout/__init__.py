"""Stage five: documents become pages. The only importer of ReportLab.

`typeset(document, format, style, pictures)` sets the blocks of a document into pieces (`setting`), makes pages of them
(`placing`), and draws on a tagged canvas (`paper`).
"""

from briefing.layout.typesetter import TypesetDocument, typeset

__all__ = ["TypesetDocument", "typeset"]
