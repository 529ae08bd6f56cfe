# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at a glance, in the same words as on their page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.ui.pages.people.contact import wording
from coterie.ui.pages.people.contact.next_steps import shown_step, steps_of
from coterie.ui.pages.people.contact.timeline_words import line_of
from coterie.ui.sheets.person_glance import NextStep, PersonGlance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coterie.domain.person_pages import PersonPage
    from coterie.domain.timelines import TimelineEntry
    from coterie.ui.parts.rows import TimelineLine

#: So much of an entry is read at a glance.
LONGEST_TEXT = 160


def told(page: PersonPage, entries: Sequence[TimelineEntry], today: date) -> PersonGlance:
    """Say who somebody is, what comes next, how they were met, and what was last."""
    post = next((post for post in page.posts if post.current), None)
    role = ", ".join(part for part in (post.title, post.organisation or "") if part) if post else ""
    known = wording.known_of(page)
    given = wording.called(page.person.name)
    return PersonGlance(
        page.person.id, page.person.name.display, role, page.row.strength, _step(page, today), known.title,
        known.sentence, tuple(_shortened(line_of(entry, given, today)) for entry in entries),
    )  # fmt: skip


def _step(page: PersonPage, today: date) -> NextStep | None:
    if page.is_owner:
        return None
    step = shown_step(page, steps_of(page, today), 0, today)
    return NextStep(step.tone, step.icon, step.title, step.detail)


def _shortened(line: TimelineLine) -> TimelineLine:
    """Give an entry with the beginning of its text, on one line."""
    text = " ".join(line.text[: LONGEST_TEXT * 4].split())
    if len(text) > LONGEST_TEXT:
        text = f"{text[:LONGEST_TEXT].rstrip()}…"
    return replace(line, text=text)
