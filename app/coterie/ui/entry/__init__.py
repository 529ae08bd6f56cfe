# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in: the first run, which makes a vault, and the unlock screen."""
