# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys in the window need: the same application object and windows as its own tests."""

from __future__ import annotations

import os

#: Where Qt cannot load, the journeys in the window cannot be read in.
collect_ignore_glob = ["test_window_*.py", "test_accessibility_bus.py"] if os.environ.get("COTERIE_NO_QT") else []

if not os.environ.get("COTERIE_NO_QT"):
    from tests.ui.conftest import (  # noqa: F401 - pytest finds them here
        _light_look,
        bundled_family,
        qapp_cls,
        ready,
        sample_vault,
        wear,
        windows,
    )
