# SPDX-License-Identifier: GPL-3.0-or-later
"""What to say of a table or a JSON file that no importer knows: its columns, so that a person can see what it is."""

from __future__ import annotations

import codecs
import csv
import json
import re
from typing import TYPE_CHECKING

from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

_HEAD = 65_536
_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 30
_LONGEST_COLUMN = 60
_FIELD = re.compile(r'"([^"\\]{1,60})"\s*:')


def advice_on_table(member: Member) -> str:
    """Name the columns of a table or the fields of a JSON file; say plainly where there are none."""
    text = _decoded(member.head(_HEAD)).lstrip("\ufeff \t\r\n")
    is_json = text.startswith(("{", "["))
    names = [] if text.startswith("<") else _json_fields(text) if is_json else _columns(text)
    if not names:
        return _(
            "No importer knows this file. Coterie reads exports as CSV, JSON, vCard, iCalendar and their archives."
        )
    shown = [name[:_LONGEST_COLUMN] for name in names[:_MOST_COLUMNS]]
    columns = ", ".join(shown) + (", ..." if len(names) > _MOST_COLUMNS else "")
    if is_json:
        return _(
            "No importer knows this file. Its columns are: {columns}. Ask the other program for CSV, vCard or "
            "iCalendar instead."
        ).format(columns=columns)
    return _("No importer knows this file. Its columns are: {columns}.").format(columns=columns)


def _decoded(head: bytes) -> str:
    """Read the beginning as text, well enough to show the names in it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return head.decode("cp1252", "replace")


def _columns(text: str) -> list[str]:
    """Give the cells of the first line that has more than one."""
    for line in text.splitlines()[:15]:
        delimiter = max(_DELIMITERS, key=line.count)
        if delimiter in line:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            return [cell.strip() for cell in cells if cell.strip()]
    return []


def _json_fields(text: str) -> list[str]:
    """Give the names of the fields of a JSON object, or of the first one in a list."""
    begun = text.lstrip("\ufeff \t\r\n[")
    if not begun.startswith("{"):
        return []
    try:
        value, _end = json.JSONDecoder().raw_decode(begun)
    except (ValueError, RecursionError):  # longer than the head: take the names as they come
        return list(dict.fromkeys(_FIELD.findall(begun)))
    return [str(name) for name in value]
