# SPDX-License-Identifier: GPL-3.0-or-later
"""People on their way out as cards: as they came where that can be read, else as much as can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.card_versions import names_in, without_media
from coterie.domain.content_lines import fold
from coterie.domain.errors import CannotBeDone
from coterie.domain.texts import _
from coterie.services.export_fields import fields_of
from coterie.services.ports.exporting import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.export_values import ExportPerson
    from coterie.services.export_account import Account
    from coterie.services.ports.exporting import CardsExporter

#: The version whose cards another library can read back.
CHECKED_VERSION = "3.0"


def cards_of(
    exporter: CardsExporter, people: Iterable[ExportPerson], version: str, account: Account
) -> Iterator[bytes]:
    """Give the card of each person.

    A card that another program could not read leaves without its pictures, or else is made anew from what the vault
    knows; how many lines stayed behind for that is counted.
    """
    for person in people:
        card = _card(exporter, person, version)
        leaving = person
        if version == CHECKED_VERSION and card != as_it_came(person) and exporter.verify(card, person):
            leaving = _readable(exporter, person, version)
            readable = _card(exporter, leaving, version)
            account.withheld[UNREADABLE] += (names_in(card) - names_in(readable)).total()
            card = readable
        account.fields.update(fields_of(leaving))
        yield card


def _readable(exporter: CardsExporter, person: ExportPerson, version: str) -> ExportPerson:
    """Give what of a person can be read back; CannotBeDone where nothing can."""
    for leaving in _reduced(person):
        if not exporter.verify(_card(exporter, leaving, version), leaving):
            return leaving
    raise CannotBeDone(
        _("The card of {0} cannot be read back as it should.").format(person.name.display),
        _("Nothing was written. Leave this person out, or choose version 4.0."),
    )


def _reduced(person: ExportPerson) -> Iterator[ExportPerson]:
    if person.raw_card is not None:
        yield person._replace(raw_card=without_media(person.raw_card))
    yield person._replace(raw_card=None, imported=None)


def _card(exporter: CardsExporter, person: ExportPerson, version: str) -> bytes:
    return b"".join(exporter.write([person], version))


def as_it_came(person: ExportPerson) -> bytes | None:
    """Give the imported card line for line, None without one."""
    if person.raw_card is None:
        return None
    lines = person.raw_card.decode("utf-8", "surrogateescape").split("\n")
    return b"".join(fold(line) for line in lines if line)
