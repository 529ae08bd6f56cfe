# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said above every page about how and where a vault was opened, and once only what is only to be read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.preferences import PreferencesStore
from coterie.ui.shell.opening_strips import OpeningStrips

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.desks import TestDesk
    from tests.ui.window import Windows


def test_a_risky_place_is_told_once_after_unlocking(windows: Windows, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "me"
    driven = windows.locked(folder)
    driven.unlock()
    driven.until(driven.shell._strips.opening.notice.isVisible, "nothing is said of the place")
    assert "Dropbox" in driven.shell._strips.opening.notice._first.text()
    driven.tab_to("Got it")
    driven.press("Return")
    assert not driven.shell._strips.opening.isVisible()
    again = windows.again(driven)
    again.unlock()
    again.until(lambda: not again.shell._later)
    again.settle()
    assert not again.shell._strips.opening.isVisible()


def test_an_ordinary_place_is_not_spoken_of(windows: Windows, tmp_path: Path) -> None:
    driven = windows.ready(tmp_path)
    driven.until(lambda: not driven.shell._later)
    driven.settle()
    assert not driven.shell._strips.opening.isVisible()


def test_a_new_risk_of_a_known_place_is_told_again(
    desks: Callable[..., TestDesk], tmp_path: Path, show: Callable[..., object]
) -> None:
    desk = desks().desk
    strips = OpeningStrips(desk.jobs, PreferencesStore(tmp_path / "p.json"))
    show(strips)
    strips._folder = tmp_path
    strips._take(["It lies on a network."])
    strips.read.click()
    strips._take(["It lies on a network."])
    assert strips.isHidden()
    strips._take(["It lies on a network.", "A copy lies beside it."])
    assert not strips.isHidden()


def test_remarks_of_the_opening_are_shown(
    windows: Windows, desks: Callable[..., TestDesk], tmp_path: Path, show: Callable[..., object]
) -> None:
    driven = windows.ready(tmp_path)
    opened = driven.window._unlocked
    assert opened is not None
    strips = OpeningStrips(desks().desk.jobs, PreferencesStore(tmp_path / "p.json"))
    show(strips)
    strips.open(opened._replace(remarks=("Something was odd.",)))
    assert strips.notice._first.text() == "Something was odd."
    assert strips.isVisible()
