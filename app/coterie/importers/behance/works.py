# SPDX-License-Identifier: GPL-3.0-or-later
"""Projects, comments, appreciations, collections and posts of a portfolio (Behance API 2).

What the owner made is a contribution, beside whom it was made a collaboration; all clocks are seconds since 1970.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.domain.records import (
    FoundAffiliation,
    FoundContribution,
    FoundInteraction,
    FoundLearning,
    FoundMembership,
    FoundOwner,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.behance.users import (
    CHANNEL,
    HOME,
    PLATFORM,
    facts_of,
    kept,
    keys_of,
    members_of,
    name_of,
    number_of,
    person_of,
    ref_of,
)
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.json_values import excerpt_text, object_at, text_at, texts_at, value_at
from coterie.importers.text.kept_rows import fingerprint
from coterie.importers.text.written_dates import epoch_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coterie.domain.foreign_files import Wishes
    from coterie.domain.moments import Moment

Item = Record | Refused | Skipped
Thing = dict[str, object]

_TITLE = 200
_MONTH = re.compile(r"(\d{1,2})-(\d{4})\Z")


@dataclass
class Works:
    """Makes items of the records of a bundle. me: identity keys of the owner."""

    wishes: Wishes
    me: frozenset[str]
    done: set[str] = field(default_factory=set)

    def is_owner(self, user: Mapping[str, object]) -> bool:
        """Say whether a user is the owner."""
        return not self.me.isdisjoint(keys_of(user))

    def items(self, kind: str, place: str, value: object) -> Iterator[Item]:
        """Make the item of a record, and of a project made together a second one; one that comes again is skipped."""
        if not isinstance(value, dict):
            yield Refused(place, _("This is no record of this service."), excerpt_text(value))
            return
        made = self._made(kind, place, value)
        if isinstance(made, Record) and made.key in self.done:
            yield Skipped(place, _("the same record again"))
            return
        yield made
        if isinstance(made, Record):
            self.done.add(made.key)
            if kind in ("project", "projects") and (together := self._together(place, value)) is not None:
                yield together

    def _made(self, kind: str, place: str, value: Thing) -> Item:
        """Make the item of a record by its kind."""
        if kind in ("user", "followers", "following", "people"):
            return self._user(kind, place, value)
        if kind in ("project", "projects", "wips"):
            return self._project(kind, place, value)
        makers = {
            "comments": self._comment,
            "appreciations": self._appreciation,
            "collections": self._collection,
            "work_experience": _post,
            "stats": _stats,
        }
        return makers[kind](place, value)

    def _user(self, kind: str, place: str, user: Thing) -> Item:
        """Make a person of a user; of the owner a membership."""
        number = number_of(user) or text_at(user, "username").lower()
        if not number or not name_of(user):
            return Refused(place, _("The record has no name."), excerpt_text(user))
        if self.is_owner(user):
            at = epoch_moment(text_at(user, "created_on"))
            found = FoundMembership(HOME, since=at.day() if at is not None else "", facts=facts_of(user))
            return Record(f"behance:member:{number}", place, kept(user), found)
        if kind == "user" and not self.me:
            return Skipped(place, why_unknown())
        if kind in ("followers", "people") and not self.wishes.wants_person("followers", name_of(user)):
            unsure = _("not ticked; a list of those you follow has to be named following.json")
            return Skipped(place, unsure if kind == "people" else _("not ticked"))
        relation = {"followers": "follower", "following": "following"}.get(kind, "")
        return Record(f"behance:{kind}:{number}", place, kept(user), person_of(user, relation))

    def _project(self, kind: str, place: str, project: Thing) -> Item:
        """Make a contribution of a project or a work in progress of the owner's."""
        number, title = number_of(project), text_at(project, "name") or text_at(project, "title")
        if not number or not title:
            return Refused(place, _("The record has no name."), excerpt_text(project))
        if why := self._why_not_mine(project):
            return Skipped(place, why)
        at, repairs = _moment(project, "published_on", "created_on")
        found = FoundContribution(
            "project",
            at,
            plain_text(title)[:_TITLE],
            text_at(project, "url"),
            plain_text(text_at(project, "description")),
            HOME,
            tuple(ref_of(user, "co-owner") for user in self._others(project)),
            tuple(dict.fromkeys((*texts_at(project, "fields"), *texts_at(project, "tags")))),
            score=text_at(project, "stats", "appreciations"),
        )
        return Record(
            f"behance:{'wip' if kind == 'wips' else 'project'}:{number}", place, kept(project), found, repairs
        )

    def _together(self, place: str, project: Thing) -> Record | None:
        """Make a collaboration of a project that others own as well; nobody new is made of them."""
        others = self._others(project)
        at, _repairs = _moment(project, "published_on", "created_on")
        if not others or at is None:
            return None
        title = plain_text(text_at(project, "name"))[:_TITLE]
        people = tuple(ref_of(user) for user in others)
        found = FoundInteraction("collaboration", CHANNEL, "both", at, people, party=len(others), title=title)
        return Record(f"behance:collaboration:{number_of(project)}", place, kept({"id": project["id"]}), found)

    def _comment(self, place: str, comment: Thing) -> Item:
        """Make what somebody said below the owner's work, or the owner below anybody's."""
        number, user = number_of(comment), object_at(comment, "user")
        at, _repairs = _moment(comment, "created_on")
        if not number or not name_of(user):
            return Refused(place, _("The record has no name."), excerpt_text(comment))
        if not self.me:
            return Skipped(place, why_unknown())
        if at is None:
            return Refused(place, _("The date cannot be read."), "")
        text = plain_text(text_at(comment, "comment"))
        key = f"behance:comment:{number}"
        if self.is_owner(user):
            return Record(key, place, kept(comment), FoundContribution("comment", at, text=text, community=HOME))
        has_text = "message-text" in self.wishes.include
        found = FoundInteraction("comment", CHANNEL, "in", at, (ref_of(user),), text if has_text else "", party=1)
        return Record(key, place, kept(comment, () if has_text else ("comment",)), found)

    def _appreciation(self, place: str, appreciation: Thing) -> Item:
        """Make a reaction of what the owner appreciated."""
        project = object_at(appreciation, "project")
        if not number_of(project):
            return Refused(place, _("The record has no name."), excerpt_text(appreciation))
        if "reactions" not in self.wishes.include:
            return Skipped(place, _("not ticked"))
        at, repairs = _moment(appreciation, "timestamp")
        people = tuple(ref_of(user, "owner") for user in members_of(value_at(project, "owners")))
        title = plain_text(text_at(project, "name"))[:_TITLE]
        found = FoundContribution("reaction", at, title, text_at(project, "url"), community=HOME, people=people)
        return Record(f"behance:appreciation:{number_of(project)}", place, kept(appreciation), found, repairs)

    def _collection(self, place: str, collection: Thing) -> Item:
        """Make something to learn from of a collection."""
        number, title = number_of(collection), text_at(collection, "title")
        if not number or not title:
            return Refused(place, _("The record has no name."), excerpt_text(collection))
        if "saved-posts" not in self.wishes.include:
            return Skipped(place, _("not ticked"))
        at, repairs = _moment(collection, "created_on")
        saved = at.text if at is not None else ""
        found = FoundLearning(
            plain_text(title)[:_TITLE], "collection", PLATFORM, text_at(collection, "url"), saved_on=saved
        )
        return Record(f"behance:collection:{number}", place, kept(collection), found, repairs)

    def _others(self, project: Thing) -> list[Thing]:
        """Give the owners of a project beside the owner."""
        return [user for user in members_of(value_at(project, "owners")) if not self.is_owner(user) and name_of(user)]

    def _why_not_mine(self, project: Thing) -> str:
        """Say why a project does not come in, "" where it is the owner's; one without owners is of who asked."""
        if not self.me:
            return why_unknown()
        owners = members_of(value_at(project, "owners")) or members_of([value_at(project, "owner")])
        is_mine = not owners or any(self.is_owner(user) for user in owners)
        return "" if is_mine else _("somebody else’s")


def why_unknown() -> str:
    """Say what has to be known before a record can be read."""
    return _("the file does not say who you are: name yourself with --me and the link of your profile on Behance")


def _post(place: str, work: Thing) -> Item:
    """Make a post of the owner's."""
    company, title = text_at(work, "organization"), text_at(work, "position")
    if not (company or title):
        return Refused(place, _("The record has no name."), excerpt_text(work))
    start, end = _month(text_at(work, "start_date")), _month(text_at(work, "end_date"))
    post = FoundAffiliation(company, title, start=start, end=end, current=not text_at(work, "end_date"))
    key = f"behance:work:{fingerprint(company, title, text_at(work, 'start_date'))}"
    written = [text_at(work, name) for name in ("start_date", "end_date")]
    is_clear = all(_month(each) or not each for each in written)
    return Record(
        key, place, kept(work), FoundOwner(affiliations=(post,)), () if is_clear else (_("The date cannot be read."),)
    )


def _stats(place: str, stats: Thing) -> Item:
    """Make facts of the membership of the counts of all time."""
    totals = {"stats": object_at(stats, "all_time")}
    return Record("behance:stats", place, kept(stats), FoundMembership(HOME, facts=facts_of(totals)))


def _month(written: str) -> str:
    """Read `MM-YYYY` as ISO text of what is known, "" for none."""
    match = _MONTH.match(written)
    if match is None:
        return written if re.fullmatch(r"(?:19|20)\d{2}", written) else ""
    return f"{match[2]}-{int(match[1]):02}" if 1 <= int(match[1]) <= 12 and match[2][:2] in ("19", "20") else ""


def _moment(thing: Thing, *names: str) -> tuple[Moment | None, tuple[str, ...]]:
    """Read the first of some clocks, with what to say where it cannot be read."""
    written = next((text for name in names if (text := text_at(thing, name)) not in ("", "0")), "")
    at = epoch_moment(written) if written else None
    return at, (_("The date cannot be read."),) if written and at is None else ()
