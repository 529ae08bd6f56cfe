# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in when something is lost: a passphrase, a computer, part of a file. Real vaults, really damaged."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from coterie.domain.backups import Reason
from coterie.domain.recovery_codes import new_code
from coterie.ui.entry.code_view import CodeView
from coterie.ui.entry.damage_view import DamageView
from coterie.ui.entry.first_run import FirstRunView
from coterie.ui.entry.recovery_offer import RecoveryOffer
from coterie.ui.entry.restore_view import RestoreView
from coterie.ui.entry.unlock_view import UnlockView
from tests.builders import PASSPHRASE
from tests.ui.window import app_over

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.domain.recovery_codes import RecoveryCode
    from coterie.services.app import App
    from tests.ui.window import DrivenWindow, Windows

PAGE = 4096


def with_backup(windows: Windows, folder: Path) -> App:
    """Copy the vault with the invented people, with one backup in it."""
    app = app_over(folder)
    shutil.copytree(windows.samples, app.default_vault)
    back_up(app)
    return app


def back_up(app: App) -> Path:
    """Make one more backup."""
    with app.unlock(app.default_vault, PASSPHRASE) as session:
        return session.backups.make(Reason.ASKED).file


def with_code(app: App) -> RecoveryCode:
    """Let a recovery code open a vault."""
    code = new_code()
    with app.unlock(app.default_vault, PASSPHRASE) as session:
        session.keys.keep_recovery_code(code, {1: code.groups[0], 5: code.groups[4]})
    return code


def damage_a_page(folder: Path, page: int = 40) -> None:
    """Turn bits over in the middle of one page of the database."""
    with (folder / "vault.db").open("r+b") as stream:
        stream.seek((page - 1) * PAGE + 1_000)
        before = stream.read(64)
        stream.seek((page - 1) * PAGE + 1_000)
        stream.write(bytes(byte ^ 0xFF for byte in before))


def damage_many(folder: Path) -> None:
    """Damage a page that every start reads, and others behind it."""
    for page in (2, 100, 101, 140):
        damage_a_page(folder, page)


def damage_the_keys(folder: Path) -> None:
    """Make both key files unreadable."""
    for name in ("vault.keys", "vault.keys.2"):
        (folder / name).write_bytes(b"\0" * 400)


def lose_the_database(folder: Path) -> None:
    """Take vault.db away."""
    (folder / "vault.db").unlink()


def recovery(driven: DrivenWindow) -> None:
    """Come to the third step, with one group typed back right and one not whole."""
    view = driven.way_in.findChild(FirstRunView)
    assert isinstance(view, FirstRunView)
    view._go_on()
    view._passphrase._use()
    view._go_on()
    step = view._recovery
    assert step.code is not None
    first, second = step.groups._fields
    first.field.setText(step.code.groups[step.groups.asked[0] - 1])
    second.field.setText(step.code.groups[step.groups.asked[1] - 1][:3])
    second.field.setFocus()


def _unlock_view(driven: DrivenWindow) -> UnlockView:
    view = driven.way_in.findChild(UnlockView)
    assert isinstance(view, UnlockView)
    return view


def code_step(driven: DrivenWindow) -> CodeView:
    """Go to the code from the unlock screen, and type one."""
    _unlock_view(driven).forgotten.emit()
    driven.settle()
    view = driven.way_in.findChild(CodeView)
    assert isinstance(view, CodeView)
    driven.type(new_code().text)
    return view


def restore(driven: DrivenWindow) -> RestoreView:
    """Choose a backup from the unlock screen and look into it."""
    _unlock_view(driven).restore.emit()
    view = driven.way_in.findChild(RestoreView)
    assert isinstance(view, RestoreView)
    view.presenter.choose(driven.app.backups_of(driven.app.default_vault)[0].file)
    driven.settle()
    return view


def damage(driven: DrivenWindow) -> DamageView:
    """Give the damage window."""
    view = driven.way_in.findChild(DamageView)
    assert isinstance(view, DamageView)
    return view


def _restored(driven: DrivenWindow) -> None:
    restore(driven)
    driven.type(PASSPHRASE)
    driven.press("Return")
    driven.settle()


def _unlocked(driven: DrivenWindow) -> None:
    driven.type(PASSPHRASE)
    driven.press("Return")
    driven.settle()


def _offered(driven: DrivenWindow) -> None:
    """Unlock by a code, up to the new one that is offered."""
    code = with_code(driven.app)
    view = code_step(driven)
    view.code.field.setText(code.text)
    view._go_on()
    view.passphrase._use()
    view._go_on()
    driven.settle()
    driven.until(lambda: driven.way_in.findChild(RecoveryOffer) is not None, "no code is offered")
    offer = driven.way_in.findChild(RecoveryOffer)
    assert isinstance(offer, RecoveryOffer)
    offer.step.groups._fields[0].field.setText("A")


#: By name: what is done to the vault before the window comes up, and what somebody does then.
_LOST: dict[str, tuple[Callable[[Path], None] | None, Callable[[DrivenWindow], object]]] = {
    "unlock by code": (None, code_step),
    "unlock by code, new code": (None, _offered),
    "restore": (None, restore),
    "restore, counts": (None, _restored),
    "damage, before the passphrase": (lose_the_database, damage),
    "damage, keys": (damage_the_keys, _unlocked),
    "damage, page": (damage_many, _unlocked),
}


def lost_ones(windows: Windows, folder: Path) -> dict[str, DrivenWindow]:
    """Give the windows of everything that is shown when something is lost."""
    first = windows.empty(folder / "recovery")
    recovery(first)
    first.settle()
    shown = {"first run, recovery code": first}
    for name, (harm, act) in _LOST.items():
        app = with_backup(windows, folder / name)
        if harm is not None:
            harm(app.default_vault)
        driven = windows.over(app)
        driven.settle()
        act(driven)
        driven.settle()
        shown[name] = driven
    return shown
