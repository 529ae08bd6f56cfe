# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged vault: what of it can be read, page by page, without writing a byte to it."""
