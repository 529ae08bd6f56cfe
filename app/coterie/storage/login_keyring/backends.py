# SPDX-License-Identifier: GPL-3.0-or-later
"""The five keyrings that are believed, made by their own names; nothing else decides which one is used.

`keyring.get_keyring()` would follow an environment variable, a settings file and whatever is installed beside it: to a
keyring that keeps nothing, or keeps keys in clear.
"""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

MACOS = "keyring.backends.macOS.Keyring"
WINDOWS = "keyring.backends.Windows.WinVaultKeyring"
SECRET_SERVICE = "keyring.backends.SecretService.Keyring"  # noqa: S105 - the name of a class
LIBSECRET = "keyring.backends.libsecret.Keyring"
KWALLET = "keyring.backends.kwallet.DBusKeyring"
ACCEPTED = (MACOS, WINDOWS, SECRET_SERVICE, LIBSECRET, KWALLET)
SESSION_BUS = "DBUS_SESSION_BUS_ADDRESS"


class Backend(Protocol):
    """What is asked of a keyring; any of it may raise anything."""

    def get_password(self, service: str, username: str) -> str | None:
        """Give what is kept under a name."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep something under a name."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove what is kept under a name."""


class NotAccepted(Exception):
    """A keyring that is not one of the five."""


def made(name: str) -> Backend:
    """Make the keyring of that name; NotAccepted, or anything that tells it cannot work here."""
    module, _dot, wanted = name.rpartition(".")
    if name not in ACCEPTED:
        raise NotAccepted(name)
    kind = getattr(import_module(module), wanted)
    if f"{kind.__module__}.{kind.__qualname__}" != name:
        raise NotAccepted(name)
    if kind.priority < 1:  # asking for it raises where the keyring cannot work; below 1 it is not recommended
        raise NotAccepted(name)
    backend: Backend = kind()
    return backend


def backends_here() -> Iterator[Backend]:
    """Make the accepted keyrings that work on this system, the most usual first."""
    for name in _names():
        with contextlib.suppress(Exception):
            yield made(name)


def _names() -> tuple[str, ...]:
    """Name what may work on this kind of system; without a session bus nothing does on those that need one."""
    if sys.platform == "darwin":
        return (MACOS,)
    if sys.platform == "win32":
        return (WINDOWS,)
    return (SECRET_SERVICE, LIBSECRET, KWALLET) if os.environ.get(SESSION_BUS) else ()


def would_ask(backend: Backend) -> bool:
    """Tell whether a keyring would ask the person for its own password; only the Secret Service says so beforehand."""
    kind = type(backend)
    if f"{kind.__module__}.{kind.__qualname__}" != SECRET_SERVICE:
        return False
    import secretstorage

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        try:
            return secretstorage.Collection(bus).is_locked()
        except secretstorage.ItemNotFoundException:  # there is none yet, and it would be made with a password
            return True
