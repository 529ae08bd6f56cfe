# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt's Python binding does not lose references: PySide6 6.12.0 ends Python 3.11 after some hundred signals."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

# In a process of its own: a binding that is broken takes the interpreter with it.
EMIT_AND_NAME = """
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    told = Signal(int)

heard = []
source = Source()
source.told.connect(heard.append)
for number in range(5_000):
    source.told.emit(number)
for number in range(20_000):
    source.setObjectName(f"name {number}")
print(len(heard), source.objectName())
"""


def test_signals_and_names_thousands_of_times() -> None:
    if os.environ.get("COTERIE_NO_QT"):
        pytest.skip(f"Qt cannot load here: {os.environ['COTERIE_NO_QT']}")
    done = subprocess.run([sys.executable, "-c", EMIT_AND_NAME], capture_output=True, text=True, check=False)
    if "ImportError" in done.stderr or "ModuleNotFoundError" in done.stderr:
        pytest.skip(f"Qt cannot load here: {done.stderr.strip().splitlines()[-1]}")
    assert (done.returncode, done.stdout.strip()) == (0, "5000 name 19999"), done.stderr
