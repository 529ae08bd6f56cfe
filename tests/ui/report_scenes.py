# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of a newer export, and its rows, to look at."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from coterie.services.jobs import QuietJob
from coterie.ui.pages.import_export.page import ImportExportPage
from tests.storage.importing.foreign import connection, connections

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.window import DrivenWindow

NAMES = ("Kenji Watanabe", "Tomás Herrera", "Priya Raman", "Aoife Byrne", "Mateus Oliveira", "Hana Kovač", "Wei Zhang",
         "Sofia Marchetti", "Jonas Weber", "Chidi Eze")  # fmt: skip
OLDER = {name: (f"Firm of {name.split()[0]}", "Engineer", "") for name in NAMES}
NEWER = {
    **{name: OLDER[name] for name in NAMES[4:]},
    "Kenji Watanabe": ("Orbis Freight", "Principal engineer", ""),
    "Tomás Herrera": ("Fjordbank", "Director of data", "t.herrera@example.org"),
    "Hana Kovač": ("Firm of Hana", "Engineer", "hk@example.com"),
    "Lea Wolf": ("Tessel Health", "Product lead", ""),
    "Aoife Byrne": OLDER["Aoife Byrne"],
}


def report(driven: DrivenWindow) -> QWidget:
    """Bring two exports in, once, and show what the second one did."""
    past = driven.session.importing.past()
    batch = next((one.batch_id for one in past if "Complete_LinkedInDataExport_03-10-2026.zip" in one.files), None)
    if batch is None:
        for day, people in (("01-12-2026", OLDER), ("03-10-2026", NEWER)):
            file = driven.app.default_vault.parent / f"Complete_LinkedInDataExport_{day}.zip"
            rows = [connection(name, *values) for name, values in people.items()]
            with zipfile.ZipFile(file, "w") as packed:
                packed.writestr("Connections.csv", connections(*rows, *([["", "", "", "", "", "", "14 Jan 2020"]])))
            batch = driven.session.importing.bring_in([file], (), (), QuietJob()).batch_id
    driven.go("import_export", f"report:{batch}")
    driven.settle()
    return driven.middle


def rows(driven: DrivenWindow) -> QWidget:
    """Show every row of that import."""
    report(driven)
    page = driven.page
    assert isinstance(page, ImportExportPage)
    page.report.every_row.click()
    driven.settle()
    assert driven.sheet is not None
    return driven.sheet
