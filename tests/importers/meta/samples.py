# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as Facebook, Instagram and Threads hand them out, one quirk each; all people are invented."""

from __future__ import annotations

import json


def torn(text: str) -> str:
    """A text as these services write it: each byte as a letter."""
    return text.encode().decode("latin-1")


def written(value: object) -> bytes:
    """A file of theirs: ASCII alone."""
    return json.dumps(value, indent=2).encode()


def entry(user: str, at: int = 1732046966, *, title: str = "", host: str = "www.instagram.com") -> dict[str, object]:
    """An entry of a list of Instagram or Threads; newer ones have the name in the title and in the link alone."""
    line: dict[str, object] = {"href": f"https://{host}/{user}", "timestamp": at}
    return {"title": title, "media_list_data": [], "string_list_data": [line if title else {**line, "value": user}]}


FOLLOWERS = [entry("Ana.L"), entry("chidi_e"), {"title": "", "string_list_data": []}]
FOLLOWING = {"relationships_following": [entry("Ana.L"), entry("noor_h", title="noor_h"), entry("_u/sol", title=" ")]}
FRIENDS = {
    "friends_v2": [
        {"name": torn("Radosław Żuk"), "timestamp": 1577836800},
        {"name": torn("山田 花子"), "timestamp": 1577836801},
        {"name": torn("Ana 🎈 Lindqvist"), "timestamp": 1577836802},
        {"name": "Zoë Brown", "timestamp": 1577836803},
        {"name": "", "timestamp": 1},
    ]
}
MINE = "Mira Okafor"


def message(sender: str, at: int, content: str | None = "Secret words") -> dict[str, object]:
    """A message."""
    made: dict[str, object] = {"sender_name": torn(sender), "timestamp_ms": at, "is_geoblocked_for_viewer": False}
    return made if content is None else {**made, "content": torn(content)}


def talk(title: str, people: list[str], *messages: object, path: str = "inbox/talk_1") -> dict[str, object]:
    """A file of a conversation."""
    return {
        "participants": [{"name": torn(name)} for name in people],
        "messages": list(messages),
        "title": torn(title),
        "is_still_participant": True,
        "thread_path": path,
    }


WITH_RADEK = talk(
    "Radosław Żuk",
    ["Radosław Żuk", MINE],
    message("Radosław Żuk", 1700000000123, "Secret zażółć"),
    message(MINE, 1700000060000),
    message(MINE, 1700000070000, None),
    message(MINE, 1700000070000, None),
    {"sender_name": MINE, "content": "Secret without date"},
    path="inbox/radoslawzuk_71",
)
CHOIR = talk(
    "Choir",
    ["Ana Lindqvist", "Facebook user", MINE],
    message(MINE, 1700000100000, "Secret to all"),
    message("Ana Lindqvist", 1700000200000),
    message("Facebook user", 1700000300000),
    path="inbox/choir_72",
)


def instagram() -> dict[str, bytes]:
    """An archive of Instagram."""
    people = "connections/followers_and_following"
    blocked = {"relationships_blocked_users": [entry("tim")]}
    return {
        f"{people}/followers_1.json": written(FOLLOWERS),
        f"{people}/followers_2.json": written([entry("noor_h")]),
        f"{people}/following.json": written(FOLLOWING),
        f"{people}/close_friends.json": written({"relationships_close_friends": [entry("ana.l")]}),
        f"{people}/blocked_profiles.json": written(blocked),
        f"{people}/following_hashtags.json": written({"relationships_following_hashtags": [entry("#choir")]}),
        "your_instagram_activity/messages/inbox/radoslawzuk_71/message_1.json": written(WITH_RADEK),
        "your_instagram_activity/likes/liked_posts.json": written({"likes_media_likes": []}),
        "ads_information/ads_and_topics/ads_viewed.json": written({"impressions_history_ads_seen": []}),
        "your_instagram_activity/reels/no-data.txt": b"No data",
    }


def samples() -> dict[str, dict[str, bytes]]:
    """What can be told by its content alone, by the name of the quirk."""
    threads = "text_post_app_text_post_app_following"
    return {
        "followers": {"followers_1.json": written(FOLLOWERS)},
        "following": {"following.json": written(FOLLOWING)},
        "threads": {"following.json": written({threads: [entry("@Ana.L", host="www.threads.net")]})},
        "friends": {"your_friends.json": written(FRIENDS)},
        "older friends": {"friends.json": written({"friends": FRIENDS["friends_v2"]})},
        "messages": {"message_1.json": written(WITH_RADEK), "message_2.json": written(CHOIR)},
        "blocked": {"blocked_profiles.json": written({"relationships_blocked_users": [entry("tim")]})},
    }
