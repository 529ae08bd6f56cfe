# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of GitHub's REST interface saved to files: lists of people, one account, starred and own projects.

Lists of followers and of those who are followed have the same shape: only the name of the file tells them apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import (
    CommunityRef,
    FoundContribution,
    FoundLearning,
    FoundMembership,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.github.people import (
    is_organisation,
    is_program,
    kept,
    login_in,
    mails_of,
    organisation_of,
    owner_of,
    person_of,
)
from coterie.importers.github.works import PLATFORM, Item, why_unknown
from coterie.importers.text.json_values import excerpt_text, object_at, text_at, texts_at
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.foreign_files import Member, Wishes
    from coterie.importers.github.survey import Survey

_TITLE = 200


def list_of_people(member: Member) -> str:
    """Say what a list of people is by the name of its file, people where it does not tell."""
    base = member.name.rpartition("/")[2].lower()
    if "follower" in base:
        return "followers"
    if "contributor" in base or "collaborator" in base:
        return "contributors"
    return "following" if "following" in base or "followee" in base else "people"


def account(kind: str, place: str, thing: Mapping[str, object], survey: Survey, wishes: Wishes) -> Item:
    """Make a person or an organisation of an account. kind: followers, following, people, or contributors."""
    login = login_in(thing)
    if not login:
        return Refused(place, _("The record has no name."), excerpt_text(thing))
    if is_program(thing):
        return Skipped(place, _("a program, not a person"))
    key = f"github:{kind}:{login}"
    if survey.is_owner(login):
        return Record(key, place, kept(thing), owner_of(thing))
    is_open = kind == "following" or (kind == "contributors" and is_organisation(thing))
    if not is_open and not _wanted(kind, thing, wishes):
        unsure = _("not ticked; a list of those you follow has to be named following.json")
        return Skipped(place, unsure if kind == "people" else _("not ticked"))
    if is_organisation(thing):
        return Record(key, place, kept(thing), organisation_of(thing, watching=kind == "following"))
    words = {"followers": "follower", "following": "following"}
    fields = ((PLATFORM, words[kind]),) if kind in words else ()
    return Record(key, place, kept(thing), person_of(thing, fields))


def _wanted(kind: str, thing: Mapping[str, object], wishes: Wishes) -> bool:
    """Say whether somebody of a list that is off comes in."""
    mails = mails_of(thing)
    name = text_at(thing, "name") or text_at(thing, "login")
    optional = "contributors" if kind == "contributors" else "followers"
    return wishes.wants_person(optional, name, mails[0].lower() if mails else "")


def profile(place: str, thing: Mapping[str, object], survey: Survey) -> Item:
    """Make the owner, or somebody else, of the answer about one account."""
    login = login_in(thing)
    if not login:
        return Refused(place, _("The record has no name."), excerpt_text(thing))
    if is_program(thing):
        return Skipped(place, _("a program, not a person"))
    key = f"github:profile:{login}"
    if survey.is_owner(login):
        return Record(key, place, kept(thing), owner_of(thing))
    if is_organisation(thing):
        return Record(key, place, kept(thing), organisation_of(thing, watching=False))
    if not survey.logins:
        return Skipped(place, why_unknown())
    return Record(key, place, kept(thing), person_of(thing))


def organisation(place: str, thing: Mapping[str, object]) -> Item:
    """Make a membership of one of the owner's organisations."""
    login = text_at(thing, "login")
    if not login:
        return Refused(place, _("The record has no name."), excerpt_text(thing))
    about = text_at(thing, "description")
    where = CommunityRef(login, f"github:{login.lower()}", PLATFORM, f"https://github.com/{login}")
    found = FoundMembership(where, facts=(("description", about),) if about else ())
    return Record(f"github:organisation:{login.lower()}", place, kept(thing), found)


def repository(place: str, thing: Mapping[str, object], survey: Survey, wishes: Wishes) -> Item:
    """Make something to learn from of a starred project, and a contribution of one of the owner's own."""
    project = object_at(thing, "repo") or thing
    path = text_at(project, "full_name")
    if "/" not in path:
        return Refused(place, _("The record has no name."), excerpt_text(thing))
    is_star = "starred_at" in thing
    url, about = f"https://github.com/{path}", text_at(project, "description")
    topics = tuple(texts_at(project, "topics"))
    if not is_star and survey.is_owner(text_at(project, "owner", "login").lower()):
        at = read_moment(text_at(project, "created_at"), "UTC")
        own = FoundContribution("project", at, text_at(project, "name")[:_TITLE], url, about, topics=topics)
        return Record(f"github:repository:{path.lower()}", place, kept(thing), own)
    if "saved-posts" not in wishes.include:
        return Skipped(place, _("not ticked"))
    saved = read_moment(text_at(thing, "starred_at"), "UTC")
    found = FoundLearning(
        path[:_TITLE], "repository", PLATFORM, url, saved.text if saved is not None else "", text=about, topics=topics
    )
    return Record(f"github:starred:{path.lower()}", place, kept(thing), found)
