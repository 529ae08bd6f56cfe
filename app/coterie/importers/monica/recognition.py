# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files are exports of Monica: JSON by its keys, SQL by how Monica's dumps begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.importers.text.encodings import head_text
from coterie.importers.text.json_files import head_keys

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member


def kind_of(member: Member) -> str:
    """Say in which form a file is an export: json or sql; "" = it is none."""
    head = member.head()
    if b"app_version" in head.replace(b"\0", b""):
        keys = head_keys(member, "app_version")
        return "json" if {"version", "app_version"} <= keys and any(key.startswith("account") for key in keys) else ""
    text = head_text(head)
    is_dump = "SET FOREIGN_KEY_CHECKS=0;" in text and "INSERT IGNORE INTO" in text
    return "sql" if is_dump and ("dump of data" in text or "contacts` (" in text) else ""
