# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a Slack message: mentions become names, links keep their targets (workspace export, 2016 to 2025)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.importers.slack.people import User

_MARK = re.compile(r"<([@#!]?)([^<>|]{1,4000})(?:\|([^<>]*))?>")


def plain_message(text: str, users: Mapping[str, User]) -> str:
    """Give the words of a message."""

    def words(match: re.Match[str]) -> str:
        sign, target, label = match[1], match[2], match[3] or ""
        if sign == "@":
            name = users[target].name if target in users else label or target
            return f"@{name}"
        if sign == "#":
            return f"#{label or target}"
        if sign == "!":
            return label or f"@{target.partition('^')[0]}"
        return f"{label} ({target})" if label and label != target else target

    return html.unescape(_MARK.sub(words, text)).strip()
