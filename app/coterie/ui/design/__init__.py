# SPDX-License-Identifier: GPL-3.0-or-later
"""How everything looks: colours, type, spaces, icons, and the strokes that controls share."""
