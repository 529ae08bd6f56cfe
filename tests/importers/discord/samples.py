# SPDX-License-Identifier: GPL-3.0-or-later
"""A data package as Discord hands it out, in both generations, one quirk each; all people and servers are invented."""

from __future__ import annotations

import json
from typing import Any

ME, MIRA, JONAS, NOOR = "801234567890123456", "802234567890123457", "803234567890123458", "804234567890123459"
SERVER, OTHER = "901234567890123456", "902234567890123457"
GENERAL, DIRECT, GROUP, LOST, LEFT = (f"70{number}234567890123456" for number in range(1, 6))


def friend(own_id: str, username: str, name: str | None, kind: object = 1) -> dict[str, Any]:
    """An entry of the list of friends."""
    user = {"id": own_id, "username": username, "global_name": name, "avatar": "a1b2", "discriminator": "0"}
    return {"id": own_id, "type": kind, "nickname": None, "user": user}


ACCOUNT = {
    "id": ME,
    "username": "ada.q",
    "discriminator": 0,
    "global_name": "Ada Quill",
    "email": "Ada@example.org",
    "ip": "192.0.2.7",
    "phone": "+43 1 555 0199",
    "settings": {"settings": {"versions": {"clientVersion": 21}}},
    "relationships": [
        friend(MIRA, "mira.o", "Mira Okafor"),
        friend(JONAS, "jonas", None),
        friend(NOOR, "noor", "Noor", 2),
    ],
    "payments": [{"id": "1", "amount": 999}],
}
TITLES = {
    GENERAL: "general in Map makers",
    DIRECT: "Direct Message with mira.o#0",
    GROUP: "None",
    LOST: "Unknown channel",
    LEFT: "charts in Old harbour",
}
SERVERS = {SERVER: "Map makers", OTHER: "Tide pool"}
SAID: dict[str, list[tuple[str, str]]] = {
    GENERAL: [
        ("2024-03-01 09:00:00", "Good morning"),
        ("2024-03-31 23:59:59", "Coffee?"),
        ("2024-04-01 00:00:00", "April"),
    ],
    DIRECT: [("2024-03-02 10:00:00", "Hello Mira, quite private")],
    GROUP: [("2024-03-03 11:00:00", "Hello both")],
    LOST: [("2024-03-04 12:00:00", "Where am I")],
    LEFT: [("2024-03-05 13:00:00", "Farewell")],
}


def written(value: object) -> bytes:
    """Write a file as Discord does."""
    return json.dumps(value).encode()


def channels(*, old: bool) -> dict[str, dict[str, Any]]:
    """The files about channels: types are numbers in the old generation."""
    about: dict[str, dict[str, Any]] = {
        GENERAL: {
            "id": GENERAL,
            "type": 0 if old else "GUILD_TEXT",
            "name": "general",
            "guild": {"id": SERVER, "name": "Map makers"},
        },
        DIRECT: {"id": DIRECT, "type": 1 if old else "DM", "recipients": [MIRA, ME]},
        GROUP: {"id": GROUP, "type": 3 if old else "GROUP_DM", "recipients": [ME, MIRA, NOOR]},
        LOST: {"id": LOST, "type": 0 if old else "GUILD_TEXT"},
        LEFT: {"id": LEFT, "type": 0 if old else "PUBLIC_THREAD"},
    }
    return about


def messages(channel: str, *, old: bool) -> bytes:
    """The messages of a channel: a table in the old generation, JSON with numbers for ids in the new one."""
    rows = [(str(1000 + number), stamp, text) for number, (stamp, text) in enumerate(SAID[channel])]
    if not old:
        return written(
            [{"ID": int(own), "Timestamp": at, "Contents": text, "Attachments": ""} for own, at, text in rows]
        )
    lines = [f'{own},{at}.123000+00:00,"{text}",' for own, at, text in rows]
    return "\n".join(["ID,Timestamp,Contents,Attachments", *lines, ""]).encode()


def package(*, old: bool = False, root: str = "") -> dict[str, bytes]:
    """A whole package; the old generation has folders in lower case."""
    folders = [name.lower() if old else name for name in ("Account", "Messages", "Servers", "Activity")]
    account, said, servers, activity = (f"{root}{name}" for name in folders)
    files = {
        f"{root}README.txt": b"Your package",
        f"{account}/user.json": written(ACCOUNT),
        f"{said}/index.json": written(TITLES),
        f"{servers}/index.json": written(SERVERS),
        f"{servers}/{SERVER}/guild.json": written({"id": SERVER, "name": "Map makers"}),
        f"{servers}/{SERVER}/audit-log.json": written([]),
        f"{activity}/analytics/events-2024-00000-of-00001.json": b'{"event_type":"session_start","ip":"192.0.2.7"}\n',
    }
    for own, about in channels(old=old).items():
        folder = f"{said}/{'' if old else 'c'}{own}"
        files[f"{folder}/channel.json"] = written(about)
        files[f"{folder}/messages.{'csv' if old else 'json'}"] = messages(own, old=old)
    return files


def samples() -> dict[str, dict[str, bytes]]:
    """Give the files of each quirk."""
    return {
        "new": package(),
        "old": package(old=True),
        "in-a-folder": package(root="package/"),
        "account-alone": {"who.json": written(ACCOUNT)},
    }
