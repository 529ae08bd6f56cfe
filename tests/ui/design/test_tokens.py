# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours can be read: every text on every ground it stands on, every mark beside what it stands on."""

from __future__ import annotations

from itertools import combinations

import pytest

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import BASE_POINTS, Theme
from coterie.ui.design.tokens import DARK, LIGHT, TYPE, Colours

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("surface", "window", "sunken", "raised", "hover", "selected")
TEXTS = ("text", "text2", "text3", "accent", "danger", "warn", "ok", "info", "violet")
TONES = ("accent", "danger", "warn", "ok", "info", "violet")
TEXT, MARK = 4.5, 3.0


def luminance(value: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_on_every_ground(colours: Colours, ground: str, text: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= TEXT


@THEMES
@pytest.mark.parametrize("tone", TONES)
def test_a_tone_on_its_own_tint(colours: Colours, tone: str) -> None:
    assert contrast(getattr(colours, tone), getattr(colours, f"{tone}_bg")) >= TEXT


@THEMES
def test_text_on_accent_toast_and_avatars(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= TEXT
    assert contrast(colours.toast_text, colours.toast) >= TEXT
    assert contrast(colours.toast_action, colours.toast) >= TEXT
    assert all(contrast(text, ground) >= TEXT for ground, text in colours.avatars)


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
def test_outlines_and_the_focus_ring_are_seen(colours: Colours, ground: str) -> None:
    assert contrast(colours.control, getattr(colours, ground)) >= MARK
    assert contrast(colours.accent, getattr(colours, ground)) >= MARK


@THEMES
def test_charts_are_seen_and_no_two_are_the_same(colours: Colours) -> None:
    assert all(contrast(mark, colours.surface) >= MARK for mark in colours.chart)
    assert all(one != other for one, other in combinations(colours.chart, 2))


@THEMES
def test_high_contrast_leaves_no_tints(colours: Colours) -> None:
    strong = Theme(colours, Appearance(contrast=True), "Inter", BASE_POINTS).colours
    assert strong.border == strong.text == strong.control
    assert {getattr(strong, f"{tone}_bg") for tone in TONES} == {strong.surface}
    assert contrast(strong.text3, strong.surface) >= 7


def test_both_themes_fill_every_role() -> None:
    for colours in (LIGHT, DARK):
        values = [getattr(colours, name) for name in Colours._fields]
        assert all(value not in {"", None} for value in values)
        assert len(colours.avatars) == 6
        assert len(colours.chart) == 5


@pytest.mark.parametrize("role", sorted(TYPE))
@pytest.mark.parametrize("percent", [85, 100, 200])
def test_text_grows_with_the_setting(role: str, percent: int) -> None:
    theme = Theme(LIGHT, Appearance(text_percent=percent), "Inter", BASE_POINTS)
    assert theme.font(role).pointSizeF() == pytest.approx(BASE_POINTS * percent / 100 * TYPE[role].scale, abs=0.1)


def test_weights_differ_in_the_shipped_face(bundled_family: str) -> None:
    theme = Theme(LIGHT, Appearance(), bundled_family, BASE_POINTS)
    words = "Thursday, 12 March"
    assert theme.metrics("body").horizontalAdvance(words) < theme.metrics("strong").horizontalAdvance(words)
