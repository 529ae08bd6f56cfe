# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the window for review: `python -m coterie.ui.rendering FOLDER` paints every entry, light and dark."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.faces import shipped_family
from coterie.ui.design.theme import BASE_POINTS, CoterieApplication, Theme
from coterie.ui.design.tokens import DARK, LIGHT
from coterie.ui.gallery import Gallery

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

WINDOW = QSize(1440, 900)


class Entry(NamedTuple):
    """Something to paint. size: of the window; None = as large as the content."""

    name: str
    build: Callable[[], QWidget]
    size: QSize | None = WINDOW


#: What is painted. A page adds its line.
ENTRIES: tuple[Entry, ...] = (*(Entry(f"gallery-{name}", partial(Gallery, name), None) for name in Gallery.SECTIONS),)


def render(widget: QWidget, size: QSize | None, path: Path) -> None:
    """Paint a widget into a file. size: None = as the content asks for."""
    widget.resize(size or widget.sizeHint())
    widget.show()
    for _round in range(3):
        QCoreApplication.processEvents()
    picture = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    widget.render(picture)
    widget.hide()
    picture.save(str(path))


def main(arguments: list[str]) -> int:
    """Paint all entries, or those whose names begin with a given word, into a folder."""
    if not arguments:
        sys.stderr.write("Give a folder for the pictures.\n")
        return 2
    folder, beginnings = Path(arguments[0]), tuple(arguments[1:]) or ("",)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = CoterieApplication(sys.argv[:1])
    family = shipped_family()
    for scheme, colours in (("light", LIGHT), ("dark", DARK)):
        application.wear(Theme(colours, Appearance(still=True), family, BASE_POINTS))
        for entry in ENTRIES:
            if entry.name.startswith(beginnings):
                render(entry.build(), entry.size, folder / f"{entry.name}-{scheme}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
