# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of backups: when it is time for a copy in a second place, and which there is of a damaged vault."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coterie.domain.spoken_dates import spoken_day
from coterie.domain.texts import _
from coterie.services.place_notices import synchronised_by

if TYPE_CHECKING:
    from datetime import datetime

    from coterie.services.ports.backups import SecondPlace

#: After so long without a copy in a second place one is suggested.
WEEK = timedelta(days=7)


def second_place_words(place: SecondPlace | None, made_at: datetime, now: datetime) -> str:
    """Say what there is to do about a second place; "" where there is nothing. made_at: when the vault was made."""
    copied_at = place.copied_at if place is not None else None
    if now - (copied_at or made_at) < WEEK:
        return ""
    if place is None:
        return _("All backups lie on this computer. A copy on another drive survives its loss: choose a folder for it.")
    if not place.is_there:
        return _not_there(place, now)
    if copied_at is None:
        return _("No copy lies in the second place yet. Make one now.")
    return _("The last copy in the second place is from {0}. Make a new one now.").format(_day(copied_at, now))


def second_place_warning(place: SecondPlace | None) -> str:
    """Say what a second place does not save from, by where it lies; "" where nothing is known against it."""
    if place is None or not place.is_there:
        return ""
    if place.is_beside:
        return _("This folder lies on the same disk as the vault. If that disk is lost, both are.")
    if service := synchronised_by(place.folder):
        return _("{0} keeps this folder the same everywhere: a copy deleted on one computer is gone on all.").format(
            service
        )
    return ""


def damage_words(reason: str, backed_up_at: datetime | None, now: datetime) -> str:
    """Say what a check of the vault found, and which backup there is."""
    said = _("The vault is damaged: {0}").format(reason)
    if backed_up_at is None:
        return f"{said} " + _("There is no backup yet. Export what can be read.")
    told = _("Your newest backup is from {0}. Lock the vault and restore it.").format(_day(backed_up_at, now))
    return f"{said} {told}"


def _not_there(place: SecondPlace, now: datetime) -> str:
    if place.copied_at is None:
        return _("The folder {0} is not there now. Plug its drive in to put a copy of the backups there.").format(
            place.folder
        )
    return _("The last copy in the second place is from {0}. Plug its drive in to make a new one.").format(
        _day(place.copied_at, now)
    )


def _day(moment: datetime, now: datetime) -> str:
    return spoken_day(moment.astimezone(now.tzinfo).date(), now.date())
