# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due as text: one sentence, then groups, each thing with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli.output import one_line
from coterie.cli.tables import fitted, padded, width
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.due import DueItem
    from coterie.services.due import DueList


def listed(found: DueList, days: int, later: int = 0) -> Iterator[str]:
    """Give everything that is due; later: how many things come in the next week, beyond the list."""
    yield spoken_date(found.today)
    groups = [
        (_("Overdue"), [item for item in found.items if item.due < found.today]),
        (_("Today"), [item for item in found.items if item.due == found.today]),
        (counted("The next day", "The next {n} days", days), [item for item in found.items if item.due > found.today]),
    ]
    if not found.items:
        yield ""
        yield (
            _("Nothing is due today.")
            if not days
            else counted("Nothing is due in the next day.", "Nothing is due in the next {n} days.", days)
        )
    for title, items in groups:
        yield from _group(title, items)
    if later:
        yield ""
        yield counted(
            "{n} more comes within a week: “coterie due --days 7”.",
            "{n} more come within a week: “coterie due --days 7”.",
            later,
        )


def _group(title: str, items: Sequence[DueItem]) -> Iterator[str]:
    """Give a heading and two lines for each thing: what it is, and why."""
    if not items:
        return
    yield ""
    yield title
    marks = [_mark(item) for item in items]
    columns = max(width(mark) for mark in marks)
    for item, mark in zip(items, marks, strict=True):
        yield fitted(f"  {padded(mark, columns)}  {_title(item)}")
        yield fitted(f"  {padded('', columns)}  {one_line(item.reason)}")


def _title(item: DueItem) -> str:
    """Name the thing, and the person unless the title does."""
    title = one_line(item.title)
    name = one_line(item.person.name) if item.person else ""
    return title if not name or name in title else f"{title} ({name})"


def _mark(item: DueItem) -> str:
    """Give what other commands call the thing by: the follow-up's number, or the person's."""
    if item.kind == "follow_up":
        return _("follow-up {0}").format(item.id)
    return _("person {0}").format(item.person.id) if item.person else ""
