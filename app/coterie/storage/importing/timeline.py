# SPDX-License-Identifier: GPL-3.0-or-later
"""Dated entries that come with a person: a connection date stands in the timeline and is no contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.records import FoundMoment
    from coterie.storage.importing.context import Import


def put_moments(importing: Import, person_id: int, moments: Iterable[FoundMoment]) -> None:
    """Write moments as interactions that do not count as contact."""
    for moment in moments:
        at = moment.at
        interaction_id = importing.rows.add(
            "interaction",
            moment.kind,
            moment.channel,
            "both",
            at.utc,
            at.text,
            at.zone,
            at.precision,
            0,
            "",
            1,
            0,
            "",
            "",
            moment.text,
            None,
            importing.now_utc,
            importing.now_utc,
        )
        importing.rows.add("participant", interaction_id, person_id, "", at.utc, 0)
        importing.tally.entity("interactions", "created")
