# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours, type, spaces and sizes: the only place that holds a colour value or a measure of the look.

Measures are pixels at a base text of 14 px. Text roles must reach 4.5:1 on every background they stand on and marks
3:1; a test works the whole table out again.
"""

from __future__ import annotations

from typing import NamedTuple


class Colours(NamedTuple):
    """One colour for each role, as #RRGGBB; `scrim` has a strength of its own (0 to 255)."""

    dark: bool
    window: str
    surface: str
    sunken: str
    raised: str
    hover: str
    pressed: str
    selected: str
    border: str
    control: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_bg: str
    danger: str
    danger_bg: str
    warn: str
    warn_bg: str
    ok: str
    ok_bg: str
    info: str
    info_bg: str
    violet: str
    violet_bg: str
    toast: str
    toast_text: str
    toast_action: str
    toast_border: str
    scrim: str
    scrim_strength: int
    shadow_strength: int
    chart: tuple[str, ...]
    avatars: tuple[tuple[str, str], ...]
    marks: tuple[str, str]


LIGHT = Colours(
    dark=False,
    window="#F4F3EF",
    surface="#FFFFFF",
    sunken="#FAF9F6",
    raised="#FFFFFF",
    hover="#EDEBE5",
    pressed="#E3E0D8",
    selected="#DCEBE5",
    border="#E4E1D9",
    control="#86816F",
    text="#1E1D1A",
    text2="#55524A",
    text3="#6B675D",
    disabled="#A19D92",
    accent="#0B6B57",
    accent_hover="#095847",
    on_accent="#FFFFFF",
    accent_bg="#E3F1EC",
    danger="#B3261E",
    danger_bg="#FBE9E6",
    warn="#855000",
    warn_bg="#FBF0DA",
    ok="#1C6E3A",
    ok_bg="#E3F3E7",
    info="#1D5B9F",
    info_bg="#E5EFFA",
    violet="#66429F",
    violet_bg="#EFE9FA",
    toast="#2A2B28",
    toast_text="#ECEBE6",
    toast_action="#62CBAB",
    toast_border="#2A2B28",
    scrim="#1E1D1A",
    scrim_strength=69,
    shadow_strength=46,
    chart=("#0B6B57", "#BD8427", "#3F57C9", "#B95CB0", "#5B3A1E"),
    avatars=(
        ("#DDEBE5", "#0B5646"),
        ("#F6E3CF", "#7A4206"),
        ("#E0E4FA", "#3245A6"),
        ("#F5E0F1", "#86327C"),
        ("#E9E4DA", "#5B3A1E"),
        ("#DCEAF6", "#1C5480"),
    ),
    marks=("#0B6B57", "#BD8427"),
)

DARK = Colours(
    dark=True,
    window="#161715",
    surface="#1D1E1C",
    sunken="#191A18",
    raised="#252624",
    hover="#292A27",
    pressed="#32332F",
    selected="#1F3B33",
    border="#31322E",
    control="#82827A",
    text="#ECEBE6",
    text2="#B9B7AE",
    text3="#A5A399",
    disabled="#66655E",
    accent="#62CBAB",
    accent_hover="#7AD8BB",
    on_accent="#06231B",
    accent_bg="#1B332C",
    danger="#FF9E93",
    danger_bg="#3B2220",
    warn="#EFBA66",
    warn_bg="#372914",
    ok="#85D196",
    ok_bg="#1D3323",
    info="#93BEF6",
    info_bg="#1C2C40",
    violet="#C3ABF6",
    violet_bg="#2D2540",
    toast="#2A2B28",
    toast_text="#ECEBE6",
    toast_action="#62CBAB",
    toast_border="#45463F",
    scrim="#000000",
    scrim_strength=130,
    shadow_strength=140,
    chart=("#4CC3A0", "#E9E7A0", "#6E86EE", "#B865B4", "#D0694F"),
    avatars=(
        ("#1F3F36", "#8ADCC3"),
        ("#40301B", "#F0C07E"),
        ("#2A3158", "#B0BEFA"),
        ("#432A42", "#E6A9DE"),
        ("#3B342B", "#DCCDB6"),
        ("#1F374A", "#A0CDF2"),
    ),
    marks=("#62CBAB", "#E9E7A0"),
)


class TypeRole(NamedTuple):
    """A text style. scale: times the base; tracking: percent of the letter width, 100 = as drawn."""

    scale: float
    weight: int
    tracking: float = 100.0


TYPE: dict[str, TypeRole] = {
    "micro": TypeRole(0.786, 500),
    "caption": TypeRole(0.857, 400),
    "caption_strong": TypeRole(0.857, 500),
    "caption_bold": TypeRole(0.857, 600),
    "label": TypeRole(0.929, 400),
    "label_medium": TypeRole(0.929, 500),
    "label_strong": TypeRole(0.929, 600),
    "body": TypeRole(1.0, 400),
    "nav": TypeRole(1.0, 500),
    "nav_strong": TypeRole(1.0, 600),
    "body_medium": TypeRole(1.0, 500),
    "strong": TypeRole(1.0, 600),
    "sub": TypeRole(1.143, 600),
    "sub_plain": TypeRole(1.143, 400),
    "title": TypeRole(1.43, 600, 97.0),
    "display": TypeRole(1.93, 600, 96.0),
    "big": TypeRole(2.43, 600, 98.5),
}


class Density(NamedTuple):
    """Measures that the density setting changes."""

    row: int
    page_margin: int
    card_padding: tuple[int, int]


COMFORTABLE = Density(row=59, page_margin=28, card_padding=(18, 16))
COMPACT = Density(row=44, page_margin=20, card_padding=(14, 12))


class Radii(NamedTuple):
    """Corners, by what they belong to."""

    check: int = 5
    control: int = 7
    row: int = 8
    card: int = 10
    column: int = 12
    sheet: int = 14


class Measures(NamedTuple):
    """Sizes that are the same in every theme. Heights are the least; text may make them larger."""

    grid: int = 4
    card_gap: int = 14
    list_padding: int = 12
    sidebar_padding: int = 14
    sidebar_width: int = 236
    rail_width: int = 56
    nav_row: int = 34
    control: int = 34
    small_control: int = 28
    large_control: int = 38
    field: int = 42
    task_row: int = 58
    table_row: int = 42
    toast: int = 46
    sheet_width: int = 660
    focus_ring: int = 2
    focus_gap: int = 1
    fade_ms: int = 120
    slide_ms: int = 160
    toast_ms: int = 8_000
    tooltip_ms: int = 600


MEASURES = Measures()
RADII = Radii()
