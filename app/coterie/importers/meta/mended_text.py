# SPDX-License-Identifier: GPL-3.0-or-later
r"""The letters of Meta's files put right (Facebook, Instagram and Threads, JSON choice, since 2018).

These services write each byte of a letter as a letter of its own: `Rados\u00c5\u0082aw` is Radosław. Every text is put
right once, keys too; a text that is right already cannot be read as such bytes and stays as it is.
"""

from __future__ import annotations


def mended(value: object) -> object:
    """Give a value of JSON with the letters of all its texts put right."""
    if isinstance(value, str):
        return mended_text(value)
    if isinstance(value, list):
        return [mended(each) for each in value]
    if isinstance(value, dict):
        return {mended_text(key): mended(each) for key, each in value.items()}
    return value


def mended_text(text: str) -> str:
    """Put the letters of one text right, where they are bytes."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
