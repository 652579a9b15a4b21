"""What a password is to a PDF reader: prepared by SASLprep (RFC 4013, as ISO 32000-2 asks), 127 bytes of UTF-8 at most."""

from __future__ import annotations

import stringprep
import unicodedata
from typing import Final

LONGEST: Final = 127  # bytes; what is longer, readers cut off in ways of their own
SHORTEST: Final = 8  # characters
_PROHIBITED: Final = (
    stringprep.in_table_c12, stringprep.in_table_c21_c22, stringprep.in_table_c3, stringprep.in_table_c4,
    stringprep.in_table_c5, stringprep.in_table_c6, stringprep.in_table_c7, stringprep.in_table_c8,
    stringprep.in_table_c9, stringprep.in_table_a1,
)  # fmt: skip


class UnusablePassword(ValueError):
    """Why no file can be protected with it."""


def prepared(text: str) -> str:
    """The password as every reader will prepare what is typed; `UnusablePassword` where they would differ or fail."""
    mapped = (
        " " if stringprep.in_table_c12(sign) else sign for sign in text if not stringprep.in_table_b1(sign)
    )
    found = unicodedata.normalize("NFKC", "".join(mapped)).strip(" ")
    for sign in found:
        if any(table(sign) for table in _PROHIBITED):
            raise UnusablePassword(
                f"it holds U+{ord(sign):04X}, which not every PDF reader takes the same way"
            )
    if not _one_direction(found):
        raise UnusablePassword("it mixes scripts of both directions, or does not begin and end in its own")
    if len(found) < SHORTEST:
        raise UnusablePassword(f"it is too short; {SHORTEST} characters are the least")
    if (size := len(found.encode())) > LONGEST:
        raise UnusablePassword(f"it takes {size} bytes, and no PDF reader takes more than {LONGEST}")
    return found


def _one_direction(text: str) -> bool:
    """RFC 3454, 6: text from right to left holds none from left to right, and stands at both ends."""
    if not any(map(stringprep.in_table_d1, text)):
        return True
    ends = stringprep.in_table_d1(text[0]) and stringprep.in_table_d1(text[-1])
    return ends and not any(map(stringprep.in_table_d2, text))
