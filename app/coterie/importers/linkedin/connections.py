# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner's connections (LinkedIn data archive, generations 2018 to 2026; re-saved by Excel as well)."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.identity_keys import is_role_address, normalised_mail
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundMoment,
    FoundName,
    FoundPerson,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.linkedin.owner import CHANNEL, slug_of
from coterie.importers.linkedin.sheets import Item, SheetKind, read_rows, refused
from coterie.importers.text.delimited import Row, Sheet, place_of
from coterie.importers.text.kept_rows import cells_text, fingerprint
from coterie.importers.text.names import plain_name, written_name
from coterie.importers.text.written_dates import is_day_first, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coterie.domain.moments import Moment
    from coterie.importers.linkedin.archive import Archive

GIVEN = ("first name", "given name", "vorname", "prénom", "nombre", "nome")
FAMILY = (
    "last name", "surname", "family name", "nachname", "nom", "nom de famille", "apellido", "apellidos", "cognome",
    "sobrenome",
)  # fmt: skip
URL = ("url", "profile url", "linkedin url")
MAIL = ("email address", "e mail address", "e mail", "email", "e mail adresse", "adresse e mail", "correo electrónico")
COMPANY = ("company", "organization", "organisation", "unternehmen", "firma", "entreprise", "empresa", "azienda")
POSITION = ("position", "title", "job title", "poste", "cargo", "puesto", "posizione")
CONNECTED = ("connected on", "connection date", "verbunden am", "connecté le", "fecha de conexión")


class ConnectionColumns(NamedTuple):
    """Where the columns are; -1 is an empty cell."""

    given: int
    family: int
    url: int
    mail: int
    company: int
    position: int
    connected: int

    @classmethod
    def of(cls, sheet: Sheet) -> ConnectionColumns:
        """Find the columns by their many titles."""
        return cls(*(sheet.column(*titles) for titles in (GIVEN, FAMILY, URL, MAIL, COMPANY, POSITION, CONNECTED)))


class ConnectionsSurvey(NamedTuple):
    """What a first look gives: the newest day, the order of slash dates, and names by profile slug."""

    newest: str
    day_first: bool
    names: dict[str, str]


def survey(sheets: Iterable[Sheet]) -> ConnectionsSurvey:
    """Look through connections once, before anything is made of them."""
    names: dict[str, str] = {}
    written: list[str] = []
    for sheet in sheets:
        at = ConnectionColumns.of(sheet)
        for row in sheet.rows():
            if isinstance(row, Refused):
                continue
            cells = row.cells
            written.append(cells[at.connected])
            if slug := slug_of(cells[at.url]):
                names[slug] = plain_name(f"{cells[at.given]} {cells[at.family]}")
    day_first = is_day_first(written)
    days = (moment.day() for text in set(written) if (moment := read_moment(text, day_first=day_first)) is not None)
    return ConnectionsSurvey(max(days, default=""), day_first, names)


def read(archive: Archive, sheet: Sheet) -> Iterator[Item]:
    """Make a person of each row; a row with nothing but a date is a closed or hidden account."""
    return read_rows(sheet, _Connections(archive, sheet).item)


class _Connections:
    """Makes people of rows."""

    def __init__(self, archive: Archive, sheet: Sheet) -> None:
        """Find the columns once."""
        self._archive = archive
        self._sheet = sheet
        self._at = ConnectionColumns.of(sheet)
        #: Who has no profile, by name and day: address and post.
        self._first: dict[str, tuple[str, ...]] = {}

    def item(self, row: Row) -> Item:
        """Make a person of a row, or say why not."""
        at, cells = self._at, row.cells
        if not any(cell.strip() for index, cell in enumerate(cells) if index != at.connected):
            return Skipped(place_of(row.line), _("closed or hidden account"))
        slug, mail = slug_of(cells[at.url]), normalised_mail(cells[at.mail])
        name = written_name(cells[at.given], cells[at.family]) or _stand_in(slug or mail)
        if name is None:
            return refused(self._sheet, row, _("The row has no name."))
        written = cells[at.connected].strip()
        moment = read_moment(written, day_first=self._archive.day_first) if written else None
        repairs = (_("The date cannot be read."),) if written and moment is None else ()
        key = slug or self._key_without_profile(cells, moment.text if moment else written)
        person = self._person(row, name, slug, mail, moment)
        return Record(f"li:conn:{key}", place_of(row.line), cells_text(cells[:-1]), person, repairs)

    def _key_without_profile(self, cells: Sequence[str], day: str) -> str:
        """Know somebody by name and day; of two such rows with different posts or addresses the later is another."""
        at = self._at
        key = fingerprint(cells[at.given].strip(), cells[at.family].strip(), day)
        rest = tuple(cells[index].strip() for index in (at.mail, at.company, at.position))
        return key if self._first.setdefault(key, rest) == rest else fingerprint(key, *rest)

    def _person(self, row: Row, name: FoundName, slug: str, mail: str, moment: Moment | None) -> FoundPerson:
        """Make the person with links, address, post and the day of the connection."""
        at, cells = self._at, row.cells
        points = []
        if url := cells[at.url].strip():
            points.append(FoundContactPoint("url", url, f"li:{slug}" if slug else ""))
        if written := cells[at.mail].strip():
            points.append(FoundContactPoint("mail", written, mail))
        company, title = cells[at.company].strip(), cells[at.position].strip()
        post = (FoundAffiliation(company, title, as_of=self._archive.exported),) if company or title else ()
        keys = [f"li:{slug}"] if slug else []
        if mail and not is_role_address(mail):
            keys.append(f"mail:{mail}")
        moments = (FoundMoment("connection", CHANNEL, moment),) if moment is not None else ()
        return FoundPerson(name, tuple(keys), tuple(points), post, moments=moments)


def _stand_in(text: str) -> FoundName | None:
    """Name somebody by profile or address where the row has no name."""
    return FoundName(text) if text else None


_HEADERS = tuple(frozenset(pair) for pair in product(CONNECTED, (*GIVEN, *POSITION)))

SHEETS = (
    SheetKind(
        source="linkedin.connections",
        names=("connections",),
        needs=_HEADERS,
        read=read,
        alone=_HEADERS,
        date="connected on",
    ),
)
