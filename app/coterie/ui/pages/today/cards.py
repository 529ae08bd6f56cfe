# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards beside the list, and somebody at a glance, as finished words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.follow_ups import OPEN
from coterie.domain.spoken_dates import spoken_day
from coterie.domain.texts import _
from coterie.ui.pages.today import wording
from coterie.ui.pages.today.lines import NudgeCard, PrepareCard, Preview, WeekCard, WeekDay
from coterie.ui.parts.rows import TimelineLine

if TYPE_CHECKING:
    from coterie.domain.interactions import Interaction
    from coterie.domain.people import PersonCard
    from coterie.services.today import TodayView

_ICONS = {
    "talk": ("message-circle", "accent"),
    "call": ("phone", "info"),
    "message": ("mail", "info"),
    "meeting": ("users", "violet"),
    "event": ("calendar", "violet"),
}


def prepare_card(day: TodayView) -> PrepareCard | None:
    """Give what to know before the next meeting."""
    brief, event = day.brief, day.next_event
    if brief is None or event is None:
        return None
    return PrepareCard(
        wording.prepare_title(brief.given, event, day.now), brief.person.id, brief.person.name, brief.strength,
        wording.role_of(brief.title, brief.organisation), wording.met(brief),
        wording.facts_of(brief, event, day.today),
    )  # fmt: skip


def week_card(day: TodayView) -> WeekCard | None:
    """Give the load of the week, unless it is empty."""
    if not any(load.done or load.waiting for load in day.week):
        return None
    days = tuple(WeekDay(load.day, load.done, load.waiting, load.day == day.today) for load in day.week)
    return WeekCard(
        _("This week"), wording.week_summary(day.week), days, wording.week_spoken(day.week, day.today)
    )  # fmt: skip


def nudge_card(day: TodayView) -> NudgeCard | None:
    """Give the suggestion of the day, unless the list names the person anyway."""
    tie = day.nudge
    if tie is None or any(quiet.person.id == tie.person.id for quiet in day.quiet):
        return None
    link = _("Open {name}").format(name=tie.person.name)
    return NudgeCard(_("A quiet tie"), wording.nudge(tie, day.today), link, tie.person.id)


def preview_of(card: PersonCard, today: date) -> Preview:
    """Give somebody at a glance."""
    role = wording.role_of(card.title or "", card.organisation or "")
    entries = tuple(_entry(entry, today) for entry in card.interactions)
    return Preview(card.id, card.name, role, card.strength, _next_step(card, today), entries)


def _next_step(card: PersonCard, today: date) -> str:
    planned = [follow_up for follow_up in card.follow_ups if follow_up.state == OPEN and follow_up.due]
    if planned:
        first = planned[0]
        day = spoken_day(first.due, today) if first.due else ""
        return _("{reason} · {date}").format(reason=first.reason or _("Follow up"), date=day)
    if card.next_follow_up:
        return _("Be in touch · {date}").format(date=spoken_day(date.fromisoformat(card.next_follow_up), today))
    return _("No next step is planned.")


def _entry(entry: Interaction, today: date) -> TimelineLine:
    icon, tone = _ICONS.get(entry.kind, ("message-circle", "plain"))
    day = entry.when[:10]
    when = spoken_day(date.fromisoformat(day), today) if len(day) == 10 else day
    title = entry.title or wording.kind_of(entry.kind)
    text = wording.quote(entry.text)
    spoken = ". ".join(part for part in (title, when, text) if part)
    return TimelineLine(str(entry.id), icon, tone, title, "", "", when, text, spoken)
