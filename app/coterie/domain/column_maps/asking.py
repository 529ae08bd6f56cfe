# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentence about a table that nobody knows, by which it is also known again among what could not be read."""

from __future__ import annotations

from coterie.domain.texts import _

#: How the sentence begins where no translation is in force.
_PLAIN = "No importer knows this table. Its columns are: "


def unknown_table(columns: str) -> str:
    """Name the columns of a table that no importer knows, and the next step."""
    return _sentence().format(columns=columns)


def is_unknown_table(reason: str) -> bool:
    """Say whether a file was not read because nobody knows what its columns mean.

    Reports come from the reading child, which speaks the language in force, or plainly where that is no file.
    """
    return reason.startswith((_sentence().partition("{columns}")[0], _PLAIN))


def _sentence() -> str:
    return _(
        "No importer knows this table. Its columns are: {columns}. Say what they mean under “Choose columns” in the "
        "window, or with “coterie columns” on the command line."
    )
