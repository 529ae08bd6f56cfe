# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that no importer knows, as text: each column with its first cells and what it would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli.tables import table
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.services.column_maps import TableSeen

_EXAMPLES = 3
_LONGEST = 24


def tables(seen: Sequence[TableSeen]) -> Iterator[str]:
    """Give the lines."""
    for each in seen:
        yield from _one(each)
        yield ""
    yield _("“coterie columns FILE --json” prints the map; edit it, then give it with “coterie import FILE --map MAP”.")


def _one(seen: TableSeen) -> Iterator[str]:
    """Give the lines of one table."""
    yield _("{file}: a table of {kind}, read as {encoding}").format(
        file=seen.member or seen.path, kind=seen.column_map.entity, encoding=seen.encoding
    )
    examples = [[row[at][:_LONGEST] for row in seen.rows if row[at]][:_EXAMPLES] for at in range(len(seen.titles))]
    rows = [
        [title, target, ", ".join(cells)]
        for title, (_name, target), cells in zip(seen.titles, seen.column_map.columns, examples, strict=False)
    ]
    yield from table(rows, [_("Column"), _("Means"), _("Such as")])
