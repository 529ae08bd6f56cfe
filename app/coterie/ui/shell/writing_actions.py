# SPDX-License-Identifier: GPL-3.0-or-later
"""Which actions change the vault: they are shown and cannot be chosen while it is open for viewing only."""

from __future__ import annotations

WRITING = frozenset(
    (
        "window.quick_add", "window.new", "window.import", "window.undo", "window.redo",
        "today.done", "today.snooze", "today.log", "today.plan", "today.let_go", "today.new",
        "privacy.back_up", "privacy.second_place", "privacy.no_second_place", "privacy.erase", "privacy.passphrase",
        "privacy.make_code", "privacy.test_code", "privacy.keyring", "privacy.data_key",
        "calendar.new", "calendar.file", "calendar.done", "calendar.log", "calendar.plan", "calendar.edit",
        "calendar.remove",
        "bin.put_back", "bin.erase",
        "people.new", "people.log", "people.plan", "people.tag", "people.bin", "people.save_filter",
        "people.no_cadence",
        "contact.done", "contact.snooze", "contact.let_go", "contact.private", "contact.relate", "contact.edit",
        "contact.tag", "contact.cadence", "contact.note", "contact.met", "contact.add_fact", "contact.bin",
        "contact.restore", "contact.erase",
        "import_export.new", "import_export.run", "import_export.look", "import_export.merge", "import_export.apart",
        "import_export.later",
    )
)  # fmt: skip
#: The beginnings of names of actions that are made from a list.
WRITING_KINDS = ("people.cadence_", "organisation.")


def writes(action: str) -> bool:
    """Tell whether an action changes the vault, by its name."""
    return action in WRITING or action.startswith(WRITING_KINDS)
