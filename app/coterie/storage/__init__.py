# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted vault behind the ports: the only room with SQL."""
