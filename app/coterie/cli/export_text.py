# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two exports of a source, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.import_reports import ExportChanges, PersonChange


def compared(changes: ExportChanges, moved: int) -> Iterator[str]:
    """Say in a line what the newer export says differently; nothing where none was compared."""
    if not changes.exports:
        return
    yield ""
    for export in changes.exports:
        if export.earlier and export.later and export.earlier != export.later:
            between = _("Between {earlier} and {later} ({source}):").format(
                earlier=export.earlier, later=export.later, source=export.source
            )
        else:
            between = _("Since the last export ({source}):").format(source=export.source)
        yield (
            between
            + " "
            + ", ".join(
                (
                    counted("{n} person left", "{n} people left", export.left),
                    counted("{n} person is new", "{n} people are new", export.new),
                    counted("{n} is back", "{n} are back", export.back),
                )[: 3 if export.back else 2]
            )
        )
    others = (
        (moved, counted("{n} person changed jobs", "{n} people changed jobs", moved)),
        (
            changes.appeared_total,
            counted("{n} address appeared", "{n} addresses appeared", changes.appeared_total),
        ),
        (
            changes.renamed_total,
            counted("{n} name or profile changed", "{n} names or profiles changed", changes.renamed_total),
        ),
    )
    said = [text for number, text in others if number]
    if said:
        yield _("Of people you had: {0}.").format(", ".join(said))


def particulars(changes: ExportChanges) -> Iterator[tuple[str, Iterator[str]]]:
    """Give headings with their lines: who left, which addresses appeared, which names changed."""
    yield (
        _("Who is in the newer export no more (they stay in your vault)"),
        (
            _("{name}, last seen {day} in {source}").format(name=one.name, day=one.last_seen, source=one.source)
            for one in changes.left
        ),
    )
    yield _("Addresses that appeared"), (_change(one) for one in changes.appeared)
    yield _("Names and profiles that changed"), (_change(one) for one in changes.renamed)


def _change(change: PersonChange) -> str:
    if change.old:
        return _("{name}: {old} → {new}").format(name=change.name, old=change.old, new=change.new)
    return _("{name}: {new}").format(name=change.name, new=change.new)
