# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard of conftest.py lets local sockets through and nothing else."""

from __future__ import annotations

import socket  # noqa: TID251 - what the guard must refuse

import pytest

from tests import conftest


def test_a_look_up_is_refused() -> None:
    with pytest.raises(conftest.NetworkTouchedError):
        socket.getaddrinfo("example.org", 443)
    assert len(conftest.contacts_tried) == 1
    conftest.contacts_tried.clear()


def test_a_connection_is_refused_on_loopback_too() -> None:
    with socket.socket() as one, pytest.raises(conftest.NetworkTouchedError):
        one.connect(("127.0.0.1", 9))
    assert len(conftest.contacts_tried) == 1
    conftest.contacts_tried.clear()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")
def test_a_local_socket_is_let_through() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"hello")
        assert other.recv(5) == b"hello"
