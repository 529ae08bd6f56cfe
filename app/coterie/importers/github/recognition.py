# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files of a bundle are GitHub's: numbered lists of an account archive, or answers of the REST interface.

Addresses have to be on github.com: other forges answer in the same shapes, and their people are not the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.foreign_files import Bundle, Claim
from coterie.importers.text.encodings import head_text
from coterie.importers.text.json_files import head_keys

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

#: Types of objects in an archive whose lists are read, in the order in which they are.
READ = (
    "user", "organization", "repository", "issue", "pull_request", "discussion", "release", "issue_comment",
    "pull_request_review", "pull_request_review_comment", "commit_comment", "discussion_comment",
)  # fmt: skip
LEFT_ALONE = (
    "bot", "attachment", "discussion_category", "issue_event", "label", "milestone", "project",
    "protected_branch", "pull_request_review_thread", "repository_file", "team",
)  # fmt: skip
SCHEMA = "schema"
#: Folders of an archive that hold the code itself and what was attached.
FOLDERS = ("repositories", "attachments")

_SURE_OF_ARCHIVE, _SURE_OF_ANSWER = 94, 88
_TYPE = re.compile(r'"type"\s*:\s*"(\w{1,40})"')
_NUMBERED = re.compile(r"[a-z_]+_\d{6}\.json\Z")
_HOST = re.compile(r'"(?:html_|repos_|)url"\s*:\s*"https?:\\?/\\?/(?:www\.|api\.)?github\.com\\?/')


class Reading(NamedTuple):
    """What a file is: a list of an archive by the type of its objects, or an answer by its shape.

    kind: a type, `schema`, or one of profile, people, organisations, starred, repositories. folder: it lies in a
    folder of an archive that is left alone.
    """

    member: Member
    kind: str
    is_archive: bool = False
    folder: str = ""


def recognise(bundle: Bundle) -> Claim | None:
    """Claim what is GitHub's."""
    readings = readings_of(bundle.members)
    if not readings:
        return None
    is_archive = any(each.is_archive for each in readings)
    return Claim(_SURE_OF_ARCHIVE if is_archive else _SURE_OF_ANSWER, tuple(each.member for each in readings))


def readings_of(members: tuple[Member, ...]) -> list[Reading]:
    """Say what each file is; beside the lists of an archive, its other lists and folders are GitHub's as well."""
    told = {number: reading for number, member in enumerate(members) if (reading := _reading(member)) is not None}
    root = next((_folder(each.member) for each in told.values() if each.is_archive), None)
    if root is not None:
        for number, member in enumerate(members):
            if number not in told and (beside := _beside(member, root)) is not None:
                told[number] = beside
    return [told[number] for number in sorted(told)]


def _reading(member: Member) -> Reading | None:
    """Say what a file is by its first bytes."""
    keys = head_keys(member)
    if {"github_sha", "version"} <= keys:
        return Reading(member, SCHEMA, is_archive=True)
    if not keys or not _HOST.search(text := head_text(member.head())):
        return None
    kind = _list_kind(keys, text)
    if kind:
        return Reading(member, kind, is_archive=True)
    kind = _answer_kind(keys)
    return Reading(member, kind) if kind else None


def _list_kind(keys: frozenset[str], text: str) -> str:
    """Name the type of the objects in a list of an archive, "" for anything else."""
    match = _TYPE.search(text) if {"[].type", "[].url"} <= keys and "[].html_url" not in keys else None
    return match[1] if match is not None and match[1] in (*READ, *LEFT_ALONE) else ""


def _answer_kind(keys: frozenset[str]) -> str:
    """Name an answer of the REST interface by its keys, "" for anything else."""
    if {"[].starred_at", "[].repo.full_name"} <= keys:
        return "starred"
    if {"[].full_name", "[].owner.login", "[].html_url"} <= keys:
        return "repositories"
    if {"[].login", "[].members_url"} <= keys:
        return "organisations"
    if {"[].login", "[].html_url"} <= keys:
        return "people"
    if {"login", "html_url"} <= keys and keys & {"public_repos", "followers", "node_id", "received_events_url"}:
        return "profile"
    return ""


def _beside(member: Member, root: str) -> Reading | None:
    """Take a file that lies beside the lists of an archive for a part of it, None for anything else."""
    if not member.name.startswith(root):
        return None
    inner = member.name[len(root) :]
    folder, slash, _rest = inner.partition("/")
    if slash and folder.lower() in FOLDERS:
        return Reading(member, "", is_archive=True, folder=root + folder)
    return Reading(member, "", is_archive=True) if _NUMBERED.match(inner.lower()) else None


def _folder(member: Member) -> str:
    """Give the folder a file lies in, with its slash, "" for none."""
    return member.name[: member.name.rfind("/") + 1]
