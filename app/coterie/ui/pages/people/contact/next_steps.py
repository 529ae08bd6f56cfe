# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of all that is open with somebody comes next, and what the strip says about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.day_lists import (
    CADENCE,
    FOLLOW_UP,
    PROMISE,
    Task,
    cadence_task,
    commitment_task,
    follow_up_task,
)
from coterie.domain.due import CadenceDue
from coterie.domain.follow_ups import OPEN, Commitment, FollowUp
from coterie.domain.spoken_dates import spoken_day, spoken_distance, spoken_every, spoken_length, spoken_weekday
from coterie.domain.texts import _
from coterie.ui.pages.people.contact.shown import StepShown
from coterie.ui.pages.people.contact.wording import called
from coterie.ui.parts.banner import DASHED

if TYPE_CHECKING:
    from coterie.domain.person_pages import PersonPage

#: A remark that is short enough stands in the strip.
_LONGEST_REMARK = 60
#: Up to these many days a day is told with its name.
_WEEKDAY_FOR = 13
_ICONS = {FOLLOW_UP: "bell", PROMISE: "handshake", CADENCE: "repeat"}


@dataclass(frozen=True)
class Step:
    """Something open with a person. due: None = no day was said."""

    task: Task
    due: date | None


def steps_of(page: PersonPage, today: date) -> tuple[Step, ...]:
    """List all that is open: what is due, what matters more first; then what comes, and what has no day."""
    found = [
        *(_step(follow_up_task(one, one.due or date.max), one.due) for one in page.follow_ups if one.state == OPEN),
        *(_step(commitment_task(one, one.due or date.max), one.due) for one in page.commitments),
    ]
    cadence = page.cadence
    if cadence is not None:
        found = _with_cadence(found, cadence, today)
    due = sorted((one for one in found if one.due and one.due <= today), key=lambda one: one.task.urgency())
    coming = sorted((one for one in found if one not in due), key=lambda one: (one.due or date.max, one.task.id))
    return (*due, *coming)


def _step(task: Task, due: date | None) -> Step:
    return Step(task, due)


def _with_cadence(found: list[Step], cadence: CadenceDue, today: date) -> list[Step]:
    """Let a thing that is due bring the cadence along: one talk does for both."""
    due = [one for one in found if one.due and one.due <= today]
    if cadence.next_due <= today and due:
        return [replace(one, task=replace(one.task, in_touch=True)) if one in due else one for one in found]
    return [*found, Step(cadence_task(cadence), cadence.next_due)]


def shown_step(page: PersonPage, steps: tuple[Step, ...], at: int, today: date) -> StepShown:
    """Say one of the steps, or that nothing is planned."""
    if not steps:
        return StepShown(DASHED, "bell-plus", _("Plan the next step"), _nothing(page), can_finish=False)
    at = at % len(steps)
    step = steps[at]
    tone = "neutral"
    if step.due is not None and step.due <= today:
        tone = "danger" if _is_late(step, today) else "accent"
    place = _("{n} of {all}").format(n=at + 1, all=len(steps)) if len(steps) > 1 else ""
    icon = _ICONS.get(step.task.kind, "message-circle")
    return StepShown(tone, icon, _title(page, step), _detail(step, today), can_finish=True, place=place)


def _is_late(step: Step, today: date) -> bool:
    """Tell whether a day has passed; a cadence asks softly until its limit has."""
    thing = step.task.thing
    if isinstance(thing, CadenceDue):
        return thing.limit_on is not None and thing.limit_on < today
    return step.due is not None and step.due < today


def _nothing(page: PersonPage) -> str:
    return _("Nothing is planned with {name}.").format(name=called(page.person.name))


def _title(page: PersonPage, step: Step) -> str:
    thing = step.task.thing
    if isinstance(thing, FollowUp):
        return thing.reason or _("Follow up with {name}").format(name=called(page.person.name))
    if isinstance(thing, Commitment):
        return thing.text
    return _("Be in touch with {name}").format(name=called(page.person.name))


def _detail(step: Step, today: date) -> str:
    """Say in whose words, and by when."""
    when = _due(step.due, today)
    thing = step.task.thing
    said = ""
    if isinstance(thing, FollowUp):
        remark = " ".join(thing.text.split()).rstrip(".")
        said = remark if len(remark) <= _LONGEST_REMARK else ""
    elif isinstance(thing, Commitment):
        said = {
            "i_owe": _("You promised this"),
            "offer": _("You offered this"),
            "ask": _("You were asked for this"),
            "they_owe": _("This was promised to you"),
        }[thing.direction]
    elif isinstance(thing, CadenceDue):
        said = _cadence(thing, today)
    if said and when:
        return _("{said}, {when}").format(said=said, when=when)
    return said or when[:1].upper() + when[1:]


def _cadence(cadence: CadenceDue, today: date) -> str:
    every = spoken_every(cadence.every_days)
    every = every[:1].upper() + every[1:]
    if cadence.last_contact is None:
        return _("{every}, no contact yet").format(every=every)
    ago = spoken_distance(cadence.last_contact, today)
    return _("{every}, last contact {ago}").format(every=every, ago=ago)


def _due(due: date | None, today: date) -> str:
    if due is None:
        return ""
    if due == today:
        return _("due today")
    if due < today:
        late = spoken_length((today - due).days)
        if (today - due).days <= _WEEKDAY_FOR:
            day = _("{weekday} {date}").format(weekday=spoken_weekday(due), date=spoken_day(due, today))
        else:
            day = spoken_day(due, today)
        return _("due {day}, {length} late").format(day=day, length=late)
    if (due - today).days <= _WEEKDAY_FOR:
        return _("due {weekday} {date}").format(weekday=spoken_weekday(due), date=spoken_day(due, today))
    return _("due {date}").format(date=spoken_day(due, today))
