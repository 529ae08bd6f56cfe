# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services ask of the world outside: small protocols, one file for each area."""

from __future__ import annotations
