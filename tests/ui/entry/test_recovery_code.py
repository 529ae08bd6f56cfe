# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code: kept in the first run by keyboard alone, judged group by group, and used when all else is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import WrongPassphrase
from coterie.ui.entry.code_view import CodeView
from coterie.ui.entry.first_run import FirstRunView
from coterie.ui.entry.recovery_offer import RecoveryOffer
from tests.builders import PASSPHRASE
from tests.ui.entry_scenes import with_code
from tests.ui.window import app_over

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.ui.entry.recovery_step import RecoveryStep
    from tests.ui.window import DrivenWindow, Windows

WORDS = "lantern orbit velvet harbour quill"
OTHER_WORDS = "copper meadow whistle northern"


def to_the_code(driven: DrivenWindow) -> tuple[FirstRunView, RecoveryStep]:
    """Go to the third step by keyboard."""
    view = driven.way_in.findChild(FirstRunView)
    assert isinstance(view, FirstRunView)
    driven.press("Return")
    driven.type(WORDS)
    driven.tab_to("Repeat the passphrase")
    driven.type(WORDS)
    driven.until(view._next.isEnabled)
    driven.press("Return")
    return view, view._recovery


def type_back(driven: DrivenWindow, step: RecoveryStep) -> None:
    """Type the two groups that are asked for."""
    assert step.code is not None
    for number in step.groups.asked:
        driven.tab_to(f"Group {number}")
        driven.type(step.code.groups[number - 1].lower())


def test_a_code_is_kept_by_keyboard_alone_and_opens_the_vault(windows: Windows, tmp_path: Path) -> None:
    driven = windows.empty(tmp_path)
    view, step = to_the_code(driven)
    assert not driven.app.default_vault.exists(), "the vault is made before the code is decided"
    assert step.code is not None
    code = step.code
    assert not view._next.isEnabled()
    type_back(driven, step)
    assert view._next.isEnabled()
    driven.press("Return")
    driven.settle()
    driven.until(lambda: view._unlocked is not None)
    assert view._recovery.code is None, "the code stays in the window"
    driven.window.close()
    unlocked = driven.app.open_by_code(driven.app.default_vault, code.text, OTHER_WORDS)
    unlocked.close()


def test_later_leaves_no_code_and_back_keeps_the_one_that_was_printed(windows: Windows, tmp_path: Path) -> None:
    driven = windows.empty(tmp_path)
    view, step = to_the_code(driven)
    printed = step.code
    driven.tab_to("Back")
    driven.press("Return")
    assert view._at == 1
    driven.until(view._next.isEnabled)
    view._go_on()
    assert step.code is printed
    driven.tab_to("Later")
    driven.press("Return")
    driven.settle()
    driven.until(lambda: view._unlocked is not None)
    assert view._unlocked is not None
    assert view._unlocked.session.keys.state().recovery_made is None


def test_both_groups_are_covered_as_soon_as_one_is_asked_for_and_each_is_judged_by_itself(
    windows: Windows, tmp_path: Path
) -> None:
    driven = windows.empty(tmp_path)
    view, step = to_the_code(driven)
    assert step.code is not None
    first, second = step.groups.asked
    assert step.groups.tiles._covered == frozenset()
    driven.tab_to(f"Group {first}")
    assert step.groups.tiles._covered == {first, second}
    assert step.code.groups[first - 1] not in step.groups.tiles.accessibleName()
    driven.type(step.code.groups[first - 1][:3])
    assert driven.focus().accessibleDescription() == "1 more character"
    driven.type(step.code.groups[first - 1][3])
    assert driven.focus().accessibleDescription() == "Correct"
    assert not view._next.isEnabled()
    driven.tab_to(f"Group {second}")
    wrong = "0000" if step.code.groups[second - 1] != "0000" else "1111"
    driven.type(wrong)
    assert "differs" in driven.focus().accessibleDescription()
    assert not view._next.isEnabled()


def test_a_vault_that_cannot_be_made_is_said_so_and_the_code_stays(windows: Windows, tmp_path: Path) -> None:
    driven = windows.empty(tmp_path)
    view, step = to_the_code(driven)
    code = step.code
    (driven.app.default_vault).mkdir()
    driven.tab_to("Later")
    driven.press("Return")
    driven.until(lambda: not view._problem.isHidden())
    assert "exists already" in view._problem.text()
    assert step.code is code
    assert view._back.isEnabled()
    assert view._later.isEnabled()


class TestUnlocking:
    @pytest.fixture
    def locked(self, windows: Windows, tmp_path: Path) -> DrivenWindow:
        return windows.locked(tmp_path)

    def to_the_passphrase(self, driven: DrivenWindow, typed: str) -> CodeView:
        driven.tab_to("Forgot the passphrase?")
        driven.press("Return")
        driven.settle()
        view = driven.way_in.findChild(CodeView)
        assert isinstance(view, CodeView)
        assert driven.focus() is view.code.field
        driven.type(typed)
        return view

    def choose_words(self, driven: DrivenWindow, view: CodeView) -> None:
        driven.press("Return")
        assert driven.focus() is view.passphrase._first
        driven.type(OTHER_WORDS)
        driven.tab_to("Repeat the passphrase")
        driven.type(OTHER_WORDS)
        driven.until(view.go_on.isEnabled)
        driven.press("Return")
        driven.settle()

    def test_the_code_opens_it_by_keyboard_and_a_new_one_is_kept(self, locked: DrivenWindow) -> None:
        code = with_code(locked.app)
        view = self.to_the_passphrase(locked, code.text.lower().replace("-", " "))
        self.choose_words(locked, view)
        locked.until(lambda: locked.way_in.findChild(RecoveryOffer) is not None)
        offer = locked.way_in.findChild(RecoveryOffer)
        assert isinstance(offer, RecoveryOffer)
        type_back(locked, offer.step)
        new = offer.step.code
        assert new is not None
        locked.press("Return")
        locked.until(lambda: locked.window.shell is not None, "the vault does not open")
        locked.settle()
        assert locked.session.statistics.counts()["people"] == 40
        locked.window.close()
        app, folder = locked.app, locked.app.default_vault
        for secret in (PASSPHRASE,):
            with pytest.raises(WrongPassphrase):
                app.open(folder, secret)
        with pytest.raises(WrongPassphrase):
            app.open_by_code(folder, code.text, WORDS)
        app.open(folder, OTHER_WORDS).close()
        app.open_by_code(folder, new.text, WORDS).close()

    def test_later_opens_it_without_a_new_code(self, locked: DrivenWindow) -> None:
        view = self.to_the_passphrase(locked, with_code(locked.app).text)
        self.choose_words(locked, view)
        locked.until(lambda: locked.way_in.findChild(RecoveryOffer) is not None)
        locked.tab_to("Later")
        locked.press("Return")
        locked.until(lambda: locked.window.shell is not None)
        locked.settle()
        assert locked.session.keys.state().recovery_made is None

    def test_leaving_from_the_offer_closes_the_vault(self, locked: DrivenWindow) -> None:
        view = self.to_the_passphrase(locked, with_code(locked.app).text)
        self.choose_words(locked, view)
        locked.until(lambda: locked.way_in.findChild(RecoveryOffer) is not None)
        locked.window.close()
        locked.app.open(locked.app.default_vault, OTHER_WORDS).close()

    def test_a_slip_is_named_before_anything_is_tried(
        self, locked: DrivenWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said: list[str] = []
        monkeypatch.setattr("coterie.ui.entry.code_view.announce", lambda _w, text, **_more: said.append(text))
        text = with_code(locked.app).text
        view = self.to_the_passphrase(locked, text[:-1])
        assert view.code._labelled._line.text() == "1 more character"
        assert not view.go_on.isEnabled()
        locked.type("0" if text[-1] != "0" else "1")
        assert "does not fit" in view.code._labelled.problem
        assert "does not fit" in said[-1]
        assert not view.go_on.isEnabled()
        locked.press("Backspace")
        locked.type(text[-1])
        assert said[-1] == "All nine groups fit together."
        assert view.go_on.isEnabled()

    def test_the_code_of_another_vault_changes_nothing(self, locked: DrivenWindow, tmp_path: Path) -> None:
        other = app_over(tmp_path / "other")
        other.create(other.default_vault, PASSPHRASE)
        stranger = with_code(other)
        with_code(locked.app)
        view = self.to_the_passphrase(locked, stranger.text)
        self.choose_words(locked, view)
        locked.until(lambda: bool(view.code._labelled.problem))
        assert view.code._labelled.problem.startswith("This code does not open this vault.")
        assert locked.focus() is view.code.field
        locked.app.open(locked.app.default_vault, PASSPHRASE).close()

    def test_back_leads_to_the_unlock_screen(self, locked: DrivenWindow) -> None:
        self.to_the_passphrase(locked, "")
        locked.tab_to("Back")
        locked.press("Return")
        locked.settle()
        locked.unlock()


def test_copying_goes_through_the_care_of_the_clipboard(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wear: Callable[..., None]
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("coterie.ui.clipboard.ClipboardCare.copy", lambda _self, text: copied.append(text))
    driven = windows.empty(tmp_path)
    _view, step = to_the_code(driven)
    driven.tab_to("Copy")
    driven.press("Return")
    assert step.code is not None
    assert copied == [step.code.text]
    assert "cleared" in step._done._words.text()
