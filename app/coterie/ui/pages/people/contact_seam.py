# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the pages of a person and of an organisation are put in beside the list."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coterie.ui.desk import Desk

_ROOM = "coterie.ui.pages.people.contact"


def contact_view(desk: Desk) -> Any:  # noqa: ANN401 (typed loosely: it is put in by name)
    """Make the page of a person."""
    return _made("view", "ContactView", desk)


def organisation_view(desk: Desk) -> Any:  # noqa: ANN401
    """Make the page of an organisation."""
    return _made("organisation", "OrganisationView", desk)


def _made(module: str, name: str, desk: Desk) -> Any:  # noqa: ANN401
    if find_spec(_ROOM) is None or find_spec(f"{_ROOM}.{module}") is None:
        return None
    return getattr(import_module(f"{_ROOM}.{module}"), name)(desk)
