# SPDX-License-Identifier: GPL-3.0-or-later
"""A forum's archive of one member, one quirk each; all people and forums are invented."""

from __future__ import annotations

import csv
import gzip
import io

HOST = "forum.example.org"
TITLES = [
    "topic_title",
    "categories",
    "is_pm",
    "post_raw",
    "post_cooked",
    "like_count",
    "reply_count",
    "url",
    "created_at",
]


def post(
    title: str, number: str, text: str, *, categories: str = "Help", private: str = "No", likes: int = 0
) -> list[str]:
    """A post; number: topic and place in it."""
    topic, _slash, place = number.partition("/")
    url = f"https://{HOST}/t/{title.lower().replace(' ', '-')}/{topic}/{place}"
    moment = f"2021-05-{int(topic):02} 10:11:12 UTC"
    return [title, categories, private, text, f"<p>{text}</p>", str(likes), "0", url, moment]


POSTS = [
    post("Tide tables", "7/1", "Look at the harbour,\nthen at the moon", categories="Charts|Tides", likes=3),
    post("Moorings", "8/4", "Ask the pilot"),
    post("A word with you", "9/1", "Quite private", categories="-", private="Yes"),
    post("Hidden corner", "10/2", "Members only", categories="-"),
]
BADGES = [
    ["badge_id", "badge_name", "granted_at", "post_id", "seq", "granted_manually", "notification_id", "featured_rank"],
    ["2", "First Chart", "2021-05-08 10:00:00 UTC", "71", "0", "false", "5", ""],
    ["2", "First Chart", "2021-06-08 10:00:00 UTC", "75", "1", "false", "6", ""],
]
BOOKMARK_TITLES = ["bookmarkable_id", "bookmarkable_type", "link", "name", "created_at", "updated_at", "reminder_at"]
BOOKMARKS = [
    BOOKMARK_TITLES,
    ["71", "Post", f"https://{HOST}/t/moorings/8/4", "", "2021-05-09 10:00:00 UTC", "", "2026-04-01 08:00:00 UTC"],
    ["72", "Topic", f"https://{HOST}/t/tide-tables/7", "Read again", "2021-05-10 10:00:00 UTC", "", ""],
]
LIKES = [
    ["id", "post_id", "topic_id", "post_number", "created_at", "updated_at"],
    ["1", "88", "7", "3", "2021-05-11 10:00:00 UTC", ""],
]
TOKENS = [["id", "auth_token_hash", "client_ip", "created_at"], ["1", "ab12", "192.0.2.7", "2021-05-11 10:00:00 UTC"]]
VISITS = [["visited_at", "posts_read", "mobile", "time_read"], ["2021-05-11", "4", "false", "120"]]


def table(rows: list[list[str]]) -> bytes:
    """Write a table."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def archive(posts: list[list[str]] | None = None, root: str = "") -> dict[str, bytes]:
    """A whole archive."""
    tables = {
        "user_archive": [TITLES, *(POSTS if posts is None else posts)],
        "badges": BADGES,
        "bookmarks": BOOKMARKS,
        "likes": LIKES,
        "auth_tokens": TOKENS,
        "visits": VISITS,
    }
    files = {f"{root}{name}.csv": table(rows) for name, rows in tables.items()}
    return {**files, f"{root}preferences.json": b'{"timezone":"Europe/Vienna"}'}


def packed(posts: list[list[str]] | None = None) -> bytes:
    """The single gzipped table of older forums."""
    return gzip.compress(table([TITLES, *(POSTS if posts is None else posts)]), mtime=0)


def samples() -> dict[str, dict[str, bytes]]:
    """Give the files of each quirk."""
    german = [[*row[:2], {"No": "Nein", "Yes": "Ja"}[row[2]], *row[3:]] for row in POSTS]
    return {
        "whole": archive(),
        "in-a-folder": archive(root="user_archive-ada-210601-101112/"),
        "posts-alone": {"user_archive.csv": table([TITLES, *POSTS])},
        "german": {"user_archive.csv": table([TITLES, *german])},
        "gzipped": {"user_archive-ada-210601-101112.csv.gz": packed()},
        "bookmarks-alone": {"bookmarks.csv": table(BOOKMARKS)},
    }
