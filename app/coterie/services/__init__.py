# SPDX-License-Identifier: GPL-3.0-or-later
"""Use-cases: verbs the user would say. They speak to ports only."""
