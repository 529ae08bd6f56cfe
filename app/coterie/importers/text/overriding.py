# SPDX-License-Identifier: GPL-3.0-or-later
"""The mark of methods that override one of a library; Python itself has it from 3.12 on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
elif sys.version_info >= (3, 12):
    from typing import override
else:

    def override(method: object) -> object:
        """Give the method back."""
        return method


__all__ = ["override"]
