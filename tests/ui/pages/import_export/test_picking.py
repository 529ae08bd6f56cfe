# SPDX-License-Identifier: GPL-3.0-or-later
"""People of a list that stays out, who are picked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.ui.pages.import_export.review.pick_sheet import PickSheet
from tests.importers.guest_lists.samples import EVENTBRITE_DATED
from tests.storage.importing.foreign import card
from tests.ui.pages.import_export.flowing import Flow
from tests.ui.pages.import_export.fronting import front, run, shown

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.pages.import_export.staging import Staged


@pytest.fixture
def guests(staged: Staged) -> Path:
    """A list of guests."""
    path = staged.files.folder / "report.csv"
    path.write_text(EVENTBRITE_DATED, encoding="utf-8")
    return path


def test_a_list_that_is_off_offers_its_people(staged: Staged, guests: Path) -> None:
    flow = Flow(staged)
    flow.presenter.begin([guests, staged.files.file("ada.vcf", card("Ada Berg"))])
    ticks = {tick.text: (tick.detail, tick.ticked, tick.picks) for tick in flow.shown.ticks}
    assert ticks == {"report.csv": ("2 rows", False, "guests"), "ada.vcf": ("1 row", True, "")}
    flow.presenter.pick_people("guests")
    sheet = flow.seen.last("show_picking")
    assert [line.cells[0].text for line in sheet.table.lines] == ["Jonas Lind", "Mira Okafor"]
    assert sheet.button == "Bring in nobody"
    flow.presenter.lists.search("okaf")
    flow.presenter.lists.tick(0)
    sheet = flow.seen.last("show_picking")
    assert [(line.cells[0].text, line.checked) for line in sheet.table.lines] == [("Mira Okafor", True)]
    assert sheet.button == "Bring in 1 person"
    flow.presenter.take_people()
    assert flow.shown.ticks[0].detail == "1 picked"
    flow.presenter.pick_people("guests")
    assert [line.checked for line in flow.seen.last("show_picking").table.lines] == [False, True]
    flow.import_now()
    assert sorted(staged.files.people()) == ["Ada Berg", "Mira Okafor"]


def test_a_list_that_comes_in_whole_needs_no_picking(staged: Staged, guests: Path) -> None:
    flow = Flow(staged)
    flow.presenter.begin([guests])
    (tick,) = flow.shown.ticks
    assert tick.picks == "guests"
    flow.presenter.tick_file(tick.key, True)
    assert flow.happens()[0] == "2 people added"
    (tick,) = flow.shown.ticks
    assert (tick.ticked, tick.picks) == (True, "")


def test_the_sheet_ticks_searches_and_brings_in(staged: Staged, guests: Path, qtbot: QtBot) -> None:
    page = shown(staged, qtbot)
    page.bring_in([guests])
    assert front(page) is page.review
    page.review.files.table.opened.emit(0)
    sheet = page.findChild(PickSheet)
    assert sheet is not None
    assert sheet.isVisible()
    sheet.query.written.emit("jonas")
    sheet.table.ticked.emit(0)
    assert sheet.accept_button.text() == "Bring in 1 person"
    sheet.accept_button.click()
    assert not sheet.isVisible()
    assert run(page, "run")
    assert staged.files.people() == ["Jonas Lind"]
