# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the list, made of a day as it was read and of the sections that are unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.day_lists import DAY, Task
from coterie.domain.due_reasons import short_reason
from coterie.domain.follow_ups import FollowUp
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.ui.pages.today import wording
from coterie.ui.pages.today.lines import EventLine, FoldLine, HeadingLine, Line, NoteLine
from coterie.ui.parts.rows import TaskLine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coterie.domain.day_facts import DayEvent, DoneThing
    from coterie.domain.quiet_ties import QuietTie
    from coterie.services.today import TodayView

OLDER, LEFT_OUT, DONE = "section:older", "section:left_out", "section:done"
FOLDED = frozenset({OLDER, LEFT_OUT, DONE})
#: Events with one person the vault knows, all others, and what is over.
WITH_ONE, WITH_MANY, PAST = "one", "many", "past"


def key_of(task: Task) -> str:
    """Give the key of a task's row."""
    return f"{task.kind}:{task.id}"


def lines_of(day: TodayView, unfolded: frozenset[str]) -> tuple[Line, ...]:
    """Give all rows; a section is there only when it has some."""
    return (
        *_reach_out(day),
        *_older(day, unfolded),
        *_calendar(day),
        *_quiet(day),
        *_left_out(day, unfolded),
        *_done(day, unfolded),
    )


def _reach_out(day: TodayView) -> Iterable[Line]:
    if day.plan.tasks:
        yield _heading("section:reach_out", _("Reach out"), len(day.plan.tasks))
        yield from (_task(task, day) for task in day.plan.tasks)


def _older(day: TodayView, unfolded: frozenset[str]) -> Iterable[Line]:
    if not day.older:
        return
    is_open = OLDER in unfolded
    text = counted("{n} older follow-up", "{n} older follow-ups", day.older)
    spoken = _("{text}, due for more than 30 days. Press Enter to review, Del to let all go.").format(text=text)
    yield FoldLine(OLDER, text, _("Hide") if is_open else _("Review"), _("Let all go"), spoken)
    if is_open:
        yield from (_task(task, day) for task in day.plan.older)
        yield from _more("older", day.older - len(day.plan.older))


def _calendar(day: TodayView) -> Iterable[Line]:
    if day.events:
        yield _heading("section:calendar", _("On the calendar"), len(day.events))
        longest = max((wording.time_of(event, day.today) for event in day.events), key=len)
        yield from (_event(event, number, day, longest) for number, event in enumerate(day.events))


def _quiet(day: TodayView) -> Iterable[Line]:
    if day.quiet:
        yield _heading("section:quiet", _("Not spoken to in a while"), len(day.quiet))
        yield from (_tie(tie, day.today) for tie in day.quiet)


def _left_out(day: TodayView, unfolded: frozenset[str]) -> Iterable[Line]:
    if not day.left_out:
        return
    yield _heading(LEFT_OUT, _("Everything else"), day.left_out, is_open=LEFT_OUT in unfolded)
    if LEFT_OUT in unfolded:
        yield from (_task(left.task, day, wording.why(left.why)) for left in day.plan.left_out)
        yield from _more("left_out", day.left_out - len(day.plan.left_out))


def _done(day: TodayView, unfolded: frozenset[str]) -> Iterable[Line]:
    if not day.done:
        return
    yield _heading(DONE, _("Done today"), len(day.done), is_open=DONE in unfolded)
    if DONE in unfolded:
        yield from (_done_thing(thing) for thing in day.done)


def _more(section: str, number: int) -> Iterable[Line]:
    if number > 0:
        text = counted("{n} more waits behind these", "{n} more wait behind these", number)
        yield NoteLine(f"more:{section}", text, text)


def _heading(key: str, text: str, count: int, *, is_open: bool | None = None) -> HeadingLine:
    spoken = _("{section}, {count}").format(section=text, count=whole(count))
    if is_open is not None:
        spoken = _("{text}, unfolded").format(text=spoken) if is_open else _("{text}, folded").format(text=spoken)
    return HeadingLine(key, text, count, is_open, spoken)


def _task(task: Task, day: TodayView, why: str = "") -> TaskLine:
    known = day.known.get(task.person.id) if task.person else None
    reason = short_reason(task, known.acquaintance, day.today) if known else _reason_without_person(task)
    detail = known.organisation if known else ""
    pill, tone = wording.pill_of(task, day.today)
    name = task.person.name if task.person else _about(task)
    # Why it waits is said first: a long reason would push it out of the row.
    first = why[:1].upper() + why[1:] if why else wording.put_off_often(task)
    shown = wording.DOT.join(part for part in (first, reason) if part)
    return TaskLine(
        key_of(task), name, detail, shown, pill, tone, task.person.id if task.person else 0, task.person is None,
        "" if task.person else "bell", _spoken(name, detail, reason, pill, why or first),
        done=False, offers=_offers(task),
    )  # fmt: skip


def _reason_without_person(task: Task) -> str:
    thing = task.thing
    return thing.reason if isinstance(thing, FollowUp) and thing.organisation else ""


def _about(task: Task) -> str:
    """Name what is to be done where it is about nobody the vault knows."""
    thing = task.thing
    said = (thing.organisation or thing.reason) if isinstance(thing, FollowUp) else ""
    return said or _("Follow-up")


def _offers(task: Task) -> tuple[str, ...]:
    """Say which buttons a row has: a day passes and cannot be put off, and nobody is logged where nobody is meant."""
    return (*(("log",) if task.person else ()), *(("snooze",) if task.kind != DAY else ()))


def _spoken(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _event(event: DayEvent, number: int, day: TodayView, longest: str) -> EventLine:
    over = wording.is_over(event, day.now)
    time, detail = wording.time_of(event, day.today), wording.event_detail(event, over=over)
    title = event.title or _("Without a title")
    people = len(event.people)
    icon = "user-round" if people == 1 else "users" if people else "calendar"
    return EventLine(
        f"event:{event.event}:{number}", time, title, detail,
        PAST if over else WITH_ONE if people == 1 else WITH_MANY, icon, event.people[0].id if people else 0,
        _spoken(wording.spoken_time_of(event, day.today), title, detail, _("Over") if over else ""), longest,
    )  # fmt: skip


def _tie(tie: QuietTie, today: date) -> TaskLine:
    said = wording.silence(tie, today)
    return TaskLine(
        f"quiet:{tie.person.id}", tie.person.name, "", said, "", "plain", tie.person.id, square=False, icon="",
        spoken=_spoken(tie.person.name, said), done=False, offers=("log",),
    )  # fmt: skip


def _done_thing(thing: DoneThing) -> TaskLine:
    """Give a row of what is done, about whom and in whose words."""
    entry = thing.kind not in {"follow_up", "commitment"}
    words = wording.quote(thing.text)
    reason = _("{kind}: {text}").format(kind=wording.kind_of(thing.kind), text=words) if entry and words else words
    if not reason:
        reason = wording.kind_of(thing.kind) if entry else _("Followed up")
    name = thing.person.name if thing.person else _("Follow-up")
    seed = thing.person.id if thing.person else 0
    return TaskLine(
        f"done:{thing.kind}:{thing.id}", name, "", reason, "", "plain", seed, square=thing.person is None,
        icon="" if thing.person else "bell", spoken=_spoken(name, reason, _("Done")), done=True, offers=(),
    )  # fmt: skip
