# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: pages, controls and the shell around them, over the same services as the command line."""
