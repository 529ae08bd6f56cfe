# SPDX-License-Identifier: GPL-3.0-or-later
"""The size and face of text, and the language of the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.languages import LANGUAGES as KNOWN
from coterie.domain.texts import _
from coterie.domain.written_numbers import percent as share
from coterie.ui.design.appearance import Appearance
from coterie.ui.parts.fields import ComboField
from coterie.ui.parts.tabs import Segmented
from coterie.ui.settings.setting_row import SettingRow, SettingsDesk, TopicPage
from coterie.ui.settings.topic import Topic

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZES = (85, 100, 115, 130, 150, 175, 200)
#: Each language under its own name, so that whoever chose a wrong one finds the way back.
LANGUAGES = tuple((language.code, language.own_name) for language in KNOWN)


class TextPage(TopicPage):
    """Text size, font, language."""

    def __init__(self, desk: SettingsDesk) -> None:
        """Show the choices in force."""
        super().__init__(_("Text and language"))
        self._preferences = desk.preferences
        self.add_heading(_("Text"))
        self.add_group(self._text_rows())
        self.add_heading(_("Language"))
        self.add_group([self._language_row()])
        self.column.addStretch(1)

    def reset(self) -> None:
        """Put text size, font and language back to how they were shipped."""
        shipped = Appearance()
        look = replace(self._preferences.now.appearance, text_percent=shipped.text_percent, font=shipped.font)
        self._preferences.change(appearance=look, language="")

    def _text_rows(self) -> list[QWidget]:
        look = self._preferences.now.appearance
        percents = sorted({*SIZES, look.text_percent})
        self._size = size = ComboField(_("Text size"), [(str(percent), share(percent)) for percent in percents])
        size.set_key(str(look.text_percent))
        size.currentIndexChanged.connect(lambda _at: self._look(text_percent=int(size.key())))
        font = Segmented((("system", _("System font")), ("inter", "Inter")), _("Font"))
        font.set_key(look.font)
        font.chosen.connect(lambda key: self._look(font=key))
        return [
            SettingRow(_("Text size"), _("Ctrl and plus or minus change it everywhere"), size),
            SettingRow(_("Font"), _("Inter comes with Coterie"), font),
        ]

    def _language_row(self) -> SettingRow:
        language = ComboField(_("Language"), [("", _("Same as system")), *LANGUAGES])
        language.set_key(self._preferences.now.language)
        language.currentIndexChanged.connect(lambda _at: self._preferences.change(language=language.key()))
        return SettingRow(_("Language"), _("Takes effect when Coterie starts the next time"), language)

    def follow(self) -> None:
        """Show the text size that keys have chosen in the meantime."""
        percent = self._preferences.now.appearance.text_percent
        if self._size.key() != str(percent):
            self._size.blockSignals(True)
            self._size.set_options([(str(one), share(one)) for one in sorted({*SIZES, percent})])
            self._size.set_key(str(percent))
            self._size.blockSignals(False)

    def _look(self, **values: object) -> None:
        self._preferences.change(appearance=replace(self._preferences.now.appearance, **values))  # type: ignore[arg-type]


TOPIC = Topic(
    "text", lambda: _("Text and language"), "languages", TextPage, lambda: _("text size font language english")
)  # fmt: skip
