# SPDX-License-Identifier: GPL-3.0-or-later
"""A lock begins the program anew with its own words and nothing of anybody's; the entry takes those words."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from coterie import __main__ as entry
from coterie.ui.restart import ProcessRestart, command, manner_of

if TYPE_CHECKING:
    from coterie.ui.restart import Manner

MANNERS: list[Manner] = ["front", "behind", "minimised"]


@pytest.mark.parametrize("manner", MANNERS)
def test_the_words_are_those_of_the_start_and_how_the_window_stood(
    monkeypatch: pytest.MonkeyPatch, manner: Manner
) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "coterie"])
    first = command(manner)
    assert first[:3] == [sys.executable, "-m", "coterie"]
    assert len(first) == 4
    assert manner_of(first[3:]) == manner
    assert entry.wants_window(first[3:])
    monkeypatch.setattr(sys, "orig_argv", first)
    assert command(manner) == first, "they do not grow with each lock"


@pytest.mark.parametrize("words", [["people"], ["--locked", "people"], ["--locker"], ["--help"]])
def test_other_words_are_for_the_command_line(words: list[str]) -> None:
    assert manner_of(words) is None
    assert not entry.wants_window(words)


def test_no_words_show_the_window_as_ever() -> None:
    assert entry.wants_window([])
    assert manner_of([]) is None


def test_what_is_to_be_left_is_left_before_the_image_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(os, "name", "posix")
    monkeypatch.setattr(os, "execv", lambda program, words: done.append((program, words[-1])))
    ProcessRestart(lambda: done.append("left"), lambda: done.append("ended")).again("behind")
    assert done == ["left", (sys.executable, "--locked=behind")]


def test_where_an_image_cannot_be_replaced_a_process_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(subprocess, "Popen", lambda words, **_named: done.append(words[-1]))
    ProcessRestart(lambda: done.append("left"), lambda: done.append("ended")).again("front")
    assert done == ["left", "--locked", "ended"]
