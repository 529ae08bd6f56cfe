# SPDX-License-Identifier: GPL-3.0-or-later
"""Schema changes, oldest first: numbers in tens, each in one transaction, never edited after a release."""

from __future__ import annotations

from typing import NamedTuple

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
)


class Migration(NamedTuple):
    """One step of the schema: its number becomes `user_version`; `up` is SQL."""

    number: int
    name: str
    up: str


MIGRATIONS = tuple(
    Migration(module.NUMBER, module.__name__.rpartition(".")[2], module.UP)
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
    )
)
