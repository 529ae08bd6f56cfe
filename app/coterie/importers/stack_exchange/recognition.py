# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files of a bundle are of Stack Exchange, and what each is: API 2.x pages, tables of a dump, query results."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle, Claim
from coterie.importers.stack_exchange import api_pages, dump_rows, explorer

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

_SURE_OF_DUMP, _SURE_OF_PAGE, _SURE_OF_QUERY = 92, 88, 70


class Reading(NamedTuple):
    """What a file is: a page, a table of a dump by its name, or the result of a query."""

    member: Member
    sureness: int
    table: str = ""
    is_query: bool = False


def recognise(bundle: Bundle) -> Claim | None:
    """Claim what is of this service."""
    readings = readings_of(bundle.members)
    if not readings:
        return None
    return Claim(max(each.sureness for each in readings), tuple(each.member for each in readings))


def readings_of(members: tuple[Member, ...]) -> list[Reading]:
    """Say what each file is; files of others are left out."""
    return [reading for member in members if (reading := _reading(member)) is not None]


def _reading(member: Member) -> Reading | None:
    """Say what a file is by its first bytes."""
    if table := dump_rows.table_of(member):
        return Reading(member, _SURE_OF_DUMP, table)
    if api_pages.is_page(member):
        return Reading(member, _SURE_OF_PAGE)
    if explorer.open_result(member) is not None:
        return Reading(member, _SURE_OF_QUERY, is_query=True)
    return None
