# SPDX-License-Identifier: GPL-3.0-or-later
"""Why two people may be one, or may not be: findings in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.matching.findings import Fact
from coterie.domain.matching.names import Likeness
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coterie.domain.matching.findings import Finding
    from coterie.domain.matching.names import NamesAlike
    from coterie.domain.matching.weighing import Weighed

_FOR: dict[Fact, Callable[[str], str]] = {
    Fact.PROFILE: lambda _what: _("the same profile"),
    Fact.HANDLE: lambda _what: _("the same account"),
    Fact.NEAR_HANDLE: lambda _what: _("the account names differ by a slip"),
    Fact.MAIL: lambda _what: _("the same mail address"),
    Fact.MAIL_NAME: lambda _what: _("the mail addresses begin alike"),
    Fact.MAIL_DOMAIN: lambda what: _("both have a mail address at {0}").format(what),
    Fact.PHONE: lambda _what: _("the same phone number"),
    Fact.ORGANISATION: lambda what: _("both worked at {0}").format(what),
    Fact.BIRTHDAY: lambda _what: _("the same birthday"),
    Fact.DAY_OF_YEAR: lambda _what: _("born on the same day of the year"),
    Fact.NEAR_BIRTHDAY: lambda _what: _("the birthdays differ by a slip"),
    Fact.TURNED_BIRTHDAY: lambda _what: _("day and month of the birthday are swapped"),
    Fact.ADDRESS: lambda _what: _("the same address"),
    Fact.NEAR_ADDRESS: lambda _what: _("a similar address"),
    Fact.ADDITIONAL: lambda _what: _("the same middle name"),
}
_AGAINST: dict[Fact, Callable[[], str]] = {
    Fact.OTHER_HANDLE: lambda: _("different accounts"),
    Fact.OTHER_BIRTHDAY: lambda: _("different birthdays"),
    Fact.OTHER_ADDRESS: lambda: _("different addresses"),
    Fact.OTHER_ADDITIONAL: lambda: _("different middle names"),
}
#: From all parts the same to all of them merely similar: the first line that holds for both parts is said.
_ALIKE: tuple[tuple[set[Likeness], Callable[[], str]], ...] = (
    ({Likeness.SAME}, lambda: _("the same name")),
    ({Likeness.SAME, Likeness.TYPO}, lambda: _("the names differ by one letter")),
    ({Likeness.SAME, Likeness.TYPO, Likeness.TWO_TYPOS}, lambda: _("the names differ by two letters")),
    ({Likeness.SAME, Likeness.SHORT, Likeness.INITIAL}, lambda: _("one name is shorter")),
    (set(Likeness), lambda: _("similar names")),
)


def reasons_for(weighed: Weighed, called: Callable[[str], str] = str) -> tuple[str, ...]:
    """Say what speaks for two people being one, the strongest first. called: gives the written name of an organisation.

    The names come last: they are seen anyway.
    """
    told = sorted((finding for finding in weighed.findings if finding.bits > 0), key=lambda finding: -finding.bits)
    said = [_FOR[finding.fact](_written(finding, called)) for finding in told if finding.fact in _FOR]
    return (*said, *_name_words(weighed.names))


def reasons_against(weighed: Weighed) -> tuple[str, ...]:
    """Say what speaks against it, the strongest first."""
    told = sorted((finding for finding in weighed.findings if finding.bits <= 0), key=lambda finding: finding.bits)
    return (*_other_names(weighed.names), *_said_against(told))


def _written(finding: Finding, called: Callable[[str], str]) -> str:
    return called(finding.what) if finding.fact is Fact.ORGANISATION else finding.what


def _said_against(told: Iterable[Finding]) -> list[str]:
    return [_AGAINST[finding.fact]() for finding in told if finding.fact in _AGAINST]


def _name_words(names: NamesAlike) -> list[str]:
    """Say how alike the names are, [] where they are not."""
    parts = {names.given, names.family}
    if parts & {Likeness.OTHER, Likeness.UNKNOWN}:
        return _one_part(names)
    if names.turned:
        return [_("given name and family name are swapped")]
    if parts == {Likeness.TYPO}:  # one letter in each
        parts = {Likeness.TWO_TYPOS}
    return [next(say() for among, say in _ALIKE if parts <= among)]


def _one_part(names: NamesAlike) -> list[str]:
    if names.turned:
        return []
    if names.given is Likeness.SAME:
        return [_("the same given name")]
    return [_("the same family name")] if names.family is Likeness.SAME else []


def _other_names(names: NamesAlike) -> list[str]:
    given, family = names.given is Likeness.OTHER, names.family is Likeness.OTHER
    if given and family:
        return [_("different names")]
    if given:
        return [_("different given names")]
    return [_("different family names")] if family else []
