# SPDX-License-Identifier: GPL-3.0-or-later
"""What passed between people and what is to be done: interactions, follow-ups, cadences, timelines."""
