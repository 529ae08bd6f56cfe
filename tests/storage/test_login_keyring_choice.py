# SPDX-License-Identifier: GPL-3.0-or-later
"""Which keyrings are believed, whatever else is suggested; what asking one may reach, and what it may cost."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from coterie import bootstrap
from coterie.storage.login_keyring import backends, child, child_keyring
from coterie.storage.login_keyring.child_keyring import ChildKeyring
from tests.keyring_daemon import unlocked_daemon
from tests.storage.keyring_desk import ABSENT, KEY, PATIENT, TOP, VAULT, with_fake

if TYPE_CHECKING:
    from pathlib import Path


PLAINTEXT = """
from pathlib import Path
from keyring.backend import KeyringBackend

Path({trace!r}).write_text("loaded")


class PlaintextKeyring(KeyringBackend):
    priority = 99

    def get_password(self, service, username):
        return "5a" * 32

    def set_password(self, service, username, password):
        Path({trace!r}).write_text(password)

    def delete_password(self, service, username):
        pass
"""
NAMES = {
    "in_clear.PlaintextKeyring", "keyring.backends.null.Keyring", "keyring.backends.fail.Keyring",
    "keyring.backends.chainer.ChainerBackend", "keyring.backends.kwallet.DBusKeyringKWallet4",
}  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let environment, settings file and installed packages all name a plaintext keyring; gives the trace it leaves."""
    home, site, trace = tmp_path / "hostile home", tmp_path / "site", tmp_path / "trace"
    settings = f"[backend]\ndefault-keyring=in_clear.PlaintextKeyring\nkeyring-path={site}\n"
    for folder in (home / ".config/python_keyring", home / ".local/share/python_keyring", home / "xdg/python_keyring"):
        folder.mkdir(parents=True)
        (folder / "keyringrc.cfg").write_text(settings)
    installed = site / "in_clear-1.0.dist-info"
    installed.mkdir(parents=True)
    (site / "in_clear.py").write_text(PLAINTEXT.format(trace=str(trace)))
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: in-clear\nVersion: 1.0\n")
    (installed / "entry_points.txt").write_text("[keyring.backends]\nclear = in_clear\n")
    for name, value in {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_CONFIG_HOME": home / "xdg",
        "XDG_DATA_HOME": home / "xdg",
        "PYTHONPATH": site,
        "PYTHON_KEYRING_BACKEND": "in_clear.PlaintextKeyring",
        "KEYRING_PROPERTY_SCHEME": "KeePassXC",
        "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/freedesktop/secrets/collection/session",
        "KEYCHAIN_PATH": home / "keychain",
    }.items():
        monkeypatch.setenv(name, str(value))
    return trace


def chosen_by_the_package() -> str:
    """Name the keyring that the package itself chooses in this environment."""
    code = "import keyring; print(type(keyring.get_keyring()).__name__)"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("by", ["environment", "settings", "package"])
def test_no_environment_settings_file_or_package_chooses_the_keyring(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    if by != "environment":
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    if by == "package":
        for settings in hostile.parent.rglob("keyringrc.cfg"):
            settings.unlink()
    assert chosen_by_the_package() == "PlaintextKeyring"
    hostile.unlink()
    keyring = ChildKeyring(PATIENT)
    kept = keyring.write(VAULT, KEY)
    assert (kept.key, keyring.read(VAULT).key) == (None, None)
    assert not hostile.exists(), "the plaintext keyring was loaded"
    if sys.platform == "linux":
        assert kept.words == ABSENT


def test_a_real_daemon_is_used_whatever_else_is_suggested(
    hostile: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unlocked_daemon(tmp_path_factory.mktemp("bus")) as daemon:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.address)
        assert chosen_by_the_package() == "PlaintextKeyring"
        hostile.unlink()
        keyring = ChildKeyring(PATIENT)
        assert keyring.write(VAULT, KEY).key == KEY
        assert len(daemon.labels()) == 1
        assert keyring.read(VAULT).key == KEY
    assert not hostile.exists()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_other_keyrings_are_refused_by_name(hostile: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.syspath_prepend(str(hostile.parent / "site"))
    with pytest.raises(backends.NotAccepted):
        backends.made(name)
    assert not hostile.exists()


@pytest.mark.parametrize("other", ["in_clear.PlaintextKeyring", "keyring.backends.null.Keyring"])
def test_another_class_under_an_accepted_name_is_refused(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    monkeypatch.syspath_prepend(str(hostile.parent / "site"))
    module, _dot, kind = other.rpartition(".")
    monkeypatch.setattr("keyring.backends.SecretService.Keyring", getattr(import_module(module), kind))
    with pytest.raises(backends.NotAccepted):
        backends.made(backends.SECRET_SERVICE)


@pytest.mark.parametrize("name", ["keyring", "secretstorage", "jeepney", "json", "coterie"])
def test_nothing_in_the_working_folder_takes_the_place_of_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    trace = tmp_path / "trace"
    (tmp_path / f"{name}.py").write_text(f"open({str(trace)!r}, 'w').close()\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'no bus'}")
    assert ChildKeyring(PATIENT).read(VAULT).key is None
    assert not trace.exists()


def test_the_accepted_keyrings_are_these_five_and_the_package_has_them() -> None:
    assert len(backends.ACCEPTED) == 5
    for name in backends.ACCEPTED:
        module, _dot, kind = name.rpartition(".")
        found = getattr(import_module(module), kind)
        assert f"{found.__module__}.{found.__qualname__}" == name


def test_the_names_of_locks_are_those_the_libraries_use() -> None:
    assert hasattr(import_module("keyring.errors"), "KeyringLocked")
    if sys.platform == "linux":
        library = import_module("secretstorage.exceptions")
        assert {"LockedException", "PromptDismissedException"} <= set(dir(library))
    assert {"KeyringLocked", "LockedException", "PromptDismissedException"} == child._LOCKED


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has a session bus")
@pytest.mark.parametrize(
    ("named", "passed"),
    [
        ("unix:path=/run/user/1000/bus", "unix:path=/run/user/1000/bus"),
        ("unix:abstract=/tmp/dbus-x,guid=1f", "unix:abstract=/tmp/dbus-x,guid=1f"),
        ("tcp:host=192.0.2.1,port=4444", None),
        ("nonce-tcp:host=localhost,port=1;unix:path=/a;autolaunch:", "unix:path=/a"),
        ("unixexec:path=/bin/sh", None),
        ("autolaunch:", None),
    ],
)
def test_only_a_bus_on_this_computer_is_spoken_to(named: str, passed: str | None) -> None:
    given = child_keyring.environment_of_child({"DBUS_SESSION_BUS_ADDRESS": named, "XDG_RUNTIME_DIR": "/nowhere"})
    assert given.get("DBUS_SESSION_BUS_ADDRESS") == passed


def test_the_usual_bus_is_found_and_nothing_else_is_passed_on(tmp_path: Path) -> None:
    runtime = tmp_path / "run; time"
    runtime.mkdir()
    ours = {"XDG_RUNTIME_DIR": str(runtime), "PYTHON_KEYRING_BACKEND": "x", "KEYRING_PROPERTY_SCHEME": "x"}
    ours |= {"KEYCHAIN_PATH": "x", "PYTHONPATH": "x", "DISPLAY": ":0", "COTERIE_VAULT": "x", "LANG": "de_DE.UTF-8"}
    assert child_keyring.environment_of_child(ours) == {"LANG": "de_DE.UTF-8"}
    (runtime / "bus").touch()
    address = child_keyring.environment_of_child(ours)["DBUS_SESSION_BUS_ADDRESS"]
    assert address.startswith("unix:path=/")
    assert ";" not in address


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a keyring without sockets")
def test_the_child_reaches_local_sockets_and_no_network(tmp_path: Path) -> None:
    with_fake("goes_out", tmp_path).read(VAULT)
    refused = "WayOutRefused"
    assert (tmp_path / "ways").read_text().split() == [refused, refused, refused, refused, "open"]


def test_the_program_itself_never_loads_the_keyring_package(tmp_path: Path) -> None:
    code = (
        "import sys; from coterie import bootstrap; app = bootstrap.build()\n"
        "light = not {'keyring', 'secretstorage', 'subprocess'} & set(sys.modules)\n"
        "app.keyring.read('vault')\n"
        "print(light, 'subprocess' in sys.modules, 'keyring' in sys.modules, 'socket' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(TOP / "app"), "HOME": str(tmp_path), "PATH": os.environ["PATH"]},
    )
    assert done.stdout.split() == ["True", "True", "False", "False"]


def test_the_keyring_of_the_program_is_the_real_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = with_fake("honest", tmp_path)
    monkeypatch.setattr(child_keyring, "ChildKeyring", lambda: fake)
    keyring = bootstrap.LoginKeyringHere()
    assert keyring.write(VAULT, KEY).key == KEY
    assert keyring.read(VAULT, asked=True).key == KEY
    assert keyring.remove(VAULT).words == ""
    keyring.give_up()
