# SPDX-License-Identifier: GPL-3.0-or-later
"""Found things as they would stand some days later, so that invented ones tell of the present.

Dates and moments move; what is said in words stays. A year or a month alone moves with its first day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, TypeVar

from coterie.domain.moments import Moment

Thing = TypeVar("Thing")

#: Fields that hold ISO text of what is known of a date, maybe with a time behind it.
_DATES = frozenset({"start", "end", "as_of", "date", "due", "done_on"})
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(.*)\Z", re.DOTALL)
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_YEAR = re.compile(r"\d{4}\Z")
_YEARLESS = re.compile(r"--(\d{2})-(\d{2})\Z")
_IN_RULES = re.compile(r"(?<![0-9])(\d{4})(\d{2})(\d{2})(?=T\d{6}|[^0-9]|\Z)")
_LEAP_YEAR = 2000
_DAY_SECONDS = 86_400


def shifted(thing: Thing, days: int) -> Thing:
    """Give a found thing so many days later."""
    return _moved(thing, days)  # type: ignore[no-any-return] # named tuples of the same shape


def shifted_text(text: str, days: int) -> str:
    """Give ISO text of what is known of a date so many days later; any other text stays."""
    if match := _ISO.match(text):
        return f"{_later(int(match[1]), int(match[2]), int(match[3]), days).isoformat()}{match[4]}"
    if match := _MONTH.match(text):
        return _later(int(match[1]), int(match[2]), 1, days).isoformat()[:7]
    if _YEAR.match(text):
        return f"{_later(int(text), 1, 1, days).year:04}"
    if match := _YEARLESS.match(text):
        return f"--{_later(_LEAP_YEAR, int(match[1]), int(match[2]), days):%m-%d}"
    return text


def _moved(value: Any, days: int) -> Any:  # noqa: ANN401 (whatever a field holds)
    if isinstance(value, Moment):
        return value._replace(utc=value.utc + days * _DAY_SECONDS, text=shifted_text(value.text, days))
    if hasattr(value, "_fields"):
        return type(value)(*(_field(name, one, days) for name, one in zip(value._fields, value, strict=True)))
    if isinstance(value, tuple):
        return tuple(_moved(one, days) for one in value)
    return value


def _field(name: str, value: Any, days: int) -> Any:  # noqa: ANN401
    """Move one field; its name says whether a text is a date."""
    if not isinstance(value, str):
        return _moved(value, days)
    if name == "rule":
        return _IN_RULES.sub(lambda match: f"{_later(int(match[1]), int(match[2]), int(match[3]), days):%Y%m%d}", value)
    return shifted_text(value, days) if name in _DATES else value


def _later(year: int, month: int, day: int, days: int) -> date:
    return date(year, month, day) + timedelta(days=days)
