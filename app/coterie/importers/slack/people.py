# SPDX-License-Identifier: GPL-3.0-or-later
"""The members of a Slack workspace (`users.json`): who they are, which of them is the owner, and the workspace."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.identity_keys import is_role_address, normalised_mail, normalised_phone
from coterie.domain.records import (
    CommunityRef,
    FoundAffiliation,
    FoundContactPoint,
    FoundMembership,
    FoundName,
    FoundOwner,
    FoundPerson,
    PersonRef,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.text.json_files import JsonItem, json_items
from coterie.importers.text.json_values import excerpt_text, is_true, kept_text, object_at, text_at
from coterie.importers.text.names import split_credentials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member, Wishes

Item = Record | Refused | Skipped

#: `Northwind Slack export Jan 1 2024 - Feb 1 2024.zip`.
_EXPORT_NAME = re.compile(r"(.+?) Slack export\b", re.IGNORECASE)
_SLACKBOT = "USLACKBOT"
_KEPT = ("id", "team_id", "name", "real_name", "deleted", "is_owner", "is_admin", "is_restricted")
_KEPT_PROFILE = ("real_name", "display_name", "title", "email", "phone")
_ROLES = (
    ("is_primary_owner", "owner"),
    ("is_owner", "owner"),
    ("is_admin", "admin"),
    ("is_ultra_restricted", "guest"),
    ("is_restricted", "guest"),
)


class User(NamedTuple):
    """A member. key: `slack:TEAM:USER`; bot: no person."""

    id: str
    key: str
    name: str
    mail: str
    bot: bool

    def ref(self) -> PersonRef:
        """Name this member: by profile, and by an address that is no function's."""
        mail = (f"mail:{self.mail}",) if self.mail and not is_role_address(self.mail) else ()
        return PersonRef(self.name or self.id, (self.key, *mail))


class Workspace(NamedTuple):
    """The workspace and its members by their ids. owner: who of them the owner is, None = not known."""

    community: CommunityRef
    team: str
    users: dict[str, User]
    owner: User | None


def workspace_of(users: Member | None, bundle_name: str, wishes: Wishes) -> Workspace:
    """Look through the members once, before anything is made of them."""
    values = [item.value for item in json_items(users) if isinstance(item, JsonItem)] if users is not None else []
    teams = Counter(team for value in values if (team := text_at(value, "team_id")))
    team = teams.most_common(1)[0][0] if teams else ""
    found = [_user(value, team) for value in values if text_at(value, "id")]
    match = _EXPORT_NAME.match(bundle_name)
    name = " ".join(match[1].split()) if match else f"Slack {team}".strip()
    known = {user.id: user for user in found}
    owners = [user for user in found if {user.key, f"mail:{user.mail}"} & wishes.me]
    return Workspace(CommunityRef(name, f"slack:{team}" if team else "", "Slack"), team, known,
                     owners[0] if len(owners) == 1 else None)  # fmt: skip


def read_people(member: Member, workspace: Workspace, wishes: Wishes) -> Iterator[Item]:
    """Give the owner and the workspace, then each member who was ticked, with the membership."""
    if workspace.owner is not None:
        yield _owner(workspace.owner)
    kept = kept_text({"team_id": workspace.team, "workspace": workspace.community.name})
    yield Record(f"slack:{workspace.team}", "file", kept, FoundMembership(workspace.community))
    for item in json_items(member):
        if isinstance(item, Refused):
            yield item._replace(excerpt="") if "members" not in wishes.include else item
        else:
            yield from _member(item, workspace, wishes)


def _owner(user: User) -> Record:
    """Tell which member the owner is."""
    points = (FoundContactPoint("handle", user.name or user.id, user.key, "Slack"),)
    return Record(f"{user.key}:owner", "file", kept_text({"id": user.id}), FoundOwner(keys=(user.key,),
                  contact_points=points))  # fmt: skip


def _member(item: JsonItem, workspace: Workspace, wishes: Wishes) -> Iterator[Item]:
    """Give one member, or say why not."""
    user = _user(item.value, workspace.team)
    if user.bot:
        yield Skipped(item.place, _("not a person"))
    elif not wishes.wants_person("members", user.name, user.mail):
        yield Skipped(item.place, _("not ticked"))
    elif workspace.owner is not None and user.id == workspace.owner.id:
        yield Skipped(item.place, _("that is you"))
    elif not user.id or not user.name:
        yield Refused(item.place, _("The record has no name."), excerpt_text(item.value))
    else:
        raw = kept_text(_kept(item.value))
        yield Record(user.key, item.place, raw, _person(item.value, user, wishes))
        facts = (("deactivated", "yes"),) if is_true(item.value, "deleted") else ()
        membership = FoundMembership(workspace.community, user.ref(), _role(item.value), facts=facts)
        yield Record(f"{user.key}:member", item.place, raw, membership)


def _person(value: object, user: User, wishes: Wishes) -> FoundPerson:
    """Make the person with handle, address, number and post."""
    name, suffix = split_credentials(user.name)
    handle = text_at(value, "profile", "display_name") or text_at(value, "name") or user.id
    points = [FoundContactPoint("handle", handle, user.key, "Slack")]
    if user.mail:
        points.append(FoundContactPoint("mail", text_at(value, "profile", "email"), user.mail))
    if phone := text_at(value, "profile", "phone"):
        points.append(FoundContactPoint("phone", phone, normalised_phone(phone, wishes.region)))
    title = text_at(value, "profile", "title")
    posts = (FoundAffiliation("", title),) if title else ()
    return FoundPerson(FoundName(name, suffix=suffix), user.ref().keys, tuple(points), posts)


def _user(value: object, team: str) -> User:
    """Read who somebody is; in shared channels people of other workspaces have their own team."""
    own_id = text_at(value, "id")
    names = (
        text_at(value, "profile", "real_name"),
        text_at(value, "real_name"),
        text_at(value, "profile", "display_name"),
        text_at(value, "name"),
    )
    bot = is_true(value, "is_bot") or is_true(value, "is_app_user") or own_id == _SLACKBOT
    mail = normalised_mail(text_at(value, "profile", "email"))
    key = f"slack:{text_at(value, 'team_id') or team}:{own_id}"
    return User(own_id, key, " ".join(next(filter(None, names), "").split()), mail, bot)


def _kept(value: object) -> dict[str, object]:
    """Take what is kept of a member: no pictures, no status, no zone."""
    member, profile = object_at(value), object_at(value, "profile")
    kept: dict[str, object] = {key: member[key] for key in _KEPT if member.get(key)}
    kept["profile"] = {key: profile[key] for key in _KEPT_PROFILE if profile.get(key)}
    return kept


def _role(value: object) -> str:
    """Say what somebody is in the workspace beyond a member."""
    return next((role for key, role in _ROLES if is_true(value, key)), "")
