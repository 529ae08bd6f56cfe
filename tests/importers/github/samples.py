# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files of GitHub, one quirk each: lists of an account archive, answers of the REST interface."""

from __future__ import annotations

import json

HOME = "https://github.com"
DAY = "2024-03-01T12:00:00Z"


def lists(*things: object) -> bytes:
    """Write a file of the archive, or a list the interface answered with."""
    return json.dumps(things).encode()


def account(login: str, **fields: object) -> dict[str, object]:
    """Make an account of an archive."""
    return {
        "type": "user",
        "url": f"{HOME}/{login}",
        "avatar_url": "https://www.example.org/face.png",
        "login": login,
        "name": None,
        "bio": None,
        "company": None,
        "website": None,
        "location": None,
        "emails": [],
        "social_accounts": [],
        "created_at": DAY,
    } | fields


def repository(path: str, **fields: object) -> dict[str, object]:
    """Make a repository of an archive."""
    owner, name = path.split("/")
    return {
        "type": "repository",
        "url": f"{HOME}/{path}",
        "owner": f"{HOME}/{owner}",
        "name": name,
        "description": "Maps of harbours",
        "private": False,
        "collaborators": [],
        "created_at": DAY,
        "repository_topics": [],
    } | fields


def written(kind: str, url: str, login: str | None, **fields: object) -> dict[str, object]:
    """Make something written in an archive."""
    return {
        "type": kind,
        "url": f"{HOME}/{url}",
        "user": f"{HOME}/{login}" if login else None,
        "body": f"Words of {login}",
        "reactions": [],
        "created_at": DAY,
    } | fields


def simple(login: str, kind: str = "User", **fields: object) -> dict[str, object]:
    """Make an account as lists of the REST interface have it."""
    return {
        "login": login,
        "id": len(login) * 1000,
        "node_id": "abc",
        "avatar_url": "https://www.example.org/face.png",
        "url": f"https://api.github.com/users/{login}",
        "html_url": f"{HOME}/{login}",
        "type": kind,
        "site_admin": False,
    } | fields


def project(path: str, **fields: object) -> dict[str, object]:
    """Make a repository as the REST interface has it."""
    owner, name = path.split("/")
    return {
        "id": 1,
        "name": name,
        "full_name": path,
        "owner": simple(owner),
        "html_url": f"{HOME}/{path}",
        "description": "Tide tables",
        "created_at": DAY,
        "topics": ["tides"],
    } | fields


ADA = account(
    "Ada-Quill",
    name="Ada Quill",
    company="@fjord-works",
    website="https://ada.example.org",
    emails=[
        {"address": "1234+ada-quill@users.noreply.github.com", "primary": False, "verified": True},
        {"address": "ada@example.org", "primary": True, "verified": True},
    ],
    social_accounts=[{"provider": "linkedin", "url": "https://www.linkedin.com/in/ada-quill"}],
)
FINN = account(
    "finn",
    name="Finn O'Dell",
    location="Cork",
    emails=[{"address": "finn@users.noreply.github.com", "primary": True, "verified": True}],
)
SCHEMA = b'{"version":"1.0.1","github_sha":"0123abcd"}'
ARCHIVE = {
    "schema.json": SCHEMA,
    "users_000001.json": lists(ADA, FINN, account("builder[bot]")),
    "bots_000001.json": lists({"type": "bot", "url": f"{HOME}/apps/builder", "login": "builder[bot]"}),
    "organizations_000001.json": lists(
        {"type": "organization", "url": f"{HOME}/fjord-works", "login": "fjord-works", "name": "Fjord Works"}
    ),
    "repositories_000001.json": lists(
        repository("Ada-Quill/harbours"),
        repository("Ada-Quill/notes", description=None, repository_topics=[{"name": "writing"}]),
    ),
    "issues_000001.json": lists(
        written(
            "issue",
            "Ada-Quill/harbours/issues/1",
            "Ada-Quill",
            repository=f"{HOME}/Ada-Quill/harbours",
            title="Tides are late",
            labels=[f"{HOME}/Ada-Quill/harbours/labels/bug"],
        ),
        written(
            "issue",
            "Ada-Quill/harbours/issues/2",
            "finn",
            repository=f"{HOME}/Ada-Quill/harbours",
            title="Wrong map",
        ),
        written("issue", "other/place/issues/9", "finn", repository=f"{HOME}/other/place", title="Elsewhere"),
    ),
    "issue_comments_000001.json": lists(
        written(
            "issue_comment",
            "Ada-Quill/harbours/issues/2#issuecomment-5",
            "Ada-Quill",
            issue=f"{HOME}/Ada-Quill/harbours/issues/2",
        ),
        written(
            "issue_comment",
            "Ada-Quill/harbours/issues/1#issuecomment-6",
            "builder[bot]",
            issue=f"{HOME}/Ada-Quill/harbours/issues/1",
        ),
        written(
            "issue_comment",
            "Ada-Quill/harbours/issues/1#issuecomment-7",
            None,
            issue=f"{HOME}/Ada-Quill/harbours/issues/1",
        ),
    ),
    "pull_requests_000001.json": lists(
        written(
            "pull_request",
            "Ada-Quill/harbours/pull/3",
            "finn",
            repository=f"{HOME}/Ada-Quill/harbours",
            title="Mend the map",
            base={"ref": "main", "repo": f"{HOME}/Ada-Quill/harbours", "user": f"{HOME}/Ada-Quill"},
        )
    ),
    "pull_request_reviews_000001.json": lists(
        written(
            "pull_request_review",
            "Ada-Quill/harbours/pull/3#pullrequestreview-8",
            "Ada-Quill",
            pull_request=f"{HOME}/Ada-Quill/harbours/pull/3",
        )
    ),
    "issue_events_000001.json": lists(
        {"type": "issue_event", "url": f"{HOME}/x/y/issues/1#event-1", "event": "closed"}
    ),
    "labels_000001.json": lists({"type": "unheard_of", "url": f"{HOME}/x"}),
}
FOLLOWING = lists(simple("finn"), simple("fjord-works", "Organization"), simple("builder[bot]", "Bot"), {"id": 5})
FOLLOWERS = lists(simple("noor"), simple("finn"))
PROFILE = {
    "name": "Ada Quill",
    "company": "@fjord-works",
    "blog": "https://ada.example.org",
    "location": "Leipzig",
    "email": None,
    "twitter_username": "adaquill",
    "public_repos": 2,
    "followers": 2,
    "following": 3,
    "created_at": DAY,
}
STARRED = lists({"starred_at": "2025-02-03T04:05:06Z", "repo": project("finn/tides")}, {"starred_at": "x", "repo": {}})


def samples() -> dict[str, dict[str, bytes]]:
    """Give the files of each quirk by its name."""
    return {
        "archive": ARCHIVE,
        "archive in a folder": {f"export/{name}": data for name, data in ARCHIVE.items()},
        "following": {"following.json": FOLLOWING},
        "followers": {"followers.json": FOLLOWERS},
        "own profile": {"user.json": json.dumps(simple("Ada-Quill") | PROFILE | {"plan": {"name": "free"}}).encode()},
        "stars with dates": {"starred.json": STARRED},
        "stars without dates": {"starred.json": lists(project("finn/tides"), project("noor/knots"))},
    }
