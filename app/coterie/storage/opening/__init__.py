# SPDX-License-Identifier: GPL-3.0-or-later
"""How a vault's folder is opened: its parts, who holds it, for writing or for viewing."""
