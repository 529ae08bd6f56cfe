# SPDX-License-Identifier: GPL-3.0-or-later
"""A first look through files of GitHub: who the owner is, who has which name, and who works on which project."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.domain.identity_keys import normalised_mail
from coterie.importers.github.people import is_program, login_in, login_of, mails_of
from coterie.importers.text.json_values import list_at, text_at, value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.foreign_files import Wishes

#: Owner and name of a repository in the address of anything in it.
_PROJECT = re.compile(r"https?://(?:www\.)?github\.com/([^/\s?#]{1,100})/([^/\s?#]{1,100})")
#: Types whose author is named by `user`.
WRITTEN = frozenset(
    (
        "issue", "pull_request", "discussion", "release", "issue_comment", "pull_request_review",
        "pull_request_review_comment", "commit_comment", "discussion_comment",
    )
)  # fmt: skip


def project_of(thing: Mapping[str, object]) -> str:
    """Give `owner/name` of the project a record is of, in small letters, "" for none."""
    ways = (("repository",), ("base", "repo"), ("url",), ("issue",), ("pull_request",), ("discussion",))
    for way in ways:
        if match := _PROJECT.match(text_at(thing, *way)):
            return f"{match[1]}/{match[2]}".lower()
    return ""


def author_of(thing: Mapping[str, object]) -> str:
    """Give the login of who wrote a record, "" where the account is gone."""
    for name in ("user", "author"):
        written = value_at(thing, name)
        if login := login_of(written) or (login_in(written) if isinstance(written, dict) else ""):
            return login
    return ""


@dataclass
class Survey:
    """What is known before the first record is given.

    logins: the owner's. accounts: of the archive by login, with name and addresses. humans: who took part, by project.
    profiles: answers about one account. has_lists: there are lists of people or stars beside them.
    """

    logins: set[str] = field(default_factory=set)
    accounts: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    humans: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    owners: Counter[str] = field(default_factory=Counter)
    profiles: dict[str, bool] = field(default_factory=dict)
    has_lists: bool = False

    def note(self, kind: str, thing: Mapping[str, object]) -> None:
        """Take one record into account. kind: of its file."""
        if kind == "profile":
            self.profiles[login_in(thing)] = any(
                name in thing for name in ("plan", "private_gists", "two_factor_authentication")
            )
        elif kind == "user":
            if not is_program(thing):
                self.accounts[login_in(thing)] = text_at(thing, "name"), tuple(mails_of(thing))
        elif kind == "repository":
            owner = login_of(thing.get("owner")) or project_of(thing).partition("/")[0]
            self.owners[owner] += 1
            self._note_humans(
                thing, [owner, *(login_of(value_at(each, "user") or each) for each in list_at(thing, "collaborators"))]
            )
        elif kind in WRITTEN:
            self._note_humans(thing, [author_of(thing)])

    def settle(self, wishes: Wishes) -> None:
        """Find the owner: named beforehand, by an address, by an answer about oneself, or by owning the projects."""
        self.logins = {key.removeprefix("github:") for key in wishes.me if key.startswith("github:")}
        mine = {key.removeprefix("mail:") for key in wishes.me if key.startswith("mail:")}
        guesses = (
            [login for login, (_name, mails) in self.accounts.items() if mine & set(map(normalised_mail, mails))],
            [login for login, is_own in self.profiles.items() if is_own],
            list(self.profiles) if self.has_lists else [],
            [login for login in self.owners if login in self.accounts],
        )
        for guess in guesses:
            if not self.logins and len(guess) == 1:
                self.logins = set(guess)

    def is_owner(self, login: str) -> bool:
        """Say whether a login is the owner's."""
        return bool(login) and login in self.logins

    def name_of(self, login: str) -> str:
        """Give the name of somebody, or the login where none is known."""
        return self.accounts.get(login, ("", ()))[0] or login

    def mail_of(self, login: str) -> str:
        """Give the main address of somebody, "" for none."""
        mails = self.accounts.get(login, ("", ()))[1]
        return normalised_mail(mails[0]) if mails else ""

    def is_in(self, project: str) -> bool:
        """Say whether the owner takes part in a project."""
        return not self.logins.isdisjoint(self.humans.get(project, ()))

    def is_shared(self, project: str) -> bool:
        """Say whether more than one person works on a project."""
        return len(self.humans.get(project, ())) > 1

    def _note_humans(self, thing: Mapping[str, object], logins: list[str]) -> None:
        """Note who took part in a project."""
        project = project_of(thing)
        for login in logins:
            if project and login and not is_program({"login": login}):
                self.humans[project].add(login)
