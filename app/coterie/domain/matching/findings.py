# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found when two people were compared: one finding for each thing, for or against, with its weight."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Fact(Enum):
    """A thing that two people agree or differ in."""

    PROFILE = "profile"
    HANDLE = "handle"
    NEAR_HANDLE = "near handle"
    OTHER_HANDLE = "other handle"
    MAIL = "mail"
    MAIL_NAME = "mail name"
    MAIL_DOMAIN = "mail domain"
    PHONE = "phone"
    ORGANISATION = "organisation"
    BIRTHDAY = "birthday"
    DAY_OF_YEAR = "day of year"
    NEAR_BIRTHDAY = "near birthday"
    TURNED_BIRTHDAY = "turned birthday"
    OTHER_BIRTHDAY = "other birthday"
    ADDRESS = "address"
    NEAR_ADDRESS = "near address"
    OTHER_ADDRESS = "other address"
    ADDITIONAL = "additional"
    OTHER_ADDITIONAL = "other additional"


class Finding(NamedTuple):
    """What was found of one thing. bits: for (positive) or against; what: the organisation or domain it is about."""

    fact: Fact
    bits: float
    what: str = ""
