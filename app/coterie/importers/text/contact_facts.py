# SPDX-License-Identifier: GPL-3.0-or-later
"""What one row of an address book tells of somebody, gathered cell by cell until it is known who it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.identity_keys import is_role_address, normalised_mail, normalised_phone, profile_key
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundOrganisation,
    FoundPerson,
    FoundRelation,
)
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.importers.text.date_orders import ReadDate

#: More values of one kind than this stay in the kept row, and that is said.
MOST_VALUES = 200

#: Groups that every contact is in, and those that mark somebody out.
_EVERYBODY = frozenset({"mycontacts", "my contacts"})
_FAVOURITES = frozenset({"starred", "starred in android"})
FAVOURITE = "favourite"
_SAME_SERVICE = {"jabber": "xmpp"}


def group_tag(group: str) -> str:
    """Give the tag that a group of an address book stands for, "" for the one that holds everybody.

    Google writes its own groups with a star in front: `* myContacts`, `* starred`.
    """
    name = " ".join(group.split()).removeprefix("*").strip()
    folded = name.casefold()
    if folded in _EVERYBODY:
        return ""
    return FAVOURITE if folded in _FAVOURITES else name


class ContactFacts:
    """What the cells of one row have told so far; lists keep the order of the columns.

    `region` is the two-letter country that numbers without a country prefix are read in, "" = unknown.
    """

    __slots__ = (
        "_keys", "_points", "_told", "dates", "fields", "notes", "posts", "region", "relations", "repairs", "tags",
    )  # fmt: skip

    def __init__(self, region: str = "") -> None:
        self.region = region
        self._points: dict[tuple[str, str, str], FoundContactPoint] = {}
        self._keys: dict[str, None] = {}
        self.posts: list[FoundAffiliation] = []
        self.dates: list[FoundDate] = []
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.relations: list[FoundRelation] = []
        self.fields: list[tuple[str, str]] = []
        self.repairs: list[str] = []
        self._told: set[str] = set()

    @property
    def points(self) -> tuple[FoundContactPoint, ...]:
        """Give the ways to reach somebody, each once."""
        return tuple(self._points.values())

    @property
    def first_address(self) -> str:
        """Give the first mail address, else number, else anything else as it compares, "" for none."""
        for kind in ("mail", "phone"):
            for point in self._points.values():
                if point.kind == kind:
                    return point.normalised or point.value
        return next((point.normalised or point.value for point in self._points.values()), "")

    @property
    def first_written(self) -> str:
        """Give the same as it was written, to call somebody by who has no name."""
        compared = self.first_address
        return next(
            (point.value for point in self._points.values() if compared in (point.normalised, point.value)), compared
        )

    def mail(self, written: str, label: str = "", *, preferred: bool = False) -> None:
        """Take a mail address; the path that Exchange writes in place of one is none."""
        value = written.strip()
        if not value or is_exchange_path(value):
            return
        if value[:7].lower() == "mailto:":
            value = value[7:]
        mail = normalised_mail(value)
        self._add(FoundContactPoint("mail", value, mail, label, preferred))
        if mail and not is_role_address(mail):
            self._keys[f"mail:{mail}"] = None

    def phone(self, written: str, label: str = "", *, preferred: bool = False, is_theirs: bool = True) -> None:
        """Take a number; one that others answer as well (a switchboard, an assistant) identifies nobody."""
        value = written.strip()
        if not value:
            return
        number = normalised_phone(value, self.region)
        self._add(FoundContactPoint("phone", value, number, label, preferred))
        if is_theirs and number[:1] == "+":  # digits of no known country tell nobody apart
            self._keys[f"tel:{number}"] = None

    def url(self, written: str, label: str = "", *, preferred: bool = False) -> None:
        """Take a web address; profiles on LinkedIn and GitHub identify."""
        if value := written.strip():
            key = profile_key(value)
            self._add(FoundContactPoint("url", value, key, label, preferred))
            if key:
                self._keys[key] = None

    def messenger(self, service: str, written: str) -> None:
        """Take the name somebody has with a messenger."""
        if value := written.strip():
            name = service.strip().lower()
            name = _SAME_SERVICE.get(name, name)
            self._add(FoundContactPoint("messenger", value, f"{name}:{value.lower()}" if name else "", name))

    def address(self, lines: Iterable[str], label: str = "", *, preferred: bool = False) -> None:
        """Take the lines of a postal address."""
        if text := "\n".join(kept for line in lines for part in line.splitlines() if (kept := part.strip())):
            self._add(FoundContactPoint("address", text, "", label, preferred))

    def date(self, kind: str, written: str, read: ReadDate, label: str = "") -> None:
        """Take a day to remember; one that cannot be read stays as it was written, and both cases are said."""
        if read.is_missing:
            return
        shown = written.strip()[:100]
        if not read.iso:
            self.field(label or kind, written)
            repair = _("The date “{text}” is not one the program can work with; it is kept as written.")
            self.repairs.append(repair.format(text=shown))
            return
        self.dates.append(FoundDate(kind, read.iso, label))
        if read.is_guess:
            repair = _(
                "Nothing in the file says whether “{text}” begins with the day or the month; it was read as {date}."
            )
            self.repairs.append(repair.format(text=shown, date=read.iso))

    def relation(self, kind: str, written: str) -> None:
        """Take somebody they are related to."""
        if (name := " ".join(written.split())) and self._has_room(self.relations, "relations"):
            self.relations.append(FoundRelation(kind, name))

    def note(self, written: str) -> None:
        """Take a note."""
        if text := written.strip():
            self.notes.append(text)

    def tag(self, group: str) -> None:
        """Take a group they are in."""
        if (tag := group_tag(group)) and tag not in self.tags and self._has_room(self.tags, "tags"):
            self.tags.append(tag)

    def field(self, label: str, written: str) -> None:
        """Take what has no other place."""
        if (value := written.strip()) and self._has_room(self.fields, "fields"):
            self.fields.append((" ".join(label.split()), value))

    def post(self, organisation: str, title: str = "", department: str = "") -> None:
        """Take where they work, and as what."""
        name, role, part = (" ".join(text.split()) for text in (organisation, title, department))
        if (name or role or part) and self._has_room(self.posts, "posts"):
            self.posts.append(FoundAffiliation(name, role, part))

    def person(self, name: FoundName) -> FoundPerson:
        """Make a person of all that was told."""
        return FoundPerson(
            name,
            tuple(self._keys),
            self.points,
            tuple(self.posts),
            tuple(self.dates),
            tuple(self.tags),
            tuple(self.notes),
            tuple(self.relations),
            (),
            tuple(self.fields),
        )

    def organisation(self) -> FoundOrganisation:
        """Make an organisation of the first post; what an organisation has no place for stands in a note."""
        first, *others = self.posts
        told = [
            *(("department", post.department) for post in self.posts),
            *(("job title", post.title) for post in self.posts),
            *(("organisation", post.organisation) for post in others),
            *(("tag", tag) for tag in self.tags),
            *((when.label or when.kind, when.date) for when in self.dates),
            *((relation.kind, relation.name) for relation in self.relations),
            *self.fields,
        ]
        more = "\n".join(f"{label}: {value}" for label, value in told if value)
        return FoundOrganisation(
            first.organisation, tuple(self._keys), self.points, (*self.notes, *filter(None, [more]))
        )

    def _add(self, point: FoundContactPoint) -> None:
        """Note a way to reach somebody, each once under each label."""
        key = (point.kind, point.normalised or point.value, point.label)
        if key not in self._points and self._has_room(self._points, "addresses"):
            self._points[key] = point

    def _has_room(self, values: object, what: str) -> bool:
        """Say whether one more value is taken; the first that is not is said once for its kind."""
        if len(values) < MOST_VALUES:  # type: ignore[arg-type]  # lists and a dictionary, all with a length
            return True
        if what not in self._told:
            self._told.add(what)
            repair = _("The row has more than {limit} values of one kind; those behind them stay in the kept row.")
            self.repairs.append(repair.format(limit=MOST_VALUES))
        return False


def is_exchange_path(text: str) -> bool:
    """Say whether a text is the path of an Exchange directory (X.500) and no mail address."""
    return text.strip()[:3].lower() in ("/o=", "/c=") or text.strip()[:5].lower() == "x500:"
