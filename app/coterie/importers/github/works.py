# SPDX-License-Identifier: GPL-3.0-or-later
"""Projects, issues, pull requests, reviews and comments of an account archive (GitHub, schema 1, 2024 to 2026).

What the owner wrote is a contribution; what others wrote in the owner's projects, or under what the owner wrote,
passed between people.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.domain.records import (
    CommunityRef,
    FoundContribution,
    FoundInteraction,
    FoundMembership,
    PersonRef,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.github.people import is_program, kept, login_of
from coterie.importers.github.survey import Survey, author_of, project_of
from coterie.importers.text.json_values import excerpt_text, list_at, text_at, value_at
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.foreign_files import Wishes
    from coterie.domain.moments import Moment

Item = Record | Refused | Skipped

PLATFORM = "GitHub"
CHANNEL = "github"
_TITLE = 200
#: What a record of the owner's is, by its type.
_KINDS = {
    "issue": "issue",
    "pull_request": "code",
    "pull_request_review": "review",
    "pull_request_review_comment": "comment",
    "issue_comment": "comment",
    "commit_comment": "comment",
    "discussion_comment": "comment",
    "discussion": "post",
    "release": "post",
}
#: Types in which somebody works on the owner's project; the others are words.
_WORK = ("pull_request", "pull_request_review")
_UNDER = ("issue", "pull_request", "discussion")


@dataclass
class Works:
    """Makes items of the records of an archive. own: addresses of what the owner opened so far."""

    survey: Survey
    wishes: Wishes
    own: set[str] = field(default_factory=set)

    def project(self, place: str, thing: Mapping[str, object]) -> Item:
        """Make a membership of a project that is shared, and a contribution of one that is not."""
        path = project_of(thing)
        if not path:
            return Refused(place, _("The record does not say which project it is of."), excerpt_text(thing))
        at, repairs = _moment(thing)
        key = f"github:repository:{path}"
        about = text_at(thing, "description")
        owner = login_of(thing.get("owner")) or path.partition("/")[0]
        if not self.survey.is_in(path):
            return Skipped(place, _("somebody else’s") if self.survey.logins else why_unknown())
        if self.survey.is_shared(path):
            role = "owner" if self.survey.is_owner(owner) else "collaborator"
            facts = (("description", about),) if about else ()
            shared = FoundMembership(_project(path), role=role, since=at.day() if at else "", facts=facts)
            return Record(key, place, kept(thing), shared, repairs)
        topics = tuple(topic for each in list_at(thing, "repository_topics") if (topic := _topic(each)))
        name = text_at(thing, "name") or path.partition("/")[2]
        own = FoundContribution("project", at, name[:_TITLE], f"https://github.com/{path}", about, topics=topics)
        return Record(key, place, kept(thing), own, repairs)

    def written(self, kind: str, place: str, thing: Mapping[str, object]) -> Item:
        """Make a contribution of what the owner wrote, and something that passed of what others wrote to the owner."""
        url, login = text_at(thing, "url"), author_of(thing)
        if not url:
            return Refused(place, _("The record has no address."), excerpt_text(thing))
        if self.survey.is_owner(login):
            self.own.add(url)
            return self._contribution(kind, place, thing)
        why = self._why_left_out(login, thing)
        return Skipped(place, why) if why else self._interaction(kind, place, thing)

    def _why_left_out(self, login: str, thing: Mapping[str, object]) -> str:
        """Say why what another account wrote does not come in, "" where it does."""
        if not login:
            return _("by somebody whose account is gone")
        if is_program({"login": login}):
            return _("a program, not a person")
        if not self.survey.logins:
            return why_unknown()
        is_under = any(text_at(thing, name) in self.own for name in _UNDER)
        if not (is_under or self.survey.is_owner(project_of(thing).partition("/")[0])):
            return _("somebody else’s")
        wanted = self.wishes.wants_person("contributors", self.survey.name_of(login), self.survey.mail_of(login))
        return "" if wanted else _("not ticked")

    def _contribution(self, kind: str, place: str, thing: Mapping[str, object]) -> Item:
        """Make what the owner wrote."""
        at, repairs = _moment(thing)
        project = project_of(thing)
        found = FoundContribution(
            _KINDS[kind],
            at,
            _title(thing),
            text_at(thing, "url"),
            text_at(thing, "body"),
            _project(project) if project else None,
            topics=tuple(topic for each in list_at(thing, "labels") if (topic := _topic(each))),
        )
        return Record(_key(kind, thing), place, kept(thing), found, repairs)

    def _interaction(self, kind: str, place: str, thing: Mapping[str, object]) -> Item:
        """Make what somebody wrote to the owner; its words only where they are ticked."""
        at, _repairs = _moment(thing)
        if at is None:
            return Refused(place, _("The date cannot be read."), "")
        login = author_of(thing)
        has_text = "message-text" in self.wishes.include
        found = FoundInteraction(
            "collaboration" if kind in _WORK else "comment",
            CHANNEL,
            "in",
            at,
            (PersonRef(self.survey.name_of(login), (f"github:{login}",), create=True),),
            text_at(thing, "body") if has_text else "",
            thread=next((found for name in _UNDER if (found := text_at(thing, name))), text_at(thing, "url")),
            party=1,
            title=_title(thing),
        )
        raw = kept(thing if has_text else {name: value for name, value in thing.items() if name != "body"})
        return Record(_key(kind, thing), place, raw, found)


def why_unknown() -> str:
    """Say what has to be known before a record can be read."""
    return _("the file does not say who you are: name yourself with --me and the link of your profile on GitHub")


def _moment(thing: Mapping[str, object]) -> tuple[Moment | None, tuple[str, ...]]:
    """Read when a record was made, with what to say where it cannot be read."""
    written = text_at(thing, "created_at") or text_at(thing, "submitted_at") or text_at(thing, "published_at")
    at = read_moment(written, "UTC") if written else None
    return at, (_("The date cannot be read."),) if written and at is None else ()


def _title(thing: Mapping[str, object]) -> str:
    """Give the title on one line."""
    return " ".join((text_at(thing, "title") or text_at(thing, "name")).split())[:_TITLE]


def _topic(written: object) -> str:
    """Give the name of a label or topic, written as a name, an object or an address."""
    name = text_at(written, "name") or text_at(value_at(written, "topic"), "name") or text_at(written)
    return name.rstrip("/").rpartition("/")[2].replace("%20", " ")


def _key(kind: str, thing: Mapping[str, object]) -> str:
    """Make a stable key of the address that is the identity of a record."""
    return f"github:{kind}:{text_at(thing, 'url').partition('github.com/')[2] or text_at(thing, 'url')}"


def _project(path: str) -> CommunityRef:
    """Name a project as a community."""
    return CommunityRef(path, f"github:{path}", PLATFORM, f"https://github.com/{path}")
