# SPDX-License-Identifier: GPL-3.0-or-later
"""A code is shown whole until somebody types it back; then the groups that are asked for are covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from coterie.domain.recovery_codes import RecoveryCode, new_code
from coterie.ui.clipboard import clipboard_care
from coterie.ui.jobs import InlineJobs
from coterie.ui.parts.recovery_groups import RecoveryGroups
from coterie.ui.printing.code_keeping import CodeKeeping
from coterie.ui.printing.recovery_paper import recovery_paper
from tests.builders import TODAY, StoppedClock
from tests.ui.clipping import painted_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coterie.domain.errors import UserError

CODE = RecoveryCode(bytes(range(20)))


@pytest.fixture
def part(show: Callable[..., QWidget]) -> RecoveryGroups:
    made = RecoveryGroups()
    show(made)
    made.show_code(CODE.groups)
    return made


def painted(part: RecoveryGroups) -> set[str]:
    with painted_texts() as texts:
        part.tiles.grab()
    return {text.text for text in texts}


def test_everything_is_shown_at_first_and_spelt_out(part: RecoveryGroups) -> None:
    assert set(CODE.groups) <= painted(part)
    for group in CODE.groups:
        assert " ".join(group) in part.tiles.accessibleName()


def test_groups_that_are_asked_for_are_covered_for_eye_and_ear_while_they_are_typed(part: RecoveryGroups) -> None:
    part._fields[0].field.setFocus()
    asked = {CODE.groups[number - 1] for number in part.asked}
    assert len(asked) == 2
    assert not asked & painted(part)
    assert set(CODE.groups) - asked <= painted(part)
    for group in asked:
        assert " ".join(group) not in part.tiles.accessibleName()


def test_the_last_group_is_never_asked_for_and_not_always_the_same_are() -> None:
    part = RecoveryGroups()
    seen = set()
    for _time in range(40):
        part.show_code(CODE.groups)
        seen.add(part.asked)
        assert len(CODE.groups) not in part.asked
    assert len(seen) > 3


def test_it_is_ready_once_both_are_right_however_they_are_written(part: RecoveryGroups) -> None:
    heard: list[bool] = []
    part.ready.connect(heard.append)
    one, other = (CODE.groups[number - 1] for number in part.asked)
    part._fields[0].field.setText(f" {one[:2].lower()}-{one[2:]}")
    assert not part.is_ready()
    part._fields[1].field.setText(other[:3])
    assert not part.is_ready()
    part._fields[1].field.setText(other)
    assert part.is_ready()
    assert heard[-1] is True
    assert part.typed == {part.asked[0]: f" {one[:2].lower()}-{one[2:]}", part.asked[1]: other}


def test_a_wrong_group_is_said_at_once(part: RecoveryGroups) -> None:
    group = CODE.groups[part.asked[0] - 1]
    wrong = group[:3] + ("2" if group[3] != "2" else "3")
    part._fields[0].field.setText(wrong)
    assert "differs" in part._fields[0].field.accessibleDescription()
    assert not part.is_ready()


def test_showing_it_again_takes_back_what_was_typed(part: RecoveryGroups) -> None:
    part._fields[0].field.setFocus()
    part._fields[0].field.setText(CODE.groups[part.asked[0] - 1])
    part._again.click()
    assert set(CODE.groups) <= painted(part)
    assert part._fields[0].text == ""
    assert not part.is_ready()


def test_nothing_is_left_of_a_code_that_is_forgotten(part: RecoveryGroups) -> None:
    part._fields[0].field.setText(CODE.groups[part.asked[0] - 1])
    part.forget()
    assert not set(CODE.groups) & painted(part)
    assert part.typed == {}
    assert not part.is_ready()
    left = " ".join([part.tiles.accessibleName(), *(label.text() for label in part.findChildren(QLabel))])
    assert not any(group in left or " ".join(group) in left for group in CODE.groups)


class TestTakingItAlong:
    def test_a_copy_is_the_whole_code_and_goes(self, part: RecoveryGroups) -> None:
        said: list[str] = []
        keeping = kept(part, said)
        part.copy_button.click()
        assert QGuiApplication.clipboard().text() == keeping.text
        assert "30 seconds" in said[0]
        clipboard_care().forget()
        assert QGuiApplication.clipboard().text() == ""

    def test_a_file_is_a_page_for_this_user_alone(self, part: RecoveryGroups, tmp_path: Path) -> None:
        said: list[str] = []
        kept(part, said)
        part.findChildren(CodeKeeping)[-1].save(tmp_path / "code")
        file = tmp_path / "code.pdf"
        assert file.read_bytes().startswith(b"%PDF")
        assert file.stat().st_mode & 0o077 == 0
        assert "not encrypted" in said[0]

    def test_a_place_that_cannot_be_written_is_told(self, part: RecoveryGroups, tmp_path: Path) -> None:
        failed: list[UserError] = []
        kept(part, [], failed)
        part.findChildren(CodeKeeping)[-1].save(tmp_path / "nowhere" / "code.pdf")
        assert "There is no folder" in str(failed[0])

    def test_paper_holds_the_code_and_what_it_opens(self) -> None:
        code = new_code()
        paper = recovery_paper(code, "Noor", TODAY)
        text = str(paper.parts)
        assert all(group in text for group in code.groups)
        assert code.text in text
        assert "Noor" in text
        assert code.groups[0] not in paper.file_stem + paper.running + paper.says


def kept(part: RecoveryGroups, said: list[str], failed: list[UserError] | None = None) -> RecoveryCode:
    """Wire the ways of a part, with a code of its own."""
    code = new_code()
    refused: list[UserError] = [] if failed is None else failed
    keeping = CodeKeeping(part, InlineJobs(), StoppedClock(), said=said.append, failed=refused.append)
    keeping.begin(code, "Noor")
    return code
