# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window looks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.design.appearance import Appearance
from coterie.ui.parts.checks import Switch
from coterie.ui.parts.tabs import Segmented
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.settings.setting_row import SettingRow, SettingsDesk, TopicPage
from coterie.ui.settings.theme_choice import ThemeChoice
from coterie.ui.settings.topic import Topic

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AppearancePage(TopicPage):
    """Theme, layout, comfort."""

    def __init__(self, desk: SettingsDesk) -> None:
        """Show the choices in force."""
        super().__init__(_("Appearance"))
        self._preferences = desk.preferences
        now = desk.preferences.now
        self.add_heading(_("Theme"))
        themes = WrapRow(gap=12)
        names = (("system", _("Same as system")), ("light", _("Light")), ("dark", _("Dark")))
        self._themes = [ThemeChoice(scheme, text) for scheme, text in names]
        for choice in self._themes:
            choice.setChecked(choice.scheme == now.appearance.scheme)
            choice.toggled.connect(lambda on, choice=choice: self._look(scheme=choice.scheme) if on else None)
            themes.add(choice)
        self.column.addWidget(themes)
        self.add_heading(_("Layout"))
        self.add_group(self._layout_rows())
        self.add_heading(_("Comfort"))
        self.add_group(self._comfort_rows())
        self.column.addStretch(1)

    def reset(self) -> None:
        """Put the look back to how it was shipped; text size and font are another topic's."""
        kept = self._preferences.now.appearance
        self._preferences.change(
            appearance=replace(Appearance(), text_percent=kept.text_percent, font=kept.font), rail=False, menu_bar=False
        )

    def _look(self, **values: object) -> None:
        self._preferences.change(appearance=replace(self._preferences.now.appearance, **values))  # type: ignore[arg-type]

    def _layout_rows(self) -> list[QWidget]:
        now = self._preferences.now
        density = Segmented((("comfortable", _("Comfortable")), ("compact", _("Compact"))), _("Density"))
        density.set_key(now.appearance.density)
        density.chosen.connect(lambda key: self._look(density=key))
        sidebar = Segmented((("full", _("Full")), ("rail", _("Icons only"))), _("Sidebar"))
        sidebar.set_key("rail" if now.rail else "full")
        sidebar.chosen.connect(lambda key: self._preferences.change(rail=key == "rail"))
        menu_bar = Segmented((("hidden", _("Hidden")), ("always", _("Always"))), _("Menu bar"))
        menu_bar.set_key("always" if now.menu_bar else "hidden")
        menu_bar.chosen.connect(lambda key: self._preferences.change(menu_bar=key == "always"))
        return [
            SettingRow(_("Density"), _("Compact shows about a third more rows"), density),
            SettingRow(_("Sidebar"), _("Icons only leaves 180 pixels more for the page"), sidebar),
            SettingRow(_("Menu bar"), _("F10 always shows it"), menu_bar),
        ]

    def _comfort_rows(self) -> list[QWidget]:
        look = self._preferences.now.appearance
        rows = (
            (_("Reduce motion"), _("Nothing slides or fades"), "still", look.still),
            (_("Stronger contrast"), _("Outlines instead of tints; on as well when the system asks for it"), "contrast",
             look.contrast),
            (_("Strength rings in lists"), _("The number stays on the contact page"), "rings", look.rings),
        )  # fmt: skip
        blur = Switch(_("Blur names and notes"))
        blur.setChecked(self._preferences.now.blur)
        blur.toggled.connect(lambda on: self._preferences.change(blur=on))
        return [
            *(SettingRow(title, detail, self._switch(title, name, on=on)) for title, detail, name, on in rows),
            SettingRow(blur.accessibleName(), _("Initials and bars, for when others see the screen"), blur),
        ]

    def _switch(self, title: str, name: str, *, on: bool) -> Switch:
        switch = Switch(title)
        switch.setChecked(on)
        switch.toggled.connect(lambda wanted: self._look(**{name: wanted}))
        return switch


TOPIC = Topic(
    "appearance", lambda: _("Appearance"), "palette", AppearancePage,
    lambda: _("theme light dark density sidebar menu bar motion contrast rings"),
)  # fmt: skip
