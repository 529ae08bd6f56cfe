# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings: a window of its own, one page for each topic, every change at once."""
