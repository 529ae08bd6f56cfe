# SPDX-License-Identifier: GPL-3.0-or-later
"""Letting the login keyring of this computer open the vault, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli.command import Call, Command
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "keyring",
            _("let the login keyring of this computer open the vault, or not"),
            parts=(
                Command(
                    "on",
                    _("let the login keyring open the vault"),
                    turn_on,
                    examples=("keyring on",),
                    more=_(
                        "A key for the vault goes into the keyring that this computer opens when you log in. Whoever "
                        "uses your account can then open the vault without its passphrase, which goes on opening it."
                    ),
                ),
                Command("off", _("let only the passphrase open the vault"), turn_off, examples=("keyring off",)),
                Command(
                    "status", _("say whether the login keyring opens the vault"), status, examples=("keyring status",)
                ),
            ),
        ),
    )


def turn_on(call: Call) -> None:
    """Put a key into the login keyring, and let it open the vault."""
    with call.session() as session:
        session.keys.remember_here()
    call.answer({"changed": True}, [_("The login keyring opens this vault from now on. So does the passphrase.")])


def turn_off(call: Call) -> None:
    """Let the login keyring open the vault no longer, and take the key out of it."""
    with call.session() as session:
        was_on = session.keys.state().keyring
        left = session.keys.forget_here()
    if left and was_on:
        call.out.note(left)
        call.out.note(_("What it may still keep for this vault opens nothing any more."))
    said = _("The login keyring opens this vault no longer.") if was_on else _("The login keyring was off already.")
    call.answer({"changed": was_on}, [said])


def status(call: Call) -> None:
    """Say whether the login keyring is to open the vault, and whether it has the key; no passphrase is needed."""
    vault, keyring = call.app.vaults.keyring_slot(call.vault), call.app.keyring
    kept = keyring.read(vault) if vault and keyring is not None else None
    answers, reason = (kept.key is not None, kept.words) if kept is not None else (None, "")
    call.answer({"on": bool(vault), "answers": answers, "reason": reason}, _status_lines(bool(vault), reason))


def _status_lines(is_on: bool, reason: str) -> Iterator[str]:  # noqa: FBT001 - one of two states
    if not is_on:
        yield _("The login keyring is off: the passphrase opens this vault.")
    elif reason:
        yield _("The login keyring is on, but cannot open this vault now.")
        yield reason
    else:
        yield _("The login keyring is on and has the key of this vault.")
