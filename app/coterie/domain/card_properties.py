# SPDX-License-Identifier: GPL-3.0-or-later
"""What each property of a card tells of a person: one small reader per property, gathered in a `CardFacts`.

Which values are lists is a fixed table (RFC 6350 section 6): categories and nicknames are comma lists, names and
addresses have components with lists inside, organisations have components only; all else is one text, in which an
unescaped comma stays, because half of all writers forget the backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.card_labels import SERVICES
from coterie.domain.card_values import known_date
from coterie.domain.content_lines import parse_line, split_unescaped, unescape_text
from coterie.domain.identity_keys import bare_slug, is_role_address, normalised_mail, normalised_phone, profile_key
from coterie.domain.records import FoundContactPoint, FoundDate, FoundRelation
from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.domain.card_facts import CardFacts, Head, Reader

_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})\Z", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?://)?(?=.)", re.IGNORECASE)
_NO_NAME = ("urn:", "http:", "https:", "mailto:", "tel:", "data:")
_SAME_SERVICE = {"jabber": "xmpp"}
_OWN_TAGS = frozenset({"mycontacts", "* mycontacts"})


def plain_uid(text: str) -> str:
    """Give a UID as it compares: without urn:uuid:, a UUID in lower case, any other text as it stands."""
    text = text.strip()
    match = _UUID.match(text)
    return match[1].lower() if match else text.removeprefix("urn:uuid:")


def _uid(facts: CardFacts, _head: Head, value: str) -> None:
    facts.uid = facts.uid or plain_uid(value)


def _begin(facts: CardFacts, _head: Head, value: str) -> None:
    facts.cards_begun += value.upper() == "VCARD"


def _version(facts: CardFacts, _head: Head, value: str) -> None:
    facts.version = value


def _full_name(facts: CardFacts, _head: Head, value: str) -> None:
    facts.displays.append(value)


def _name(facts: CardFacts, head: Head, value: str) -> None:
    parts = facts.components(head, value, " ")
    if len(parts) != 5:
        parts = [*parts, "", "", "", ""][:5]  # two are common; the sixth and seventh of RFC 9554 repeat the others
    if any(parts):
        family, given, additional, prefix, suffix = parts
        facts.names.append((given, family, additional, prefix, suffix))


def _nickname(facts: CardFacts, head: Head, value: str) -> None:
    facts.nicknames += facts.texts(head, value, ",")


def _phonetic(facts: CardFacts, head: Head, value: str) -> None:
    facts.phonetic.setdefault(head.key, value)


def _pronouns(facts: CardFacts, _head: Head, value: str) -> None:
    facts.pronouns.append(value)


def _organisation(facts: CardFacts, head: Head, value: str) -> None:
    if head.quoted_printable or "\\" in value:
        parts = [facts.text(head, part) for part in split_unescaped(value, ";")]
    else:
        parts = list(map(str.strip, value.split(";")))
    if len(parts) == 1 and parts[0]:
        facts.organisations.append((head.group, parts[0], ""))
    elif any(parts):
        facts.organisations.append((head.group, parts[0], ", ".join(part for part in parts[1:] if part)))


def _title(facts: CardFacts, head: Head, value: str) -> None:
    (facts.titles if head.key == "TITLE" else facts.roles).append((head.group, value))


def _mail(facts: CardFacts, head: Head, value: str) -> None:
    mail = normalised_mail(value)
    if not mail and value.startswith("/o="):  # the Exchange path of an address is no address
        return
    if value[6:7] == ":" and value[:6].lower() == "mailto":
        value = value[7:]
    facts.point(head, "mail", value, mail, head.label)
    if mail and not is_role_address(mail):
        facts.keys.append("mail:" + mail)


def _phone(facts: CardFacts, head: Head, value: str) -> None:
    if value[3:4] == ":" and value[:3].lower() == "tel":
        value = value[4:]
    number = normalised_phone(value, facts.region)
    facts.point(head, "phone", value, number, head.label)
    if number[:1] == "+":  # digits of no known country tell nobody apart
        facts.keys.append("tel:" + number)


def _address(facts: CardFacts, head: Head, value: str) -> None:
    if lines := "\n".join(filter(None, facts.components(head, value, ", "))):
        facts.point(head, "address", lines, "", head.label)


def _written_address(facts: CardFacts, head: Head, value: str) -> None:
    facts.addresses_written.append(FoundContactPoint("address", value, "", head.label, head.preferred))


def _url(facts: CardFacts, head: Head, value: str) -> None:
    key = profile_key(value)
    if key:
        if facts.has_url(value):
            return
        facts.keys.append(key)
    facts.point(head, "url", value, key, head.label)


def _profile(facts: CardFacts, head: Head, value: str) -> None:
    """Read X-SOCIALPROFILE: an address, or a name behind a made-up scheme (Apple writes x-apple:)."""
    service = (head.service or head.label).lower()
    kind, key = "url", profile_key(value)
    if key and facts.has_url(value):
        return
    if not value.lower().startswith(("http:", "https:", "www.")):
        kind = "handle"
        match = _SCHEME.match(value)
        value = head.user or (value[match.end() :] if match else value)
    user = head.user or ("" if kind == "url" else value.strip("@/"))
    if not key and service and user:
        key = f"li:{bare_slug(user)}" if service == "linkedin" else f"{service}:{user.lower()}"
    facts.point(head, kind, value, key, service)
    if key:
        facts.keys.append(key)


def _messenger(facts: CardFacts, head: Head, value: str) -> None:
    service = SERVICES.get(head.key, "")
    if head.key == "IMPP" and (match := _SCHEME.match(value)):
        service, value = match[1].lower(), value[match.end() :]
    if head.service or service in ("", "x-apple"):
        service = head.service.lower() or head.label
    service = _SAME_SERVICE.get(service, service)
    facts.point(head, "messenger", value, f"{service}:{value.lower()}" if service else "", service)


def _date(facts: CardFacts, head: Head, value: str) -> None:
    known = known_date(value, head.omitted_year)
    kind = "birthday" if head.key == "BDAY" else "anniversary" if "ANNIVERSARY" in head.key else "other"
    if known:
        if head.group and kind == "other":
            facts.grouped.append(("dates", head.group, len(facts.dates)))
        facts.dates.append(FoundDate(kind, known, "" if kind != "other" else head.label))
    else:
        repair = _("The date “{text}” is not one the program can work with; it is kept as written.")
        facts.repairs.append(repair.format(text=value[:100]))


def _note(facts: CardFacts, _head: Head, value: str) -> None:
    facts.notes.append(value)


def _categories(facts: CardFacts, head: Head, value: str) -> None:
    facts.tags += [tag for tag in facts.texts(head, value, ",") if tag.lower() not in _OWN_TAGS]


def _related(facts: CardFacts, head: Head, value: str) -> None:
    if value.lower().startswith(_NO_NAME):
        return
    if head.group:
        facts.grouped.append(("relations", head.group, len(facts.relations)))
    facts.relations.append(FoundRelation(_RELATIONS.get(head.key, head.label), value))


def _agent(facts: CardFacts, _head: Head, value: str) -> None:
    """Take the name out of a card inside a card, written as one escaped text (RFC 2426 section 3.5.4)."""
    for line in value.split("\n"):
        inner = parse_line(line)
        if inner.key == "FN":
            facts.relations.append(FoundRelation("agent", unescape_text(inner.value).strip()))


def _label(facts: CardFacts, head: Head, value: str) -> None:
    if head.group:
        facts.labels.setdefault(head.group, value)


def _kind(facts: CardFacts, _head: Head, value: str) -> None:
    facts.kind = value.lower()


def _show_as(facts: CardFacts, _head: Head, value: str) -> None:
    facts.company = value.upper() == "COMPANY"


def _member(facts: CardFacts, _head: Head, value: str) -> None:
    mail = normalised_mail(value) if value.lower().startswith("mailto:") else ""
    facts.members.append(f"mail:{mail}" if mail else f"uid:{plain_uid(value)}")


def _field(facts: CardFacts, head: Head, value: str) -> None:
    if text := value.strip("; "):
        facts.fields.append((_FIELDS[head.key], text))


_RELATIONS = {
    "X-SPOUSE": "spouse",
    "X-MS-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-MANAGER": "manager",
    "X-MS-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-ASSISTANT": "assistant",
    "X-MS-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
}

_FIELDS = {
    "LANG": "language",
    "LANGUAGE": "language",
    "TZ": "time zone",
    "GEO": "position",
    "GENDER": "gender",
    "X-GENDER": "gender",
    "HOBBY": "hobby",
    "INTEREST": "interest",
    "EXPERTISE": "expertise",
}

#: Properties that are one text: their readers get it decoded, trimmed and never empty.
TEXT_READERS: dict[str, Reader] = {
    "BEGIN": _begin,
    "VERSION": _version,
    "UID": _uid,
    "FN": _full_name,
    "X-PHONETIC-FIRST-NAME": _phonetic,
    "X-PHONETIC-LAST-NAME": _phonetic,
    "PRONOUNS": _pronouns,
    "X-PRONOUNS": _pronouns,
    "TITLE": _title,
    "ROLE": _title,
    "EMAIL": _mail,
    "TEL": _phone,
    "LABEL": _written_address,
    "URL": _url,
    "X-SOCIALPROFILE": _profile,
    "SOCIALPROFILE": _profile,
    "IMPP": _messenger,
    **dict.fromkeys(SERVICES, _messenger),
    "BDAY": _date,
    "ANNIVERSARY": _date,
    "X-ANNIVERSARY": _date,
    "X-MS-ANNIVERSARY": _date,
    "X-EVOLUTION-ANNIVERSARY": _date,
    "X-KADDRESSBOOK-X-ANNIVERSARY": _date,
    "X-ABDATE": _date,
    "NOTE": _note,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    **dict.fromkeys(_RELATIONS, _related),
    "AGENT": _agent,
    "X-ABLABEL": _label,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ABSHOWAS": _show_as,
    "MEMBER": _member,
    "X-ADDRESSBOOKSERVER-MEMBER": _member,
    **dict.fromkeys(_FIELDS, _field),
}

#: Properties with parts: their readers get the value as written, because it is split before it is decoded.
STRUCTURE_READERS: dict[str, Reader] = {
    "N": _name,
    "NICKNAME": _nickname,
    "X-NICKNAME": _nickname,
    "ORG": _organisation,
    "ADR": _address,
    "CATEGORIES": _categories,
}
