# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are not what their names say: told by their first bytes, answered with the next step."""

from __future__ import annotations

from coterie.domain.texts import _

_BINARY = (
    (b"PK\x03\x04", "This is an Excel workbook. Save it as CSV UTF-8, or choose the original file."),
    (b"\xd0\xcf\x11\xe0", "This is an old Excel workbook. Save it as CSV UTF-8, or choose the original file."),
    (b"%PDF", "This is a PDF. Choose the original CSV file."),
    (b"\x89PNG", "This is a picture. Choose the original CSV file."),
    (b"\xff\xd8\xff", "This is a picture. Choose the original CSV file."),
    (b"GIF8", "This is a picture. Choose the original CSV file."),
)
_TEXTUAL = (
    (b"<!doctype", "This is a web page. Choose the original CSV file."),
    (b"<html", "This is a web page. Choose the original CSV file."),
    (b"{", "This is a JSON file. Choose the original CSV file."),
    (b"[{", "This is a JSON file. Choose the original CSV file."),
)


def why_no_table(head: bytes) -> str:
    """Say what a file is that cannot be a table, "" when nothing speaks against one."""
    for mark, sentence in _BINARY:
        if head.startswith(mark):
            return _(sentence)
    text = head[:256].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, sentence in _TEXTUAL:
        if text.startswith(mark):
            return _(sentence)
    return ""
