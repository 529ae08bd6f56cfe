# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing on this page is cut: narrow and wide, in large text, in longer words and from right to left."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coterie.domain import texts
from coterie.ui.design.appearance import Appearance
from coterie.ui.pages.import_export import PAGE
from coterie.ui.pages.import_export.page import ImportExportPage
from tests.storage.importing.foreign import connection, message, messages
from tests.ui.clipping import layout_faults, painted_faults
from tests.ui.pages.import_export.staging import MIRA, MOVED, Staged
from tests.ui.pseudo_locale import Widened
from tests.ui.window import bury

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.ui.design.theme import CoterieApplication

#: What a page has of the smallest and of the usual window.
SIZES = ((724, 600), (904, 600), (1204, 900))
VOICES = {
    "english": (gettext.NullTranslations, Qt.LayoutDirection.LeftToRight),
    "longer": (Widened, Qt.LayoutDirection.LeftToRight),
    "right to left": (gettext.NullTranslations, Qt.LayoutDirection.RightToLeft),
}


@pytest.fixture(params=VOICES)
def _voice(request: pytest.FixtureRequest, qapp: CoterieApplication) -> Iterator[None]:
    catalogue, direction = VOICES[request.param]
    texts.speak(catalogue())
    qapp.setLayoutDirection(direction)
    yield
    texts.speak(gettext.NullTranslations())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def parts(staged: Staged, page: ImportExportPage) -> Iterator[str]:
    """Bring every part of the page to the front, with something on it."""
    staged.have_mira()
    staged.opened.add("Ana Lindqvist", organisation="Fjord", title="Designer", emails=("ana@example.org",))
    page.reload()
    yield "home"
    page.bring_in([staged.files.file("strange.bin", "\x00\x01nothing")])
    yield "trouble"
    talk = messages(message("Robin Doe", MIRA, "2024-07-10", "Hello"))
    page.bring_in([
        staged.files.file("messages.csv", talk),
        staged.archive(MOVED, connection("Ana Lindqvist", "Fjord", "Lead"), connection("", slug=""), Logins="a\n"),
    ])  # fmt: skip
    for tile in ("updated", "created", "held", "skipped", "refused", "unchanged"):
        page.flow.choose(tile)
        yield f"review {tile}"
    page.review.show_refusal("The file was changed after you looked at it. Nothing was imported.")
    yield "refused"
    page.flow.import_now()
    yield "report"
    page.show_selection("duplicates")
    yield "duplicates"
    for form in ("vcard", "reminders", "csv"):
        page.show_selection("export")
        page._exports.choose_form(form)
        yield f"export {form}"
    page._exports.choose_form("vcard")
    page._exports.choose_who("query")
    yield "export of a search"
    page._reports.open(2)
    page._reports.undo()
    yield "report undone"


def come_to_rest() -> None:
    """Let layouts that depend on each other's answers find their places."""
    for _round in range(3):
        QApplication.processEvents()
        bury()


@pytest.mark.usefixtures("_voice")
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_everything_fits(staged: Staged, wear: Callable[..., None], percent: int) -> None:
    page = PAGE.build(staged.desk)
    assert isinstance(page, ImportExportPage)
    page.show()
    wear(Appearance(text_percent=percent, still=True))
    faults = []
    for part in parts(staged, page):
        for size in SIZES:
            page.resize(*size)
            come_to_rest()
            if page.width() > size[0]:
                faults.append(f"{part}: the page is {page.width()} wide where there are {size[0]}")
            where = f"{part} in {size[0]}x{size[1]}: "
            faults += [where + fault for fault in dict.fromkeys([*layout_faults(page), *painted_faults(page)])]
    page.close()
    page.deleteLater()
    assert not faults, f"{len(faults)} things do not fit:\n" + "\n".join(faults[:60])
