# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to reach somebody, as they are typed: what is no address and no number is refused in words."""

from __future__ import annotations

from coterie.domain.errors import BadValue
from coterie.domain.identity_keys import normalised_mail, normalised_phone, profile_key
from coterie.domain.people import ContactPoint
from coterie.domain.texts import _

KINDS = ("mail", "phone", "url", "address", "handle", "messenger")


def checked_way(kind: str, typed: str, label: str = "") -> ContactPoint:
    """Give a way out of what was typed; BadValue for an address or a number that is none."""
    value = typed.strip() if kind == "address" else " ".join(typed.split())
    if kind == "mail":
        return _compared(kind, label, value, normalised_mail(value))
    if kind == "phone":
        return _compared(kind, label, value, normalised_phone(value))
    if not value:
        raise BadValue(_("There is nothing to keep yet."), _("Write it, or remove the line."))
    return ContactPoint(kind, label.strip(), value, normalised=profile_key(value) if kind == "url" else "")


def _compared(kind: str, label: str, value: str, normalised: str) -> ContactPoint:
    if not normalised and kind == "mail":
        raise BadValue(_("“{0}” is no mail address.").format(value), _("Write it as name@example.org."))
    if not normalised:
        raise BadValue(
            _("“{0}” is no phone number.").format(value), _("Write it with its country, as +44 20 7946 0000.")
        )
    return ContactPoint(kind, label.strip(), value, normalised=normalised)
