# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of this page: finished words in cells, painted row by row."""
