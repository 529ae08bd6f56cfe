# SPDX-License-Identifier: GPL-3.0-or-later
"""The model of a list of any length."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from coterie.ui.pages.people import known_rows
from coterie.ui.pages.people.people_model import PeopleModel
from coterie.ui.parts.rows import ROW_ROLE, PersonLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

_ROLE = Qt.ItemDataRole


def line(key: int) -> PersonLine:
    return PersonLine(
        key, f"No {key}", "", "2w", due=False, is_new=False, strength=5, checked=None, spoken=f"say {key}"
    )


class Source:
    """Answers what a model asks for, and remembers it."""

    def __init__(self, model: PeopleModel) -> None:
        self.asked: list[Sequence[int]] = []
        self._model = model
        model.rows_wanted.connect(self._answer)

    def _answer(self, keys: Sequence[int]) -> None:
        self.asked.append(keys)
        self._model.put_rows(keys, [line(key) for key in keys])


@pytest.fixture
def model(qtbot: QtBot) -> PeopleModel:
    return PeopleModel()


def test_qt_finds_nothing_wrong_with_it(model: PeopleModel, qtmodeltester: ModelTester) -> None:
    model.set_ids(array("q", range(1, 200)))
    model.put_rows([1, 2, 3], [line(1), line(2), line(3)])
    model.set_chosen(frozenset({2}))
    qtmodeltester.check(model, force_py=True)
    model.set_ids(array("q", (5, 3)))
    qtmodeltester.check(model, force_py=True)


def test_a_hundred_thousand_rows_are_there_and_few_are_asked_for(model: PeopleModel, qtbot: QtBot) -> None:
    source = Source(model)
    model.set_ids(array("q", range(1, 100_001)))
    assert model.rowCount() == 100_000
    assert source.asked == []
    for row in range(50_000, 50_020):
        model.index(row, 0).data(ROW_ROLE)
    qtbot.waitUntil(lambda: bool(source.asked))
    assert sum(map(len, source.asked)) <= 3 * known_rows.BLOCK
    assert model.index(50_010, 0).data(ROW_ROLE) == line(50_011)
    assert model.id_at(99_999) == 100_000
    assert model.row_of(100_000) == 99_999


def test_everybody_can_be_seen_a_few_at_a_time(
    model: PeopleModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_rows, "BLOCK", 7)
    monkeypatch.setattr(known_rows, "BLOCKS", 9)
    source = Source(model)
    model.set_ids(array("q", range(1, 1_001)))
    seen = []
    for row in range(1_000):
        if model.index(row, 0).data(ROW_ROLE) is None:
            asked = len(source.asked)
            qtbot.waitUntil(lambda asked=asked: len(source.asked) > asked)  # type: ignore[misc]
        seen.append(model.index(row, 0).data(ROW_ROLE).id)
    assert seen == list(range(1, 1_001))


def test_one_painting_asks_once(model: PeopleModel, qtbot: QtBot) -> None:
    source = Source(model)
    model.set_ids(array("q", range(1, 1_001)))
    for row in range(40, 80):
        model.index(row, 0).data(ROW_ROLE)
        model.index(row, 0).data(_ROLE.DisplayRole)
    qtbot.waitUntil(lambda: bool(source.asked))
    assert len(source.asked) == 1


def test_the_same_list_again_is_no_reset(model: PeopleModel, qtbot: QtBot) -> None:
    model.set_ids(array("q", (1, 2, 3)))
    model.put_rows([1, 2, 3], [line(1), line(2), line(3)])
    with qtbot.assertNotEmitted(model.modelReset):
        assert model.set_ids(array("q", (1, 2, 3))) is False
    assert model.index(1, 0).data(ROW_ROLE) == line(2), "what is known is shown until it is known anew"
    with qtbot.waitSignal(model.modelReset):
        assert model.set_ids(array("q", (3, 2))) is True
    assert model.rowCount() == 2


def test_rows_say_what_they_show_and_what_can_be_done(model: PeopleModel) -> None:
    model.set_ids(array("q", (1, 2)))
    model.put_rows([1], [line(1)])
    there, coming = model.index(0, 0), model.index(1, 0)
    assert there.data(_ROLE.AccessibleTextRole) == "say 1"
    assert coming.data(_ROLE.AccessibleTextRole) == "Loading"
    assert there.data(_ROLE.AccessibleDescriptionRole) == "Press Enter to open, X to select"
    assert (there.data(_ROLE.DisplayRole), coming.data(_ROLE.DisplayRole)) == ("No 1", "")
    assert there.data(_ROLE.ToolTipRole) is None
    assert model.data(QModelIndex(), ROW_ROLE) is None


def test_boxes_are_there_while_people_are_chosen(model: PeopleModel, qtbot: QtBot) -> None:
    model.set_ids(array("q", (1, 2)))
    model.put_rows([1, 2], [line(1), line(2)])
    first, second = model.index(0, 0), model.index(1, 0)
    assert first.data(_ROLE.CheckStateRole) is None
    assert not first.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert first.data(ROW_ROLE).checked is None
    assert model.setData(first, 2, _ROLE.CheckStateRole) is False
    model.set_chosen(frozenset({2}))
    assert (first.data(ROW_ROLE).checked, second.data(ROW_ROLE).checked) == (False, True)
    assert second.data(_ROLE.CheckStateRole) == Qt.CheckState.Checked
    assert first.flags() & Qt.ItemFlag.ItemIsUserCheckable
    with qtbot.waitSignal(model.checked, check_params_cb=lambda key: key == 1):
        assert model.setData(first, 2, _ROLE.CheckStateRole)
    assert model.setData(first, "x", _ROLE.EditRole) is False


def test_who_is_not_in_the_list_has_no_row(model: PeopleModel) -> None:
    model.set_ids(array("q", (4,)))
    assert (model.row_of(5), model.id_at(1), model.id_at(-1)) == (-1, 0, 0)
