# SPDX-License-Identifier: GPL-3.0-or-later
"""The gate: many at once, or nobody while it is shut; and a vault that is read while its data key is exchanged."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone
from coterie.services.keys import Keys
from coterie.storage.opening.reading_gate import ReadingGate
from tests.builders import PASSPHRASE

if TYPE_CHECKING:
    from tests.builders import Opened


def test_many_are_inside_at_once() -> None:
    gate = ReadingGate()
    with ExitStack() as inside:
        for _reader in range(3):
            inside.enter_context(gate.passing())
    with gate.shut(0):
        pass


def test_it_does_not_shut_while_somebody_stays_inside_and_opens_again() -> None:
    gate = ReadingGate()
    with gate.passing(), pytest.raises(CannotBeDone, match="does not end"), gate.shut(0.01):
        pytest.fail("shut")
    with gate.passing():
        pass


def test_it_opens_again_after_an_error_inside() -> None:
    gate = ReadingGate()
    with pytest.raises(RuntimeError), gate.shut():
        raise RuntimeError
    with gate.passing():
        pass


def test_whoever_comes_while_it_is_shut_waits() -> None:
    gate, order = ReadingGate(), list[str]()
    shut, came = threading.Event(), threading.Event()

    def read() -> None:
        shut.wait()
        came.set()
        with gate.passing():
            order.append("reads")

    reader = threading.Thread(target=read)
    reader.start()
    with gate.shut():
        shut.set()
        came.wait()
        order.append("shut")
    reader.join()
    assert order == ["shut", "reads"]


def test_readers_go_on_through_an_exchange_of_the_data_key(opened: Opened) -> None:
    """Each of their connections is another one afterwards, under the new key; no answer is lost or wrong."""
    for number in range(20):
        opened.add(f"Person {number}")
    counts: list[int] = []
    problems: list[Exception] = []
    begun, over = threading.Barrier(4), threading.Event()

    def read() -> None:
        begun.wait()
        try:
            while not over.is_set():
                counts.append(opened.statistics.counts()["people"])
            counts.append(opened.statistics.counts()["people"])
        except Exception as problem:  # noqa: BLE001 (whatever it is, the test names it)
            problems.append(problem)

    readers = [threading.Thread(target=read) for _reader in range(3)]
    for reader in readers:
        reader.start()
    begun.wait()
    try:
        for _time in range(2):
            Keys(opened.vault).renew_data_key(PASSPHRASE)
    finally:
        over.set()
        for reader in readers:
            reader.join()
    assert problems == []
    assert set(counts) == {20}
