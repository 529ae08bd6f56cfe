# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing for good: knowing somebody again without keeping who they were, and taking them out of shared texts."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable


def fingerprints_of(keys: Iterable[str], key: bytes) -> list[str]:
    """Give the keyed fingerprints (HMAC-SHA256, hex) of identity keys such as `li:slug`, `mail:a@b` or `tel:+4420`."""
    return [hmac.new(key, text.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest() for text in keys]
