# SPDX-License-Identifier: GPL-3.0-or-later
"""The strength of a tie as an SQL expression over `person_state`, the same whole numbers as domain/strength.py.

Vaults keep what it gave (strengths.py): another rule needs a migration that empties `strength_day`.
"""

from __future__ import annotations

from coterie.domain import strength as rules

_MESSAGES = "(s.contacts_in + s.contacts_out)"
_SILENT = "max(0, CAST(julianday(:today) - julianday(s.last_contact_on) AS INTEGER))"
_RECENT = f"{rules.RECENT} * max(0, {rules.YEAR_DAYS} - {_SILENT}) / {rules.YEAR_DAYS}"
_BOTH_SIDES = (
    f"{rules.BOTH_SIDES * 2} * min(s.contacts_in, s.contacts_out) * min({_MESSAGES}, {rules.ENOUGH_MESSAGES})"
    f" / ({_MESSAGES} * {rules.ENOUGH_MESSAGES})"
)
_DEPTH = (
    f"min({rules.DEPTH}, {rules.PER_MEETING} * s.meetings + {rules.PER_CALL} * s.calls"
    f" + min({_MESSAGES}, {rules.MOST_MESSAGES}) / {rules.PER_MESSAGES})"
)
_FADING = rules.GONE_DAYS - rules.YEAR_DAYS
_LEFT = f"max(0, min({rules.GONE_DAYS} - {_SILENT}, {_FADING}))"

#: Without a last contact the recent part is unknown, and one of the other two alone makes no number;
#: communities are not known yet.
STRENGTH = (
    f"CASE WHEN s.last_contact_on IS NULL THEN NULL"
    f" WHEN {_MESSAGES} >= {rules.KNOWN_FROM}"
    f" THEN {_RECENT} + ({_BOTH_SIDES}) * {_LEFT} / {_FADING} + {_DEPTH} * {_LEFT} / {_FADING}"
    f" WHEN s.calls + s.meetings > 0 THEN {_RECENT} + {_DEPTH} * {_LEFT} / {_FADING} END"
)
