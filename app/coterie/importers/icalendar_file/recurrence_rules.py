# SPDX-License-Identifier: GPL-3.0-or-later
"""Repetition rules: which are worked out at all, and how they are written for the libraries (RFC 5545 section 3.3.10).

SECURITY section 6 rule 6: daily or slower, a sound INTERVAL and COUNT, only inside a window of two years.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from coterie.domain.texts import _
from coterie.importers.icalendar_file.instants import Instant, days_before

Rule = dict[str, str]

#: The longest way, in steps of the rule, that a library is sent from a first date to the window.
_LONGEST_WAY = 20_000
_STEP_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}
_PART = re.compile(r"[A-Z]+=[A-Z0-9+,:-]+", re.ASCII)
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)
_BY_TIME = ("BYHOUR", "BYMINUTE", "BYSECOND")
_NOT_FOR_LIBRARIES = frozenset({"RSCALE", "SKIP"})


class RuleRefused(Exception):
    """A rule that is not worked out; the text says why."""


class Window(NamedTuple):
    """The first and the last day that dates are worked out for."""

    first: date
    last: date

    def holds(self, at: datetime) -> bool:
        """Say whether a wall-clock time lies inside."""
        return self.first <= at.date() <= self.last


def window_around(today: date) -> Window:
    """Give the window of a day: 12 months back, 12 months ahead."""
    return Window(days_before(today, 12), days_before(today, -12))


def checked_rule(written: str, start: Instant, window: Window) -> Rule:
    """Take a rule apart, UNTIL on the wall clock of the start; RuleRefused for what is not worked out."""
    rule = _taken_apart(written)
    step = _STEP_DAYS.get(rule.get("FREQ", ""))
    if step is None or any("," in rule.get(name, "") for name in _BY_TIME):
        raise RuleRefused(_("The entry repeats more often than daily; only the first date is kept."))
    interval, count = rule.get("INTERVAL", "1"), rule.get("COUNT", "1")
    if not (interval.isdigit() and 1 <= int(interval) <= 1_000 and count.isdigit() and 1 <= int(count) <= 100_000):
        raise RuleRefused(_("The repetition has an impossible interval or count; only the first date is kept."))
    if (window.first - start.at.date()).days // step > _LONGEST_WAY:
        raise RuleRefused(_("The entry repeats since too long ago; only the first date is kept."))
    if "UNTIL" in rule:
        rule["UNTIL"] = _until(rule["UNTIL"], start)
    return rule


def _taken_apart(written: str) -> Rule:
    """Split a rule into its parts; the rules of vCalendar 1.0 (W1 MO #5) are none."""
    rule: Rule = {}
    for part in written.upper().replace(" ", "").strip(";").split(";"):
        name, _equals, value = part.partition("=")
        if not _PART.fullmatch(part) or name in rule:
            raise RuleRefused(_("The repetition could not be understood; only the first date is kept."))
        rule[name] = value
    return rule


def _until(value: str, start: Instant) -> str:
    """Write UNTIL on the wall clock of the start; a date means its whole day, for a timed series too."""
    match = _UNTIL.fullmatch(value)
    if match is None:
        raise RuleRefused(_("The end of the repetition could not be read; only the first date is kept."))
    day, clock, utc = match.groups()
    at = datetime.fromisoformat(f"{day}T{clock or '235959'}")
    if start.all_day:
        return f"{at:%Y%m%d}T235959"
    if utc and start.zone.rules is not None:
        at = at.replace(tzinfo=UTC).astimezone(start.zone.rules).replace(tzinfo=None)
    return f"{at:%Y%m%dT%H%M%S}"


def written_rule(rule: Rule) -> str:
    """Write a rule for dateutil, on wall-clock times throughout."""
    return ";".join(f"{name}={value}" for name, value in rule.items() if name not in _NOT_FOR_LIBRARIES)


def ended(rule: Rule, last: date) -> Rule:
    """Give a rule without COUNT that ends with the window, so that one without any date ends at all."""
    if "COUNT" in rule:
        return rule
    return rule | {"UNTIL": min(rule.get("UNTIL", "9"), f"{last:%Y%m%d}T235959")}


def nearer_start(start: datetime, rule: Rule, first: date) -> datetime:
    """Move the start of a daily or weekly rule without COUNT by whole steps to just before a day.

    The dates from there on are the same, and the library is spared years of others.
    """
    step = {"DAILY": 1, "WEEKLY": 7}.get(rule["FREQ"])
    if step is None or "COUNT" in rule:
        return start
    step *= int(rule.get("INTERVAL", "1"))
    return start + timedelta(days=max(0, ((first - start.date()).days - 1) // step * step))


def has_date_since(rule: Rule, start: datetime, day: date) -> bool:
    """Say whether a rule with an end still has a date on a day or later; one without end has."""
    from dateutil.rrule import rrulestr

    if "COUNT" not in rule and "UNTIL" not in rule:
        return True
    dates = rrulestr(written_rule(rule), dtstart=nearer_start(start, rule, day))
    return dates.after(datetime.combine(day, time.min), inc=True) is not None
