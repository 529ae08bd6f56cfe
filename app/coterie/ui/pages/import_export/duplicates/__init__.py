# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs who may be one person: side by side, merged, kept apart or left for later."""
