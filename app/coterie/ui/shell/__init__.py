# SPDX-License-Identifier: GPL-3.0-or-later
"""The window around the pages: sidebar, actions, menus, history, sheets."""
