# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting what would leave: for every field how many people have it, and for how many it may leave."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coterie.domain.export_previews import FieldCount, LeavingSurvey
from coterie.services.export_fields import FIELDS, NAME, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.services.jobs import JobContext
    from coterie.services.ports.exporting import Leaving


def survey_of(people: Iterable[Leaving], total: int, ctx: JobContext) -> LeavingSurvey:
    """Count the fields of people on their way out."""
    ids: list[int] = []
    having: Counter[str] = Counter()
    leaving: Counter[str] = Counter()
    values: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for number, one in enumerate(people):
        ctx.progress(number, total, "")
        if one.person is None:
            continue
        ids.append(one.id)
        said = values_of(one.person)
        values.update(said)
        leaving.update(said.keys())
        held.update(one.withheld)
        having.update(said.keys() | {name for name, count in one.withheld.items() if count})
    counts = (
        FieldCount(name, having[name], leaving[name], values[name], held[name])
        for name in (NAME, *FIELDS, *sorted(set(having) - {NAME, *FIELDS}))
        if having[name]
    )
    return LeavingSurvey(tuple(ids), len(ids), len(ids), tuple(counts), total - len(ids))
