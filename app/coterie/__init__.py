# SPDX-License-Identifier: GPL-3.0-or-later
"""Coterie keeps the people around your work in an encrypted vault on this computer."""

__version__ = "0.1.0"
