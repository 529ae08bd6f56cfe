# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn archives and single tables of them, whole and as other programs saved them."""

from __future__ import annotations

from tests.importers.linkedin.archives import CONNECTION_TITLES, PEOPLE, current, table


def samples() -> dict[str, dict[str, bytes]]:
    """Give archives and tables by their quirk."""
    archive = {name: text if isinstance(text, bytes) else text.encode() for name, text in current().items()}
    return {
        "archive": archive,
        "connections alone": {"Connections.csv": table(CONNECTION_TITLES, PEOPLE).encode()},
        "connections with semicolons": {
            "Connections.csv": table(CONNECTION_TITLES, PEOPLE, delimiter=";", end="\r\n").encode("utf-8-sig")
        },
        "messages alone": {"messages.csv": archive["messages.csv"]},
    }
