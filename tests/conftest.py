# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every test: no network, no window, no folder of the person who runs it, one Hypothesis profile."""

from __future__ import annotations

import os
import socket  # noqa: TID251 - only to tell local sockets from others
import sys
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Tests start hundreds of children, and each would compile the whole program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))

NO_QT = os.environ.get("COTERIE_NO_QT", "")
NAME_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
CONTACTS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}
#: What libraries announce before they make a socket at all.
ERRANDS = {
    "ftplib.connect", "http.client.connect", "imaplib.open", "nntplib.connect", "poplib.connect", "smtplib.connect",
    "telnetlib.Telnet.open", "urllib.Request", "webbrowser.open",
}  # fmt: skip
#: One set: Python asks the guard at every call, every import and every file that is opened.
REFUSED = frozenset(NAME_LOOKUPS | CONTACTS | ERRANDS)

contacts_tried: list[str] = []


class NetworkTouchedError(RuntimeError):
    """A test tried to reach a network; this program never does."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop every look-up and every connection that is not a local socket (an audit hook stays for good)."""
    if event not in REFUSED:
        return
    first = arguments[0]
    if event == "urllib.Request" and str(first).startswith("file:"):
        return
    if event in CONTACTS and isinstance(first, socket.socket) and first.family == getattr(socket, "AF_UNIX", None):
        return
    contacts_tried.append(f"{event} {arguments[1:] if event in CONTACTS else first!r}")
    raise NetworkTouchedError(contacts_tried[-1])


def pytest_configure(config: pytest.Config) -> None:
    """Put the network guard in place."""
    del config
    sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail a test that tried to reach a network, even if the code under test swallowed the refusal."""
    contacts_tried.clear()
    yield
    tried, contacts_tried[:] = list(contacts_tried), []
    assert not tried, f"the network was touched: {tried}"


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests away from the folders and settings of the person who runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, str(home))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home / name.lower()))
        patch.delenv("COTERIE_VAULT", raising=False)
        yield


if NO_QT:

    def pytest_addoption(parser: pytest.Parser) -> None:
        """Stand in for the settings of pytest-qt, which run.py leaves out where Qt cannot load."""
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "not used without Qt")
        parser.addini("qt_log_ignore", "not used without Qt", type="linelist")

    @pytest.fixture
    def qtbot() -> None:
        """Skip a test that needs Qt, with the reason."""
        pytest.skip(f"Qt cannot load here: {NO_QT}")
