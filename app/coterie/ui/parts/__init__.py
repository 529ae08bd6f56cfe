# SPDX-License-Identifier: GPL-3.0-or-later
"""The controls every page is built from."""
