# SPDX-License-Identifier: GPL-3.0-or-later
"""Schema changes, oldest first: numbers in tens, each in one transaction, never edited after a release."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.storage.migrations import (
    m0010_foundations,
    m0020_people,
    m0030_time,
    m0040_imports,
    m0050_search,
    m0060_strengths,
    m0070_today,
    m0080_export_log,
    m0090_calendar,
    m0100_day_keys,
    m0110_drafts,
    m0120_communities_and_work,
    m0130_kept_records,
    m0140_column_maps,
    m0150_import_rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.storage.connections import Connection


class Migration(NamedTuple):
    """One step of the schema: its number becomes `user_version`; `up` is SQL, and `project` what SQL cannot say."""

    number: int
    name: str
    up: str
    project: Callable[[Connection], None] | None = None


MIGRATIONS = tuple(
    Migration(module.NUMBER, module.__name__.rpartition(".")[2], module.UP, getattr(module, "project", None))
    for module in (
        m0010_foundations,
        m0020_people,
        m0030_time,
        m0040_imports,
        m0050_search,
        m0060_strengths,
        m0070_today,
        m0080_export_log,
        m0090_calendar,
        m0100_day_keys,
        m0110_drafts,
        m0120_communities_and_work,
        m0130_kept_records,
        m0140_column_maps,
        m0150_import_rows,
    )
)
