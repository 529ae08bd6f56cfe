# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of an entry: title, place and description as plain text, within the limits for records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.importers.icalendar_file.broken import Unreadable
from coterie.importers.text.html_text import plain_text

if TYPE_CHECKING:
    from coterie.importers.icalendar_file.properties import Component

#: SECURITY section 6 rule 5: too long a text is refused by name, never cut in silence.
_LONGEST_LINE = 65_536
_LONGEST_NOTE = 1_048_576

_USUAL_TAGS = "a|b|body|br|div|em|font|head|h[1-6]|html|i|li|ol|p|span|strong|table|td|tr|u|ul"
_TAG = re.compile(rf"<(/?)({_USUAL_TAGS})\b[^<>]*>", re.IGNORECASE)
#: What frames a whole page: a fragment has none of it, and Outlook writes whole pages.
_FRAME = re.compile(r"</?(?:html|body|meta|link|base|center|o:p)\b[^<>]*>", re.IGNORECASE)
_ALONE = frozenset({"br", "li", "p", "td", "tr"})
_LINKS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE", "URL")


def short_text(component: Component, name: str) -> str:
    """Give a text of one line; Unreadable when it is too long to be one."""
    text = component.text_of(name)
    if len(text) > _LONGEST_LINE:
        raise Unreadable(_("A title or place is longer than 64 KiB."))
    return text


def description(component: Component) -> str:
    """Give the description, else what Outlook's X-ALT-DESC says, and the links that are not in it."""
    found = component.first("DESCRIPTION") or component.first("X-ALT-DESC")
    if found is not None and len(found.value) > _LONGEST_NOTE:
        raise Unreadable(_("The description is longer than 1 MiB."))
    text = component.text_of("DESCRIPTION")
    if looks_like_html(text):
        text = _words(text)
    elif not text:
        text = _words(component.text_of("X-ALT-DESC"))
    for name in _LINKS:
        link = component.text_of(name)
        if link and link not in text and len(link) <= _LONGEST_LINE:
            text = f"{text}\n{link}" if text else link
    return text


def _words(html: str) -> str:
    """Give the words of a page or a piece of one."""
    return plain_text(_FRAME.sub("", html)).strip()


def looks_like_html(text: str) -> bool:
    """Say whether usual tags are there and balanced.

    Google writes HTML into descriptions without saying so, and people write "<b" and "a < b > c" in plain text.
    """
    if "<" not in text or ">" not in text:
        return False
    opened: dict[str, int] = {}
    for closing, tag in _TAG.findall(text):
        name = tag.lower()
        opened[name] = opened.get(name, 0) + (0 if name in _ALONE else -1 if closing else 1)
    return bool(opened) and not any(opened.values())
