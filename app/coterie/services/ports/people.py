# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services ask of the vault about people, organisations and tags."""

from __future__ import annotations

from typing import Protocol


class PeopleView(Protocol):
    """People, organisations and tags, read."""


class PeopleStore(PeopleView, Protocol):
    """People, organisations and tags, written."""
