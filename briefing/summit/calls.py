"""What the functions of a text name: by these calls a text brings facts, people and delegations into its reader's papers."""

from typing import Final, Literal

NAMED_BY: Final[dict[str, Literal["facts", "people", "names"]]] = {
    "fact": "facts",
    "as_of": "facts",
    "status": "facts",
    "until": "facts",
    "name": "people",
    "native": "people",
    "country": "names",
    "native_country": "names",
}
