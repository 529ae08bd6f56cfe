# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as Mastodon hands them out, one quirk each; all people and servers are invented."""

from __future__ import annotations

import json

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
HOME = "https://social.example.org"
ME = f"{HOME}/users/mira"
FOLLOWERS = f"{ME}/followers"
TITLES = "Account address,Show boosts,Notify on new posts,Languages"
FOLLOWING = (
    f"{TITLES}\n"
    'Ana@social.example.net,true,false,"en, de"\n'
    "chidi@photos.example.com,false,false,\n"
    "no address at all,true,false,\n"
)
BOOKMARKS = "https://social.example.net/users/ana/statuses/11\nhttps://photos.example.com/@chidi/22\n"
LISTS = '"Choir, altos",ana@social.example.net\nWork,chidi@photos.example.com\n'


def mention(name: str, href: str) -> dict[str, object]:
    """A mention in a post."""
    return {"type": "Mention", "href": href, "name": name}


ANA = mention("@ana@social.example.net", "https://social.example.net/users/ana")
NEIGHBOUR = mention("@noor", f"{HOME}/users/noor")
MYSELF = mention("@mira", ME)


def post(number: int, to: list[str], cc: list[str], content: str, *tags: object, **more: object) -> dict[str, object]:
    """An activity of the outbox."""
    link = f"{ME}/statuses/{number}"
    day = f"2026-02-{number:02}T09:30:00Z"
    note: dict[str, object] = {"id": link, "type": "Note", "published": day, "url": f"{HOME}/@mira/{number}"}
    note |= {"to": to, "cc": cc, "inReplyTo": None, "content": content, "tag": list(tags), **more}
    return {
        "id": f"{link}/activity",
        "type": "Create",
        "actor": ME,
        "published": day,
        "to": to,
        "cc": cc,
        "object": note,
    }


POSTS: list[object] = [
    post(1, [PUBLIC], [FOLLOWERS], "<p>Hello<br>all</p>", {"type": "Hashtag", "name": "#Choir"}),
    post(
        2,
        [FOLLOWERS],
        [PUBLIC, "x"],
        "<p>I agree</p>",
        ANA,
        inReplyTo="https://social.example.net/users/ana/statuses/9",
    ),
    post(3, [FOLLOWERS], [], "<p>For those who follow me</p>"),
    post(4, [FOLLOWERS], [str(ANA["href"])], "<p>Half secret</p>", ANA),
    post(5, [str(ANA["href"])], [], "<p>Are you coming?</p>", ANA, NEIGHBOUR, MYSELF, conversation="tag:1"),
    post(6, [], [], "<p>Note to me</p>"),
    {
        "id": f"{ME}/statuses/7/activity",
        "type": "Announce",
        "published": "2026-02-07T10:00:00Z",
        "to": [PUBLIC],
        "object": "https://social.example.net/users/ana/statuses/10",
    },
    {"id": f"{ME}#delete", "type": "Delete", "object": {}},
    {"id": "x", "type": "Create", "published": "some day", "object": {"content": "secret"}},
    "not an activity",
]
ACTOR = {
    "@context": ["https://www.w3.org/ns/activitystreams"],
    "id": ME,
    "type": "Person",
    "inbox": f"{ME}/inbox",
    "outbox": "outbox.json",
    "preferredUsername": "Mira",
    "name": "Mira Okafor 🌿",
    "summary": "<p>I sing.</p>",
    "url": f"{HOME}/@mira",
    "published": "2022-11-05T00:00:00Z",
    "attachment": [
        {"type": "PropertyValue", "name": "Code", "value": '<a href="https://github.com/mira-o" rel="me">mine</a>'},
        {"type": "PropertyValue", "name": "Pronouns", "value": "she/her"},
    ],
    "publicKey": {"publicKeyPem": "PEM"},
}


def collection(name: str, items: list[object]) -> str:
    """A list of the archive."""
    return json.dumps(
        {"@context": "https://www.w3.org/ns/activitystreams", "id": f"{name}.json", "type": "OrderedCollection",
         "totalItems": len(items), "orderedItems": items},
        ensure_ascii=False,
    )  # fmt: skip


def archive() -> dict[str, bytes]:
    """The archive of an account."""
    files = {
        "actor.json": json.dumps(ACTOR, ensure_ascii=False),
        "outbox.json": collection("outbox", POSTS),
        "likes.json": collection("likes", ["https://social.example.net/users/ana/statuses/12", 7]),
        "bookmarks.json": collection("bookmarks", ["https://social.example.net/users/ana/statuses/13"]),
    }
    return {name: text.encode() for name, text in files.items()}


def samples() -> dict[str, dict[str, bytes]]:
    """What can be told by its content alone, by the name of the quirk."""
    return {
        "archive": archive(),
        "archive in a folder": {f"export/{name}": data for name, data in archive().items()},
        "following": {"following_accounts.csv": FOLLOWING.encode()},
        "following of older versions": {
            "following_accounts.csv": b"Account address,Show boosts\nana@example.net,true\n"
        },
        "muted": {"muted_accounts.csv": b"Account address,Hide notifications\nsol@example.net,true\n"},
        "bookmarks": {"bookmarks.csv": BOOKMARKS.encode()},
    }
