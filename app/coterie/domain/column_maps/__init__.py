# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of any table mean: the kinds of things a row can be, their fields, and a guess by the titles."""
