# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette: people, texts and everything that can be done, found in one field."""
