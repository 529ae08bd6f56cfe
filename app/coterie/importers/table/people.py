# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of tables as people, organisations and memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.identity_keys import is_role_address, normalised_mail, normalised_phone, profile_key
from coterie.domain.records import (
    CommunityRef,
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundMembership,
    FoundMoment,
    FoundName,
    FoundOrganisation,
    FoundPerson,
)
from coterie.domain.texts import _
from coterie.importers.text.kept_rows import fingerprint
from coterie.importers.text.names import split_credentials, written_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.table.cells import MappedRow

#: Parts of an address in the order in which they are written below each other.
_ADDRESS = ("address", "street", "postcode", "city", "region", "country")


def person(row: MappedRow, region: str) -> tuple[FoundPerson, str] | str:
    """Make a person of a row: known again by profile or address, else by name and organisation."""
    points = tuple(_points(row, region))
    keys = tuple(dict.fromkeys(_keys(points)))
    name = _name(row) or _stand_in(points)
    organisation, title = row.text("organisation"), row.text("title")
    if name is None and organisation:
        return _("The row names an organisation and no person.")
    if name is None:
        return _("The row has no name and no address.")
    posts = (FoundAffiliation(organisation, title, row.text("department")),) if organisation or title else ()
    birthday = row.date("birthday")
    met = row.moment("met_on")
    last, every, relation = row.date("last_on") or row.text("last_on"), row.text("every"), row.text("relation")
    kept = (*row.kept, *((label, text) for label, text in _beside(last, every, relation) if text))
    return (
        FoundPerson(
            name,
            keys,
            points,
            posts,
            (FoundDate("birthday", birthday),) if birthday else (),
            row.texts("tags"),
            (note,) if (note := row.note("notes")) else (),
            (),
            (FoundMoment("met", "table", met),) if met is not None else (),
            kept,
        ),
        keys[0] if keys else fingerprint(name.display, organisation),
    )


def _beside(last: str, every: str, relation: str) -> Iterator[tuple[str, str]]:
    """Name what has no field of a person's, so that it is kept beside them."""
    yield _("Last contact"), last
    yield _("Keep in touch"), every
    yield _("Relation"), relation


def _name(row: MappedRow) -> FoundName | None:
    """Make a name of its parts, or of the whole in one cell."""
    given, family, whole = row.text("given"), row.text("family"), row.text("name")
    found = written_name(given, family)
    if found is None and whole:
        bare, suffix = split_credentials(whole)
        found = FoundName(bare, suffix=suffix)
    if found is None:
        nickname = row.text("nickname")
        return FoundName(nickname, nickname=nickname) if nickname else None
    return found._replace(
        additional=row.text("additional"),
        prefix=row.text("prefix"),
        suffix=row.text("suffix") or found.suffix,
        nickname=row.text("nickname"),
    )


def _stand_in(points: tuple[FoundContactPoint, ...]) -> FoundName | None:
    """Name somebody by the first address, profile or number where the row has no name."""
    return next((FoundName(point.value) for point in points if point.kind != "address"), None)


def _points(row: MappedRow, region: str) -> Iterator[FoundContactPoint]:
    """Give the ways to reach somebody."""
    for mail in row.texts("mail"):
        yield FoundContactPoint("mail", mail, normalised_mail(mail))
    for phone in row.texts("phone"):
        yield FoundContactPoint("phone", phone, normalised_phone(phone, region))
    for link in (*row.texts("profile"), *row.texts("website")):
        yield FoundContactPoint("url", link, profile_key(link))
    for handle in row.texts("handle"):
        yield FoundContactPoint("handle", handle)
    if address := "\n".join(text for part in _ADDRESS if (text := row.text(part, "\n"))):
        yield FoundContactPoint("address", address)


def _keys(points: tuple[FoundContactPoint, ...]) -> Iterator[str]:
    """Give the identity keys among ways to reach somebody, profiles first."""
    yield from (point.normalised for point in points if point.kind == "url" and point.normalised)
    for point in points:
        if point.kind == "mail" and point.normalised and not is_role_address(point.normalised):
            yield f"mail:{point.normalised}"


def organisation(row: MappedRow, region: str) -> tuple[FoundOrganisation, str] | str:
    """Make an organisation of a row; they go by their names."""
    name = row.text("name")
    if not name:
        return _("The row has no name of an organisation.")
    notes = [note for note in (row.note("notes"), row.text("industry")) if note]
    notes += [f"{title}: {cell}" for title, cell in row.kept]
    found = FoundOrganisation(
        name, (), tuple(_points(row, region)), tuple(notes), watching=bool(row.text("followed_on"))
    )
    return found, fingerprint(name)


def membership(row: MappedRow, region: str) -> tuple[FoundMembership, str] | str:
    """Make a membership of the owner's of a row."""
    del region
    name = row.text("name")
    if not name:
        return _("The row has no name of a community.")
    community = CommunityRef(name, "", row.text("platform"), row.text("url"))
    notes = (("notes", note),) if (note := row.note("notes")) else ()
    found = FoundMembership(
        community, None, row.text("role"), row.date("since"), row.date("until"), (*notes, *row.kept)
    )
    return found, fingerprint(name, community.platform)
