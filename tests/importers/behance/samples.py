# SPDX-License-Identifier: GPL-3.0-or-later
"""Small answers of the Behance API 2, one quirk each; all people and works are invented."""

from __future__ import annotations

import json

NOON = 1_709_294_400  # 1 March 2024, 12:00 UTC


def answer(**payload: object) -> bytes:
    """Write an answer: one payload and the code behind it."""
    return json.dumps({**payload, "http_code": 200}).encode()


def user(number: int, first: str, last: str, **fields: object) -> dict[str, object]:
    """Make a user as they stand in lists."""
    alias = "".join(letter for letter in f"{first}{last}".lower() if letter.isalnum())
    return {
        "id": number,
        "first_name": first,
        "last_name": last,
        "username": alias,
        "city": "Cork",
        "state": "",
        "country": "Ireland",
        "location": "Cork, Ireland",
        "company": "",
        "occupation": "",
        "created_on": NOON,
        "url": f"https://www.behance.net/{alias}",
        "images": {"50": "https://www.example.org/50.png"},
        "display_name": f"{first} {last}",
        "fields": ["Illustration", "Cartography"],
        "has_default_image": 0,
        "website": "",
    } | fields


ADA = user(4217, "Ada", "Quill")
FINN = user(81, "Finn", "O'Dell", company="Fjord Works", occupation="Illustrator", website="https://finn.example.org")
STUDIO = user(82, "Fjord Works", "LLC", display_name="Fjord Works LLC")
ADA_WHOLE = ADA | {
    "twitter": "@adaquill",
    "links": [{"title": "Shop", "url": "https://shop.example.org"}],
    "social_links": [
        {"social_id": 1, "url": "https://github.com/ada-quill", "service_name": "GitHub", "value": "ada-quill"}
    ],
    "stats": {"followers": 12, "following": 3, "appreciations": 40},
}


def project(number: int, owners: object, **fields: object) -> dict[str, object]:
    """Make a project as it stands in lists."""
    return {
        "id": number,
        "name": "Harbour maps &amp; tides",
        "published_on": NOON,
        "created_on": NOON - 86_400,
        "url": f"https://www.behance.net/gallery/{number}/Harbour-maps",
        "privacy": "public",
        "fields": ["Cartography"],
        "covers": {"115": "https://www.example.org/cover.png"},
        "owners": owners,
        "stats": {"views": 90, "appreciations": 7, "comments": 1},
    } | fields


USER = answer(user=ADA_WHOLE)
FOLLOWING = answer(following=[FINN, STUDIO, {"id": 0}])
FOLLOWERS = answer(followers=[FINN, user(83, "Noor", "Haddad")])
PROJECTS = answer(projects=[project(1, [ADA]), project(2, [ADA, FINN]), project(3, [FINN])])
COMMENTS = answer(
    comments=[
        {"id": 11, "user": FINN, "comment": "Lovely.\r\nWhere is it?", "created_on": NOON},
        {"id": 12, "user": ADA, "comment": "In the north.", "created_on": NOON + 60},
    ]
)
APPRECIATIONS = answer(appreciations=[{"project": project(9, [FINN]), "timestamp": NOON}])
COLLECTIONS = answer(
    collections=[
        {
            "id": 21,
            "title": "Maps I like",
            "owners": [ADA],
            "url": "https://www.behance.net/collection/21/Maps",
            "created_on": NOON,
            "latest_projects": [project(9, [FINN])],
        }
    ]
)
WORK = answer(
    work_experience=[
        {"position": "Cartographer", "start_date": "03-2019", "organization": "Fjord Works", "location": "Cork"},
        {
            "position": "Intern",
            "start_date": "2017",
            "end_date": "08-2018",
            "organization": "Quay Press",
            "location": "",
        },
    ]
)
STATS = answer(stats={"today": {"project_views": 1}, "all_time": {"project_views": 900, "profile_views": 40}})
WIPS = answer(wips=[{"id": 31, "title": "Lighthouse", "owner": ADA, "created_on": NOON, "tags": ["ink"]}])


def samples() -> dict[str, dict[str, bytes]]:
    """Give the files of each quirk by its name."""
    return {
        "user": {"user.json": USER},
        "following": {"following.json": FOLLOWING},
        "followers": {"followers.json": FOLLOWERS},
        "followers by number": {"followers.json": answer(followers={"81": FINN, "4217": ADA})},
        "projects": {"projects.json": PROJECTS},
        "owners by number": {"projects.json": answer(projects=[project(1, {"4217": ADA}), project(2, {"4217": ADA})])},
        "comments": {"comments.json": COMMENTS},
        "work": {"work.json": WORK},
        "stats": {"stats.json": STATS},
        "users alone": {"people.json": json.dumps([FINN, ADA]).encode()},
        "everything": {
            "user.json": USER,
            "following.json": FOLLOWING,
            "followers.json": FOLLOWERS,
            "projects.json": PROJECTS,
            "comments.json": COMMENTS,
            "appreciations.json": APPRECIATIONS,
            "collections.json": COLLECTIONS,
            "work.json": WORK,
            "stats.json": STATS,
            "wips.json": WIPS,
        },
    }
