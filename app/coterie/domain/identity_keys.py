# SPDX-License-Identifier: GPL-3.0-or-later
"""Spellings by which the same profile, address or number is known again, whatever file it came from."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from coterie.domain.stack_exchange_addresses import user_key

#: Host, then /in/ or the /pub/ of older profiles, then the rest of the path; scheme and subdomain may be missing.
_PROFILE = re.compile(
    r"""(?:[a-z][a-z0-9+.-]*:)?/{0,2}(?:[\w-]+\.)*linkedin\.com(?::\d+)?/+(?:mwlite/)?(in|pub)/+([^?\#\s]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_USUAL_PROFILE = re.compile(r"https?://(?:www\.)?linkedin\.com/in/([a-z0-9-]+)/?\Z")
_EDGES = re.compile(r"\A[\s/]+|[\s/]+\Z")
_OLD_NUMBER = re.compile(r"[0-9a-z]{1,3}\Z")
_GITHUB = re.compile(r"(?:https?:)?/{0,2}(?:www\.)?github\.com/([a-z0-9][a-z0-9-]*)/?\Z")
_BEHANCE = re.compile(r"(?:https?:)?/{0,2}(?:www\.)?(?:behance\.net|be\.net)/([a-z0-9][a-z0-9_-]*)/?\Z")
#: Pages of Behance that stand where the name of a user stands.
_BEHANCE_PAGES = frozenset(("about", "assets", "blog", "galleries", "hire", "joblist", "live", "onboarding", "search"))

_MAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:/]+\Z")
#: Local parts that name a function, without dots and dashes.
_ROLE_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        abuse accounting accounts admin administration administrator alerts all anfrage apply assistance billing
        booking bookings bounce bounces buchhaltung bureau career careers compliance contact contacto contactus
        contato contatti customercare customerservice daemon datenschutz desk donotreply dpo editor editorial
        einkauf empfang enquiries enquiry events everyone feedback finance frontdesk hello help helpdesk hi
        hostmaster hr info information inquiries inquiry invitations invoice invoices it job jobs kontakt legal
        listserv mail mailbox mailerdaemon mailinglist majordomo marketing media members membership messages
        messaging news newsletter newsletters nobody noc noreply notification notifications notify office orders
        owner personal post postmaster pr press presse privacy recruiting recruitment redaktion registration reply
        request return root sales secretariat security sekretariat service services shop staff subscribe support
        sysadmin system talent team teams unsubscribe updates usenet verkauf verwaltung webmaster welcome work
        """,
    )
)

_NO_REPLY = ("no-reply", "noreply", "no_reply", "do-not-reply", "donotreply")

_NOT_DIGITS = re.compile(r"\D+", re.ASCII)
_TRUNK = re.compile(r"\(\s*0\s*\)")
_EXTENSION = re.compile(r"(?:[;,#]|(?<=[\d\s)])(?:ext|x|p|w)[.:\s]*\d).*", re.IGNORECASE | re.DOTALL)
#: E.164 allows 15 digits; shorter ones than this are service numbers of one country and tell nobody apart.
_FEWEST_DIGITS, _MOST_DIGITS = 5, 15
_LONGEST_NUMBER = 100


def normalised_slug(url: str) -> str:
    """Give the slug of a LinkedIn profile address in the spelling that compares, "" for any other address."""
    match = _PROFILE.match(url.strip())
    if match is None:
        return ""
    segments = [part for part in match[2].split("/") if part]
    if not segments:
        return ""
    if match[1].lower() == "pub" and len(segments) >= 4 and all(map(_OLD_NUMBER.match, segments[1:4])):
        return "/".join(bare_slug(part) for part in segments[:4])  # the three numbers tell namesakes apart
    return bare_slug(segments[0])


def profile_key(url: str) -> str:
    """Give the identity key of a profile address (`li:`, `github:`, `behance:` or `se:`), "" for any other address."""
    lower = url.lower()
    if "linkedin." in lower:
        if match := _USUAL_PROFILE.match(lower):
            return "li:" + match[1]
        slug = normalised_slug(url)
        return f"li:{slug}" if slug else ""
    if "github.com/" in lower and (match := _GITHUB.match(lower.strip())):
        return f"github:{match[1]}"
    if "be" in lower and (match := _BEHANCE.match(lower.strip())) and match[1] not in _BEHANCE_PAGES:
        return "" if match[1].isdecimal() else f"behance:{match[1]}"  # digits alone are the key of a number
    return user_key(url) if "/u" in lower else ""


def bare_slug(slug: str) -> str:
    """Give a slug without its address in the spelling that compares: percent-decoded, composed, case folded."""
    if "%" in slug:
        slug = unquote(slug)
    if not slug.isascii():
        slug = unicodedata.normalize("NFC", unicodedata.normalize("NFC", slug).casefold())
    return _EDGES.sub("", slug).lower()


def normalised_mail(text: str) -> str:
    """Give a mail address trimmed and in lower case, "" for what is no address (an X.500 path, a bare name)."""
    text = text.strip().lower()
    if _MAIL.match(text):
        return text
    if text.startswith("mailto:"):
        text = text[7:].partition("?")[0]
    if text.endswith(">"):
        text = text[text.rfind("<") + 1 : -1].strip()
    return text if _MAIL.match(text) else ""


def is_role_address(mail: str) -> bool:
    """Say whether an address belongs to a function (info@, jobs@, noreply@) and so tells nothing of a person."""
    name = mail.partition("@")[0].partition("+")[0].lower()
    if name.startswith(_NO_REPLY):
        return True
    return name in _ROLE_NAMES or name.replace(".", "").replace("-", "").replace("_", "") in _ROLE_NAMES


def normalised_phone(text: str, region: str = "") -> str:
    """Give a number in E.164; in digits alone where its country is not known; "" where it is no number.

    `region` is the two-letter country that a number without a country prefix is read in, "" = unknown.
    """
    if text[:1] == "+":  # most numbers of an address book: nothing but digits, blanks and dashes behind the plus
        digits = text[1:].replace(" ", "").replace("-", "")
        if digits.isascii() and digits.isdecimal():
            return _international(digits)
    return _normalised_phone(text, region) if len(text) <= _LONGEST_NUMBER else ""


@lru_cache(maxsize=16_384)
def _normalised_phone(text: str, region: str) -> str:
    """Do the work of `normalised_phone` once per spelling."""
    number = text.strip()
    if number[:4].lower() == "tel:":
        number = number[4:]
    if not number.isascii():
        number = "".join(_ascii_digit(letter) for letter in number)
    number = _EXTENSION.sub("", number)
    if number.startswith(("+", "00")):
        digits = _NOT_DIGITS.sub("", _TRUNK.sub("", number))
        return _international(digits if number.startswith("+") else digits[2:])
    digits = _NOT_DIGITS.sub("", number)
    if region and len(number) >= _FEWEST_DIGITS and (found := _regional(number, region)):
        return found
    return digits if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS else ""


def _ascii_digit(letter: str) -> str:
    """Write a digit of any script, or a full-width plus, as ASCII and leave all else alone."""
    digit = unicodedata.decimal(letter, None)
    return str(digit) if digit is not None else "+" if letter == "\uff0b" else letter


def _international(digits: str) -> str:
    """Give digits behind a country prefix as E.164, "" when there are too few or too many."""
    return f"+{digits}" if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS else ""


def _regional(number: str, region: str) -> str:
    """Read a national number by the rules of its country, "" where they do not allow it."""
    import phonenumbers  # half a second of tables, and only for numbers without a prefix

    try:
        parsed = phonenumbers.parse(number, region.upper())
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
