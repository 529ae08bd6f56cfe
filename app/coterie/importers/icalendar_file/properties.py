# SPDX-License-Identifier: GPL-3.0-or-later
"""The properties of one component: names, parameters and values as they stand in its content lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from coterie.domain.content_lines import parse_line, parse_parameters, split_unescaped, unescape_text

#: The names this importer looks at; all other lines are kept in the raw text and cost nothing here.
WANTED = frozenset(
    (
        "ATTENDEE", "CATEGORIES", "CLASS", "COMPLETED", "CONFERENCE", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART",
        "DUE", "DURATION", "EXDATE", "EXRULE", "LAST-MODIFIED", "LOCATION", "ORGANIZER", "PERCENT-COMPLETE", "RDATE",
        "RECURRENCE-ID", "RRULE", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "UID", "URL", "X-ALT-DESC",
        "X-GOOGLE-CONFERENCE", "X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-CDO-BUSYSTATUS",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    )
)  # fmt: skip

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class Property(NamedTuple):
    """One content line: parameters and value as written."""

    params: str
    value: str

    def param(self, name: str) -> str:
        """Give a parameter's first value without quotes, "" where it is missing."""
        for key, values in parse_parameters(self.params) if self.params else ():
            if key.upper() == name:
                return values[0] if values else ""
        return ""


class Component:
    """A VEVENT or VTODO with the properties that are looked at."""

    __slots__ = ("kind", "odd_lines", "properties")

    def __init__(self, kind: str, text: str) -> None:
        """Read the unfolded lines of a component; the lines of components inside it (alarms) are not looked at."""
        self.kind = kind
        self.odd_lines = 0
        self.properties: dict[str, list[Property]] = {}
        depth = 0
        for line in text.split("\n"):
            head, colon, value = line.partition(":")
            name, _semicolon, params = head.partition(";")
            if not name.isupper():
                name = name.strip().upper()
            if name == "BEGIN":
                depth += 1
            elif name == "END":
                depth -= 1
            elif depth == 1 and (name in WANTED or not colon):
                self._add(name, params, value, line)

    def _add(self, name: str, params: str, value: str, line: str) -> None:
        """Keep one line; a colon inside a quoted parameter ends nothing, a line without a colon is counted as odd."""
        if '"' in params:
            taken = parse_line(line)
            name, params, value = taken.key, taken.params, taken.value
        if name in WANTED and (value or ":" in line):
            self.properties.setdefault(name, []).append(Property(params, value))
        else:
            self.odd_lines += 1

    def first(self, name: str) -> Property | None:
        """Give the first property of a name that has a value, None where there is none."""
        for found in self.properties.get(name, ()):
            if found.value:
                return found
        return None

    def all(self, name: str) -> list[Property]:
        """Give all properties of a name."""
        return self.properties.get(name, [])

    def value(self, name: str) -> str:
        """Give the value as written of the first property of a name, trimmed, "" where there is none."""
        found = self.first(name)
        return found.value.strip() if found else ""

    def text_of(self, name: str) -> str:
        """Give the text of the first property of a name, escapes undone, control characters left out."""
        found = self.first(name)
        return plain(found.value) if found else ""

    def number(self, name: str) -> int:
        """Give a whole number, 0 where there is none (a share done may be empty or words)."""
        value = self.value(name)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0


def plain(value: str) -> str:
    """Undo the escapes of a text value and leave out control characters (SECURITY section 6 rule 10)."""
    value = unescape_text(value)
    return (value if value.isprintable() else _CONTROL.sub("", value)).strip()


def split_list(value: str) -> list[str]:
    """Split a comma list on its unescaped commas and undo the escapes of each part."""
    return [text for text in map(plain, split_unescaped(value, ",")) if text]
