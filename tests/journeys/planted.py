# SPDX-License-Identifier: GPL-3.0-or-later
"""A name and a note that stand nowhere else in the world, and how they look in every writing they may be found in."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "Xanthippe Quoxzylgar"
NOTE = "Zwurbelkraut im Mondgarten"
#: Of each the longest word: indexes take names apart.
WORDS = ("quoxzylgar", "zwurbelkraut")


def forms_of(word: str) -> dict[str, bytes]:
    """Give what to look for, in small letters where the writing has small and large ones."""
    forms = {"UTF-8": word.encode(), "UTF-16 LE": word.encode("utf-16-le"), "UTF-16 BE": word.encode("utf-16-be")}
    forms["hex"] = word.encode().hex().encode()
    return forms


def base64_forms(word: str) -> set[bytes]:
    """Give the letters of base64 that stand for this word whatever stands before it, in three spellings each."""
    found = set()
    for spelling in {word, word.capitalize(), word.upper()}:
        for shift in range(3):
            whole = base64.b64encode(bytes(shift) + spelling.encode())
            found.add(whole[4 if shift else 0 : len(whole) // 4 * 4 - 4])
    return found


def traces_in(data: bytes) -> set[str]:
    """Say in which writings what was planted stands in some bytes."""
    lowered = data.lower()
    found = {f"{word} in {name}" for word in WORDS for name, form in forms_of(word).items() if form in lowered}
    # A capital written as hex or as base64 is another letter.
    found |= {f"{word} in hex" for word in WORDS if word.capitalize().encode().hex().encode() in lowered}
    return found | {f"{word} in base64" for word in WORDS if any(form in data for form in base64_forms(word))}


def traces_under(*folders: Path) -> Iterator[str]:
    """Name every file under some folders that holds a trace, or is named by one; links are not followed."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if any(word in str(file).lower() for word in WORDS):
                yield f"the name of {file}"
            if file.is_file() and not file.is_symlink():
                yield from (f"{trace}: {file}" for trace in sorted(traces_in(file.read_bytes())))
