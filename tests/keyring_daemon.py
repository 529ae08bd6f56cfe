# SPDX-License-Identifier: GPL-3.0-or-later
"""A real gnome-keyring on a session bus of its own, for the tests that are worth it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WAIT_S = 20.0
SECRETS = "org.freedesktop.secrets"
PROMPTER = "org.gnome.keyring.SystemPrompter"
#: The number of the field of a message that holds the name of what is called.
MEMBER = 3
#: A bus that starts nothing by itself: no second daemon, and no window that asks for a password.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={path}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True)
class KeyringDaemon:
    """The daemon, and the address of its bus."""

    process: subprocess.Popen[bytes]
    address: str

    def lock(self) -> None:
        """Lock the keyring, as it is before the person has logged in."""
        import secretstorage
        from jeepney.io.blocking import open_dbus_connection

        with open_dbus_connection(self.address) as bus:
            secretstorage.Collection(bus).lock()

    def labels(self) -> list[str]:
        """Name what lies in the keyring."""
        import secretstorage
        from jeepney.io.blocking import open_dbus_connection

        with open_dbus_connection(self.address) as bus:
            return [item.get_label() for item in secretstorage.Collection(bus).get_all_items()]

    @contextmanager
    def prompter(self) -> Iterator[Callable[[], list[str]]]:
        """Be the window that asks for the password of the keyring; gives what was asked of it since the last look."""
        from jeepney.bus_messages import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        with open_dbus_connection(self.address) as bus:
            Proxy(message_bus, bus).RequestName(PROMPTER)

            def asked() -> list[str]:
                names: list[str] = []
                while True:
                    try:
                        message = bus.receive(timeout=0.1)
                    except TimeoutError:
                        return names
                    names.append(str(message.header.fields.get(MEMBER)))

            asked()  # that the name was got is told, too
            yield asked


@contextmanager
def unlocked_daemon(folder: Path) -> Iterator[KeyringDaemon]:
    """Start a bus and an unlocked keyring in an empty folder; skips where they are not installed."""
    missing = [name for name in ("dbus-daemon", "gnome-keyring-daemon") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")
    (folder / "bus.conf").write_text(BUS.format(path=folder / "bus"))
    bus = subprocess.Popen(
        ["dbus-daemon", "--config-file", folder / "bus.conf", "--nofork", "--nopidfile", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert bus.stdout is not None
        with bus.stdout:
            address = bus.stdout.readline().strip()
        with _daemon(folder, address) as process:
            yield KeyringDaemon(process, address)
    finally:
        bus.kill()
        bus.wait()


@contextmanager
def _daemon(folder: Path, address: str) -> Iterator[subprocess.Popen[bytes]]:
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "XDG_RUNTIME_DIR": str(folder)}
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    process = subprocess.Popen(
        [*command, "--control-directory", folder / "control"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "DBUS_SESSION_BUS_ADDRESS": address} | own,
    )
    try:
        assert process.stdin is not None
        with process.stdin as password:
            password.write(b"the password of the log-in")
        _wait_for_secrets(address)
        yield process
    finally:
        process.kill()
        process.wait()


def _wait_for_secrets(address: str) -> None:
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    end = time.monotonic() + WAIT_S
    with open_dbus_connection(address) as bus:
        while not Proxy(message_bus, bus).NameHasOwner(SECRETS)[0]:
            assert time.monotonic() < end, "the keyring daemon did not come up"
            time.sleep(0.02)
