# SPDX-License-Identifier: GPL-3.0-or-later
"""Quick add: one typed line, tinted where it is understood, and what will come of it below."""
