# SPDX-License-Identifier: GPL-3.0-or-later
"""People as contact cards: vCard 3.0 (RFC 2426, what every address book reads) or 4.0 (RFC 6350).

A card that was imported goes out as its own lines, with those replaced that a change concerns; the same people give
the same bytes. A card made here is read back by another library before it counts as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coterie.domain import card_writing
from coterie.domain.card_edits import differs, edited
from coterie.domain.card_versions import converted, version_of
from coterie.domain.content_lines import fold, parse_line
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.export_values import ExportPerson

VERSIONS = ("3.0", "4.0")


class Cards:
    """Writes people for address books."""

    id = "vcard"
    suffix = ".vcf"

    @property
    def title(self) -> str:
        """The name a user knows it by."""
        return _("Contact cards (vCard)")

    def write(self, people: Iterable[ExportPerson], version: str = "3.0") -> Iterator[bytes]:
        """Give the card of each person."""
        return write_cards(people, version)

    def verify(self, card: bytes, person: ExportPerson) -> list[str]:
        """Say what a card does not hold as it should."""
        return verify(card, person)


EXPORTER = Cards()


def write_cards(people: Iterable[ExportPerson], version: str) -> Iterator[bytes]:
    """Give one card a person, in order; ValueError for a version that is not written."""
    if version not in VERSIONS:
        raise ValueError(version)
    for person in people:
        yield b"".join(map(fold, card_lines(person, version)))


def card_lines(person: ExportPerson, version: str) -> list[str]:
    """Give the unfolded lines of a person's card: their own as far as there are any."""
    if person.raw_card is None:
        return card_writing.fresh_lines(person, version)
    lines = [line for line in person.raw_card.decode("utf-8", "surrogateescape").split("\n") if line]
    lines = _ended(lines)
    written = version_of(lines)
    if written == version:
        return edited(lines, person, version)
    return _completed(edited(converted(lines, version), person, version), person, version)


def is_fresh(person: ExportPerson, version: str) -> bool:
    """Say whether a person's card is not simply the one that was imported, so that it must be verified."""
    if person.raw_card is None:
        return True
    before = person.as_imported()
    lines = person.raw_card.decode("utf-8", "surrogateescape").split("\n")
    return version_of(lines) != version or (before is not None and differs(person, before))


def _ended(lines: list[str]) -> list[str]:
    """End a card that breaks off, lest it swallows the next one."""
    depth = 0
    for line in lines:
        parsed = parse_line(line)
        word = parsed.value.strip().upper()
        depth += (parsed.key == "BEGIN" and word == "VCARD") or (parsed.key == "AGENT" and word == "BEGIN:VCARD")
        depth -= parsed.key == "END" and word == "VCARD"
    return lines + ["END:VCARD"] * depth


def _completed(lines: list[str], person: ExportPerson, version: str) -> list[str]:
    """Give a converted card what its version demands: VERSION behind BEGIN, a UID, a name to show and its parts."""
    keys = {parse_line(line).key for line in lines}
    first = [line for line in lines if parse_line(line).key == "VERSION"][:1] or [f"VERSION:{version}"]
    if "UID" not in keys:
        first.append(card_writing.uid_line(person.uuid, version))
    if "FN" not in keys:
        first.append(card_writing.full_name_line(person.name))
    if "N" not in keys:
        first.append(card_writing.name_line(person.name))
    return [lines[0], *first, *(line for line in lines[1:] if parse_line(line).key != "VERSION")]


def verify(card: bytes, person: ExportPerson) -> list[str]:
    """Read a card back by another library and name what it does not give again: names, mail, phones, notes.

    The library cuts what is not escaped, and address books and servers are built on it; what it reads, they read.
    """
    import vobject
    from vobject.base import VObjectError

    try:
        read = vobject.readOne(card.decode())
    except (VObjectError, ValueError, LookupError, TypeError, AttributeError, StopIteration) as problem:
        return [_("The card cannot be read back: {problem}").format(problem=type(problem).__name__)]
    problems = []
    for name, wanted in _wanted(person).items():
        got = [_normal(value) for value in _values(read, name)]
        problems += [
            _("{name} was not read back: {value}").format(name=name, value=value[:100])
            for value in wanted
            if _normal(value) not in got
        ]
    return problems


def _wanted(person: ExportPerson) -> dict[str, list[str]]:
    """Give what has to come back of a person, by property."""
    values = {
        "fn": [person.name.display],
        "n": [person.name.family, person.name.given],
        "email": [point.value for point in person.contact_points if point.kind == "mail"],
        "tel": [point.value for point in person.contact_points if point.kind == "phone"],
        "note": list(person.notes),
    }
    return {name: [value for value in wanted if value.strip()] for name, wanted in values.items()}


def _values(card: Any, name: str) -> Iterator[str]:  # noqa: ANN401 (the library has no types)
    """Give all values of a property as the library read them."""
    for line in card.contents.get(name, []):
        if name == "n":
            yield from (_text(line.value.family), _text(line.value.given))
        else:
            yield _text(line.value)


def _text(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _normal(value: str) -> str:
    """Write a value as it compares: blanks at the ends and the kind of newline do not count."""
    return card_writing.clean(value).strip()
