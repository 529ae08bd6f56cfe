# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fictional people ask of the vault."""

from __future__ import annotations

from typing import Protocol

#: Begins the key of every record of the fictional people, so that they are never taken for anybody else's.
SAMPLE_KEY = "sample:"
#: The tag they all wear; who loses it stays when the others go.
SAMPLE_TAG = "sample"


class SamplesView(Protocol):
    """The fictional people, read."""

    def count(self) -> int:
        """Count those who are here and not in the bin."""


class SamplesStore(SamplesView, Protocol):
    """The fictional people, written."""

    def take_out(self) -> int:
        """Remove them with everything that is about nobody else, and count them."""
