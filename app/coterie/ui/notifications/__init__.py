# SPDX-License-Identifier: GPL-3.0-or-later
"""What Coterie says by itself: one calm note a day, through the desktop."""
