# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that nobody knows: which column means what, in which letters, and whether that is remembered."""
