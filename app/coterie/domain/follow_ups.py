# SPDX-License-Identifier: GPL-3.0-or-later
"""Follow-ups: what the user means to do, about whom, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.person_links import PersonLink

OPEN, DONE, DROPPED = "open", "done", "dropped"


@dataclass(frozen=True)
class FollowUp:
    """A follow-up. state: open, done or dropped; snoozed: how often it was put off; reason: in the user's words.

    `next_follow_up` is when something is next due with the person; known where a service answers with one follow-up.
    """

    id: int
    uuid: str
    person: PersonLink | None
    organisation: str | None
    due: date | None
    reason: str
    text: str
    state: str
    snoozed: int
    done_on: date | None
    next_follow_up: date | None = None


@dataclass(frozen=True)
class Commitment:
    """A promise, or something asked for. direction: i_owe, they_owe, ask (they asked) or offer (the owner offered).

    state: open, done or dropped; `next_follow_up` as of a follow-up.
    """

    id: int
    person: PersonLink
    text: str
    direction: str
    due: date | None
    state: str = OPEN
    done_on: date | None = None
    next_follow_up: date | None = None
