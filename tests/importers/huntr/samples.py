# SPDX-License-Identifier: GPL-3.0-or-later
"""Boards of Huntr, one quirk each; all invented."""

from __future__ import annotations

TITLES = (
    "id,createdAt,title,salary,location,url,rootDomain,htmlDescription,deadline,color,lastMovedAt,boardId,boardName,"
    "listId,listName,companyId,companyName,companyDomain,creatorUserId,creatorUserFirstName,creatorUserLastName,"
    "creatorUserEmail"
)


def card(**cells: str) -> str:
    """Write a card; what is not given is empty in the way Huntr writes it."""
    values = {"boardName": "Search 2026", "creatorUserEmail": "me@example.org", **cells}
    return ",".join('"' + values.get(title, "-").replace('"', '""') + '"' for title in TITLES.split(","))


BOARD = "\r\n".join(
    [
        TITLES,
        card(
            id="65a1", createdAt="2026-01-12 09:30:00", title="Data Engineer", location="Lisbon", url="https://jobs.example.org/1",
            rootDomain="example.org", htmlDescription="<p>Pipes &amp; wells</p>", deadline="2026-03-01 05:00:00",
            lastMovedAt="2026-01-15 10:00:00", listName="Applied", companyName="Northwind Labs",
        ),
        card(id="65a2", createdAt="2026-01-13 09:30:00", title="Editor", deadline="2026-05-01 04:00:00",
             listName="Wishlist", companyName="Solace"),
        card(id="65a3", title="Cook", listName="Waiting for the moon", companyName="Inn",
             deadline="2026-05-09 22:00:00"),
    ]
)  # fmt: skip


def samples() -> dict[str, dict[str, bytes]]:
    """Give the boards by their quirk."""
    return {
        "board": {"Search 2026.csv": f"{BOARD}\r\n".encode()},
        "line feeds": {"board.csv": BOARD.replace("\r\n", "\n").encode()},
    }
