# SPDX-License-Identifier: GPL-3.0-or-later
"""When the vault locks by itself, and how it is left: words first, then what runs, a backup, the vault, the windows."""
