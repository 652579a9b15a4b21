"""Contacts as vCards (RFC 2426, version 3.0, which every program of addresses takes)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from briefing.editions import Edition
from briefing.exchange.identity import uid, written
from briefing.languages import Language
from briefing.products.base import start
from briefing.sections.base import Context
from briefing.summit import Contact

WIDEST: Final = 75  # bytes of a line, RFC 2426 section 2.6
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def cards(edition: Edition, language: Language) -> bytes | None:
    """A card for each contact of the edition; None where there are none."""
    own = edition.delegation.contacts if edition.delegation else ()
    context = start(edition, language)
    found, seen = list[bytes](), Counter[tuple[str, ...]]()
    for contact in (*own, *edition.contacts):
        told = (contact.office, contact.name or "", contact.role or "")  # another number is no other contact
        again = (str(seen[told]),) if seen[told] else ()  # but two drivers are two
        seen[told] += 1
        found.append(_card(context, contact, (*told, *again)))
    return b"".join(found) if found else None


def _card(context: Context, contact: Contact, told: tuple[str, ...]) -> bytes:
    return b"".join(folded(line) for line in ("BEGIN:VCARD", *_lines(context, contact, told), "END:VCARD"))


def _lines(context: Context, contact: Contact, told: tuple[str, ...]) -> Iterator[str]:
    edition = context.edition
    who = contact.name or contact.office
    yield "VERSION:3.0"
    yield f"PRODID:{escaped('-//briefing//EN')}"
    yield f"UID:{uid(edition, 'contact', chr(0).join(map(str, told)))}"
    yield f"REV:{written(edition):%Y-%m-%dT%H:%M:%SZ}"
    yield f"FN:{escaped(who)}"
    yield f"N:{escaped(who)};;;;"
    yield f"ORG:{escaped(edition.about.event.short_name)};{escaped(contact.office)}"
    if contact.role:
        yield f"TITLE:{escaped(contact.role)}"
    if contact.phone:
        yield f"TEL;TYPE=WORK,VOICE:{escaped(contact.phone)}"
    if contact.email:
        yield f"EMAIL;TYPE=INTERNET:{escaped(contact.email)}"
    room = [f"{context.word('room')}: {contact.room}"] if contact.room else []
    sample = [edition.about.event.sample] if edition.about.event.sample else []
    yield f"NOTE:{escaped(chr(10).join((*room, *sample, edition.banner.text)))}"
    yield "CLASS:CONFIDENTIAL"


def escaped(text: str) -> str:
    """A text as the value of a line."""
    return str(text).translate(_ESCAPED)


def folded(line: str) -> bytes:
    """A line of at most 75 bytes and its continuations, none of which cuts a letter."""
    out, here = b"", b""
    for char in line:
        data = char.encode()
        if len(here) + len(data) > WIDEST:
            out, here = out + here + b"\r\n", b" "
        here += data
    return out + here + b"\r\n"
