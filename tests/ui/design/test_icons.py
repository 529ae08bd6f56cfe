# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons: only those that are used, all of those that are named, sharp, in any colour, turned where reading is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from coterie.shipped import resources
from coterie.ui.design.icons import DIRECTIONAL, Drawing, Icons

UI = Path(__file__).resolve().parents[3] / "app" / "coterie" / "ui"
SHIPPED = {file.stem for file in (resources() / "icons").glob("*.svg")}


def words_in_code() -> set[str]:
    """Every short text constant in the window's code."""
    found = set()
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40:
                found.add(node.value)
    return found


def test_only_icons_that_are_used_are_shipped() -> None:
    assert SHIPPED - words_in_code() - DIRECTIONAL == set()


def test_the_notices_lie_beside_them() -> None:
    notice = (resources() / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in notice
    assert "Feather" in notice
    assert "SIL OPEN FONT LICENSE" in (resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8").upper()


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_each_is_drawn_in_the_colour_asked_for(name: str, qapp: object) -> None:
    picture = Icons().pixmap(Drawing(name, 24, "#ff0000", ratio=2.0)).toImage()
    assert (picture.width(), picture.devicePixelRatio()) == (48, 2.0)
    inked = [
        QColor(picture.pixelColor(x, y)) for x in range(48) for y in range(48) if picture.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    assert all(colour.green() < 10 and colour.blue() < 10 for colour in inked)


def test_what_points_along_the_line_turns_round(qapp: object) -> None:
    icons = Icons()
    plain = icons.pixmap(Drawing("chevron-right", 16, "#000000")).toImage()
    turned = icons.pixmap(Drawing("chevron-right", 16, "#000000", mirrored=True)).toImage()
    assert turned == plain.flipped(Qt.Orientation.Horizontal)
    assert (
        icons.pixmap(Drawing("search", 16, "#000000", mirrored=True)).toImage()
        == icons.pixmap(Drawing("search", 16, "#000000")).toImage()
    )


def test_an_unknown_name_is_a_fault(qapp: object) -> None:
    with pytest.raises(KeyError):
        Icons().pixmap(Drawing("no-such-icon", 16, "#000000"))
