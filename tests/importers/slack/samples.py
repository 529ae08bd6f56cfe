# SPDX-License-Identifier: GPL-3.0-or-later
"""A workspace as Slack exports it, one quirk each; all people and companies are invented."""

from __future__ import annotations

import json
from typing import Any

TEAM = "T01ABC"


def user(own_id: str, name: str, mail: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401 (what JSON holds)
    """A member; `profile` in more is added to the profile."""
    handle = name.partition(" ")[0].lower()
    picture = "https://example.com/a.png"
    profile = {"real_name": name, "display_name": handle, "email": mail, "image_72": picture, **more.pop("profile", {})}
    plain = {"id": own_id, "team_id": TEAM, "name": handle, "deleted": False, "is_bot": False, "tz": "Europe/Vienna"}
    return {**plain, "real_name": name, **more, "profile": profile}


def message(sender: str, stamp: str, text: str, **more: object) -> dict[str, object]:
    """A message."""
    return {"type": "message", "user": sender, "ts": stamp, "text": text, "client_msg_id": f"c-{stamp}", **more}


ADA = user("U01", "Ada Quill", "ada@example.org", is_admin=True)
MIRA = user("U02", "Mira Okafor", "Mira@example.org", profile={"title": "Engineer", "phone": "+43 1 555 0100"})
JONAS = user("U03", "Jonas Lind", "jonas@example.org", deleted=True, is_restricted=True)
ROBOT = user("U04", "Build Robot", is_bot=True)
SLACKBOT = user("USLACKBOT", "Slackbot")
NOOR = user("U05", "Noor Haddad", "noor@example.net", team_id="T99XYZ")
USERS = [ADA, MIRA, JONAS, ROBOT, SLACKBOT, NOOR]

CHANNELS = [{"id": "C01", "name": "general", "created": 1700000000, "members": ["U01", "U02"]}]
DIRECT = [{"id": "D01", "members": ["U01", "U02"]}, {"id": "D02", "members": ["U02", "U03"]}]
SEVERAL = [{"id": "G01", "name": "mpdm-ada--mira--jonas-1", "members": ["U01", "U02", "U03"]}]

#: 1709283600 is 2024-03-01 09:00 UTC, 1712000000 is 2024-04-01 19:33:20 UTC.
GENERAL = {
    "2024-03-01.json": [
        message("U01", "1709283600.000100", "Good morning"),
        message("U02", "1709283700.000200", "Morning"),
        message("U01", "1709283800.000300", "Coffee?"),
        message("U01", "1709283900.000400", "<@U01> has joined the channel", subtype="channel_join"),
        message("U04", "1709284000.000500", "Build is green", subtype="bot_message", bot_id="B01"),
    ],
    "2024-04-01.json": [message("U01", "1712000000.000100", "April")],
}
ALONE = {
    "2024-03-02.json": [
        message(
            "U01",
            "1709370000.000100",
            "Ask <@U02> about <https://example.org/a?b=1&amp;c=2|the plan> &amp; <#C01|general>",
        ),
        message("U02", "1709370100.000200", "Yes"),
    ]
}
OTHERS = {"2024-03-03.json": [message("U02", "1709456400.000100", "between us")]}
TOGETHER = {
    "2024-03-04.json": [message("U03", "1709542800.000100", "Hello both"), message("U01", "1709542900.000100", "Hi")]
}


def written(value: object) -> bytes:
    """Write a file as Slack does."""
    return json.dumps(value, indent=4).encode()


def export(root: str = "", **instead: object) -> dict[str, bytes]:
    """A whole export; files can be given anew by their names without endings."""
    lists = {
        "users": USERS,
        "channels": CHANNELS,
        "dms": DIRECT,
        "mpims": SEVERAL,
        "integration_logs": [{"app_id": "A1"}],
    }
    files = {f"{root}{name}.json": written(value) for name, value in {**lists, **instead}.items()}
    days = {"general": GENERAL, "D01": ALONE, "D02": OTHERS, "mpdm-ada--mira--jonas-1": TOGETHER}
    for folder, several in days.items():
        files |= {f"{root}{folder}/{day}": written(value) for day, value in several.items()}
    return files


def samples() -> dict[str, dict[str, bytes]]:
    """Give the files of each quirk."""
    return {
        "whole": export(),
        "in-a-folder": export("Northwind Slack export/"),
        "people-alone": {"people.json": written(USERS)},
        "public-channels-only": {
            "users.json": written(USERS),
            "channels.json": written(CHANNELS),
            "general/2024-04-01.json": written(GENERAL["2024-04-01.json"]),
        },
    }
