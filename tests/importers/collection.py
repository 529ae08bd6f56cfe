# SPDX-License-Identifier: GPL-3.0-or-later
"""The fixtures of all importers together: what each source's own module of samples offers."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Sample(NamedTuple):
    """Files of one source with one quirk. source: the folder they stand in, which is the importer's module."""

    source: str
    quirk: str
    files: dict[str, bytes]

    def __str__(self) -> str:
        """Name it."""
        return f"{self.source}-{self.quirk}"


@cache
def samples() -> tuple[Sample, ...]:
    """Give every sample of every source."""
    found = []
    for file in sorted(Path(__file__).parent.glob("*/samples.py")):
        source = file.parent.name
        offered: dict[str, dict[str, bytes]] = importlib.import_module(f"tests.importers.{source}.samples").samples()
        found += [Sample(source, quirk, files) for quirk, files in offered.items()]
    return tuple(found)
