# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys in the window need: the same application object and windows as its own tests."""

from __future__ import annotations

import os

#: Where Qt cannot load, the journeys in the window cannot be read in.
_WITH_QT = ["test_window_*.py", "test_accessibility_bus.py", "test_restarts.py", "test_memory_after_lock.py"]
collect_ignore_glob = _WITH_QT if os.environ.get("COTERIE_NO_QT") else []

if not os.environ.get("COTERIE_NO_QT"):
    from tests.ui.conftest import (  # noqa: F401 - pytest finds them here
        _light_look,
        _without_desktop,
        bundled_family,
        qapp_cls,
        ready,
        sample_vault,
        wear,
        windows,
    )
