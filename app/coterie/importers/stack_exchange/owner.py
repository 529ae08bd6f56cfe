# SPDX-License-Identifier: GPL-3.0-or-later
"""Who the owner of pages, dumps and queries of Stack Exchange is: named beforehand, or told by the files themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.domain.records import FoundContactPoint, FoundName, FoundOwner
from coterie.domain.texts import _
from coterie.importers.stack_exchange.entries import WRITTEN, Entry, Who, keys_of, profile_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: One record of somebody says nothing of whose page it is; so many of the same user do.
_ENOUGH = 2


@dataclass
class Owner:
    """The owner: number on each site ("" = the site is not known), accounts of the network, and what files say.

    doubtful: sites of which there are pages of several users, any of whom may be the owner.
    """

    numbers: dict[str, str] = field(default_factory=dict)
    accounts: set[str] = field(default_factory=set)
    told: list[tuple[str, Who]] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, keys: Iterable[str]) -> Owner:
        """Take the identity keys that are known beforehand."""
        owner = cls()
        for key in sorted(keys):
            prefix, _colon, rest = key.partition(":")
            site, _colon, number = rest.partition(":")
            if prefix == "se" and number.isdecimal():
                if site == "account":
                    owner.accounts.add(number)
                else:
                    owner.numbers.setdefault(site, number)
        return owner

    def only_site(self) -> str:
        """Give the one site on which the owner is named, "" for none or several."""
        return next(iter(self.numbers)) if len(self.numbers) == 1 else ""

    def is_it(self, site: str, who: Who) -> bool:
        """Say whether a user is the owner."""
        if who.account and who.account in self.accounts:
            return True
        return bool(who.number) and self.numbers.get(site) == who.number

    def is_known_on(self, site: str, who: Who) -> bool:
        """Say whether the owner can be told from this user."""
        return site in self.numbers or bool(self.accounts and who.account)

    def is_doubtful(self, site: str) -> bool:
        """Say whether any of several users of a site may be the owner."""
        return site in self.doubtful

    def learn(self, site: str, who: Who) -> None:
        """Take a user for the owner."""
        if who.number:
            self.numbers.setdefault(site, who.number)
        if who.account:
            self.accounts.add(who.account)
        self.told.append((site, who))

    def found(self) -> FoundOwner | None:
        """Give what the files say of the owner, None where they say nothing."""
        if not self.told:
            return None
        keys = tuple(dict.fromkeys(key for site, who in self.told for key in keys_of(site, who)))
        links = {key: who.link for site, who in self.told for key in keys_of(site, who)[:1] if who.link}
        points = tuple(FoundContactPoint("url", links.get(key, profile_of(key)), key) for key in keys)
        name = next((who.name for _site, who in self.told if who.name), "")
        return FoundOwner(FoundName(name) if name else None, keys, points)

    def unknown(self, entry: Entry) -> str:
        """Say why a record is left out whose user cannot be told from the owner."""
        if not entry.site and len(self.numbers) > 1:
            return _("the file does not say which site it is of: put the site, such as stackoverflow.com, in its name")
        return _("the file does not say who you are: name yourself with --me and the link of your profile on the site")


def settle(owner: Owner, files: Iterable[Iterable[Entry]]) -> None:
    """Find the owner in the files: by name, then by a page of the owner's accounts, of one user, or by one user.

    What is known already is never replaced; where the files disagree, the owner stays unknown.
    """
    pages = [_Page.of(entries, owner) for entries in files]
    accounts = {page.account for page in pages if page.account}
    if not owner.accounts and len(accounts) == 1:
        owner.accounts |= accounts
    for page in pages:
        for site, who in page.accounts:
            if owner.is_it(site, who):
                owner.learn(site, who)
    for page in pages:
        for site, who in page.mine:
            owner.learn(site, who)
    _settle_by(owner, [user for page in pages for user in page.alone])
    _settle_by(owner, [page.writer for page in pages if page.writer is not None])


def _settle_by(owner: Owner, users: Iterable[tuple[str, Who]]) -> None:
    """Take the only user that is told for each site where the owner is not known."""
    by_site: dict[str, dict[str, Who]] = defaultdict(dict)
    for site, who in users:
        if not owner.is_known_on(site, who) or owner.is_it(site, who):
            by_site[site].setdefault(who.number, who)
    for site, candidates in by_site.items():
        if len(candidates) == 1:
            owner.learn(site, next(iter(candidates.values())))
        else:
            owner.doubtful.add(site)


@dataclass
class _Page:
    """What one file tells of the owner: accounts listed, users who are the owner by name, a user or writer alone."""

    accounts: list[tuple[str, Who]]
    mine: list[tuple[str, Who]]
    alone: list[tuple[str, Who]]
    writer: tuple[str, Who] | None
    account: str = ""

    @classmethod
    def of(cls, entries: Iterable[Entry], owner: Owner) -> _Page:
        """Look through one file."""
        page = cls([], [], [], None)
        users = 0
        written = 0
        writers: dict[tuple[str, str], Who] = {}
        for kind, site, who in _named(entries):
            if kind == "account":
                page.accounts.append((site, who))
            elif kind == "user":
                users += 1
                page.alone = [(site, who)] if users == 1 else []
                if owner.is_it(site, who):
                    page.mine.append((site, who))
            elif len(writers) < _ENOUGH:
                written += 1
                writers.setdefault((site, who.number), who)
        if len(writers) == 1 and written >= _ENOUGH:
            page.writer = next((site, who) for (site, _number), who in writers.items())
        numbers = {who.account for _site, who in page.accounts if who.account}
        page.account = numbers.pop() if len(numbers) == 1 else ""
        return page


def _named(entries: Iterable[Entry]) -> Iterator[tuple[str, str, Who]]:
    """Give kind, site and user of the entries that name somebody."""
    for entry in entries:
        if entry.who.number and entry.kind in ("account", "user", "badge", "topic", *WRITTEN):
            yield entry.kind, entry.site, entry.who
