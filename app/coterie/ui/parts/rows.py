# SPDX-License-Identifier: GPL-3.0-or-later
"""What rows of lists show: frozen lines of finished words, and the role under which a model gives them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

#: The role of a whole line; models answer `AccessibleTextRole` with its `spoken` besides.
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True)
class PersonLine:
    """A person in a list. strength: 0 to 100, None = not known; checked: None = no box is shown.

    spoken: the whole row as one plain sentence; square: an organisation, without a ring.
    """

    id: int
    name: str
    detail: str
    since: str
    due: bool
    is_new: bool
    strength: int | None
    checked: bool | None
    spoken: str
    square: bool = False


@dataclass(frozen=True)
class TaskLine:
    """Something to do. pill: when, in a word; tone: of the pill; seed: of the colours, the key of the record.

    square: not a person; icon: its picture instead of initials; spoken: the whole row as one plain sentence.
    offers: which buttons it has while it is selected.
    """

    key: str
    name: str
    detail: str
    reason: str
    pill: str
    tone: str
    seed: int
    square: bool
    icon: str
    spoken: str
    done: bool
    offers: tuple[str, ...] = ("log", "snooze")


@dataclass(frozen=True)
class TimelineLine:
    """Something that happened. icon and tone: of its disc; pill and pill_tone: a word beside the title, or "".

    date: as it is shown; text: any length, shown in part; spoken: the whole entry as one plain sentence.
    """

    key: str
    icon: str
    tone: str
    title: str
    pill: str
    pill_tone: str
    date: str
    text: str
    spoken: str
