# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards beside the list, as finished words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.pages.today import wording
from coterie.ui.pages.today.lines import NudgeCard, PrepareCard, WeekCard, WeekDay

if TYPE_CHECKING:
    from coterie.domain.day_facts import Brief, DayEvent
    from coterie.services.today import TodayView


def prepare_card(day: TodayView) -> PrepareCard | None:
    """Give what to know before the next meeting."""
    brief, event = day.brief, day.next_event
    if brief is None or event is None:
        return None
    return PrepareCard(
        wording.prepare_title(brief.given, event, day.now), brief.person.id, brief.person.name, brief.strength,
        _who(brief, event), wording.met(brief),
        wording.facts_of(brief, event, day.today),
    )  # fmt: skip


def _who(brief: Brief, event: DayEvent) -> str:
    """Say what somebody does; where the title names the event, who it is, too."""
    role = wording.role_of(brief.title, brief.organisation)
    if not wording.is_crowded(event):
        return role
    return wording.DOT.join(part for part in (brief.person.name, role) if part)


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
