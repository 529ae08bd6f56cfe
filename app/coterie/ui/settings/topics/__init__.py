# SPDX-License-Identifier: GPL-3.0-or-later
"""The topics of the settings, in the order of the list: a new topic is one file and one line here."""

from __future__ import annotations

from coterie.ui.settings.topics import about, appearance, data, keyboard, reminders, security, text_and_language

TOPICS = (
    appearance.TOPIC,
    text_and_language.TOPIC,
    keyboard.TOPIC,
    reminders.TOPIC,
    security.TOPIC,
    data.TOPIC,
    about.TOPIC,
)
