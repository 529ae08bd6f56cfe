# SPDX-License-Identifier: GPL-3.0-or-later
"""The look in force: tokens, fonts and pictures for everything that is painted.

The application object owns it, so that a control asks `theme()` while it paints and never keeps a colour. A change of
theme sets the palette, which makes every widget paint anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.icons import Drawing, Icons
from coterie.ui.design.tokens import COMFORTABLE, COMPACT, DARK, LIGHT, TYPE, Colours, Density

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

#: What 100 % text means: 14 px at 96 dots an inch.
BASE_POINTS = 10.5


class Theme:
    """Colours, fonts and icons under one set of choices. Never changed: a new choice makes a new theme."""

    def __init__(self, colours: Colours, appearance: Appearance, family: str, base_points: float) -> None:
        """Prepare a look. family: of the type face; base_points: of body text at 100 %."""
        self.colours = _strengthened(colours) if appearance.contrast else colours
        self.appearance = appearance
        self.density: Density = COMPACT if appearance.density == "compact" else COMFORTABLE
        self.family = family
        self.base_points = base_points * appearance.text_percent / 100
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._colours: dict[str, QColor] = {}
        self._icons = Icons()

    @property
    def scale(self) -> float:
        """How much larger than drawn text is."""
        return self.base_points / BASE_POINTS

    @property
    def measures(self) -> tuple[str, float, str, bool]:
        """All that sizes depend on; two looks with the same ones differ in colours only."""
        return self.family, self.base_points, self.appearance.density, self.appearance.rings

    @property
    def moves(self) -> bool:
        """Whether things may slide and fade."""
        return not self.appearance.still

    def colour(self, role: str) -> QColor:
        """Give the colour of a role, such as `text2`; a value that begins with # is taken as it is."""
        found = self._colours.get(role)
        if found is None:
            found = QColor(role if role.startswith("#") else getattr(self.colours, role))
            self._colours[role] = found
        return found

    def font(self, role: str, *, tabular: bool = False) -> QFont:
        """Give the font of a text role, such as `label`; tabular: digits of one width."""
        found = self._fonts.get((role, tabular))
        if found is None:
            found = self._make_font(role, tabular=tabular)
            self._fonts[role, tabular] = found
        return found

    def metrics(self, role: str) -> QFontMetricsF:
        """Give the measures of a text role."""
        found = self._metrics.get(role)
        if found is None:
            found = self._metrics[role] = QFontMetricsF(self.font(role))
        return found

    def px(self, measure: float) -> int:
        """Give a measure that grows with the text, such as an icon beside it."""
        return round(measure * max(1.0, self.scale))

    def height(self, least: int, role: str = "body", lines: int = 1, padding: float = 12) -> int:
        """Give a height that holds lines of a role: the least one, or what the text needs."""
        return max(least, round(self.metrics(role).height() * lines + padding))

    def icon(self, name: str, size: int, role: str, *, ratio: float = 1.0, stroke: float | None = None) -> QPixmap:
        """Give an icon as a picture in a colour role; size: its side in pixels; mirrored where reading is."""
        mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self._icons.pixmap(Drawing(name, size, self.colour(role).name(), ratio, stroke, mirrored))

    def avatar_pair(self, seed: int) -> tuple[QColor, QColor]:
        """Give background and text of an avatar, the same ones for the same record."""
        pairs = self.colours.avatars
        background, text = pairs[(seed * 2_654_435_761 >> 8) % len(pairs)]
        return self.colour(background), self.colour(text)

    def palette(self) -> QPalette:
        """Give the palette with every role filled, inactive and disabled ones, too."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette

    def _make_font(self, role: str, *, tabular: bool) -> QFont:
        style = TYPE[role]
        font = QFont(self.family)
        font.setPointSizeF(self.base_points * style.scale)
        font.setWeight(QFont.Weight(style.weight))
        # The shipped face is one variable file, which Qt registers as regular only: its weight is an axis.
        font.setVariableAxis(QFont.Tag("wght"), style.weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if style.tracking != 100:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, style.tracking)
        if tabular and hasattr(font, "setFeature"):
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


_ROLE = QPalette.ColorRole
_PALETTE = {
    _ROLE.Window: "surface",
    _ROLE.WindowText: "text",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text",
    _ROLE.Button: "raised",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "danger",
    _ROLE.ToolTipBase: "raised",
    _ROLE.ToolTipText: "text",
    _ROLE.PlaceholderText: "text3",
    _ROLE.Highlight: "selected",
    _ROLE.HighlightedText: "text",
    _ROLE.Link: "accent",
    _ROLE.LinkVisited: "accent",
    _ROLE.Light: "raised",
    _ROLE.Midlight: "hover",
    _ROLE.Mid: "border",
    _ROLE.Dark: "control",
    _ROLE.Shadow: "text3",
    _ROLE.Accent: "accent",
}


def _strengthened(colours: Colours) -> Colours:
    """Give the colours of high contrast: plain backgrounds, borders in the colour of text."""
    plain = colours.surface
    return colours._replace(
        window=plain,
        sunken=plain,
        accent_bg=plain,
        danger_bg=plain,
        warn_bg=plain,
        ok_bg=plain,
        info_bg=plain,
        violet_bg=plain,
        border=colours.text,
        control=colours.text,
        text2=colours.text,
        text3=colours.text2,
        shadow_strength=0,
    )


class CoterieApplication(QApplication):
    """The application object; it owns the look."""

    def __init__(self, arguments: list[str]) -> None:
        """Start with the light look; `wear` puts on another."""
        # Said as an argument: setStyle() answers with the style, and PySide is slow to load what a style is.
        super().__init__([*(arguments or ["coterie"]), "-style", "fusion"])
        self.theme = Theme(LIGHT, Appearance(), self.font().family(), BASE_POINTS)

    def wear(self, new: Theme) -> None:
        """Put a look on everything."""
        resized = new.measures != self.theme.measures
        self.theme = new
        self.setFont(new.font("body"))
        self.setPalette(new.palette())
        if resized:
            self._tell_of_new_sizes()

    def _tell_of_new_sizes(self) -> None:
        """Tell every widget: one with a font of its own hears nothing when the text grows, nobody of the density."""
        for widget in self.allWidgets():
            self.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def theme() -> Theme:
    """Give the look in force."""
    return cast("CoterieApplication", QApplication.instance()).theme


def colours_for(appearance: Appearance, *, system_is_dark: bool) -> Colours:
    """Give the colours a choice means on a system that is light or dark."""
    dark = system_is_dark if appearance.scheme == "system" else appearance.scheme == "dark"
    return DARK if dark else LIGHT
