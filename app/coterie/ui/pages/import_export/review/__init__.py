# SPDX-License-Identifier: GPL-3.0-or-later
"""The review of an import: what files say, what would happen, and what is decided about it."""
