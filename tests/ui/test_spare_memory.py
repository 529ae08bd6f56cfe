# SPDX-License-Identifier: GPL-3.0-or-later
"""Spare memory is given back where the system knows how, and nothing happens elsewhere."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

from coterie.ui.spare_memory import give_back_memory

if TYPE_CHECKING:
    import pytest


def test_the_allocator_is_asked_to_keep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=kept.append))
    give_back_memory()
    assert kept == [0]


def test_a_linux_whose_library_cannot_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []

    def library(name: object) -> SimpleNamespace:
        looked.append(name)
        return SimpleNamespace()

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", library)
    give_back_memory()
    assert looked == [None]


def test_other_systems_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", looked.append)
    give_back_memory()
    assert looked == []
