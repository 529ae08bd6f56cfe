# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file is by its first bytes: the extension lies, and every kind has its own next step."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

_HEAD = 4_096
_OFFICE_HEAD = 65_536


class Kind(Enum):
    """A kind of file."""

    TEXT = auto()
    JSON = auto()
    XML = auto()
    EMPTY = auto()
    HTML = auto()
    PDF = auto()
    PICTURE = auto()
    MEDIA = auto()
    EXCEL = auto()
    WORD = auto()
    SLIDES = auto()
    OPEN_DOCUMENT = auto()
    OLD_OFFICE = auto()
    OUTLOOK_STORE = auto()
    SQLITE = auto()
    BLUESKY = auto()
    ARCHIVE = auto()
    UNKNOWN = auto()

    @property
    def advice(self) -> str:
        """What it is and what to do, "" for kinds that say nothing by themselves."""
        return _advice().get(self, "")

    def counted(self, number: int) -> str:
        """Give a number of such files in words."""
        if self is Kind.PICTURE:
            return counted("one picture", "{n} pictures", number)
        if self is Kind.HTML:
            return counted("one web page", "{n} web pages", number)
        if self is Kind.PDF:
            return counted("one PDF document", "{n} PDF documents", number)
        if self is Kind.MEDIA:
            return counted("one recording", "{n} recordings", number)
        if self is Kind.EMPTY:
            return counted("one empty file", "{n} empty files", number)
        return counted("one other file", "{n} other files", number)


def _advice() -> dict[Kind, str]:
    """Give the sentences in the user's language."""
    save_as_csv = _("This is an Excel workbook. Save it as CSV UTF-8, or choose the original file.")
    return {
        Kind.EMPTY: _("This file is empty. Export or download it once more."),
        Kind.HTML: _(
            "This is a web page, not the data itself. Often it is a sign-in page that was saved in its place: sign in "
            "and download the file once more."
        ),
        Kind.PDF: _("This is a PDF document. Ask the other program for CSV, vCard or iCalendar instead."),
        Kind.PICTURE: _("This is a picture. Choose the file with the data that the other program gave you."),
        Kind.MEDIA: _("This is a recording. Choose the file with the data that the other program gave you."),
        Kind.EXCEL: save_as_csv,
        Kind.WORD: _("This is a Word document. Ask the other program for CSV, vCard or iCalendar instead."),
        Kind.SLIDES: _("This is a presentation. Ask the other program for CSV, vCard or iCalendar instead."),
        Kind.OPEN_DOCUMENT: _("This is an OpenDocument file. Save the sheet as CSV in UTF-8."),
        Kind.OLD_OFFICE: _(
            "This is a file of an older Excel, Word or Outlook. Save it as CSV UTF-8, or export the contacts as vCard."
        ),
        Kind.OUTLOOK_STORE: _("This is an Outlook data file. Export contacts as CSV and the calendar as iCalendar."),
        Kind.SQLITE: _("This is a database of another program. Use that program's export instead."),
        Kind.BLUESKY: _(
            "This is the repository of a Bluesky account. It names people by numbers alone. Bring in a list with their "
            "names as CSV instead."
        ),
        Kind.ARCHIVE: _("This is an archive of a kind Coterie does not open. Unpack it and bring in the files."),
        Kind.UNKNOWN: _("Nobody can tell what this file is. Choose the file that the other program exported."),
    }


_BY_FIRST_BYTES: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF87a", Kind.PICTURE),
    (b"GIF89a", Kind.PICTURE),
    (b"II*\0", Kind.PICTURE),
    (b"MM\0*", Kind.PICTURE),
    (b"\0\0\1\0", Kind.PICTURE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLD_OFFICE),
    (b"!BDN", Kind.OUTLOOK_STORE),
    (b"SQLite format 3\0", Kind.SQLITE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ\0", Kind.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"OggS", Kind.MEDIA),
    (b"ID3", Kind.MEDIA),
    (b"fLaC", Kind.MEDIA),
    (b"\x1aE\xdf\xa3", Kind.MEDIA),
)
_OFFICE_PARTS = (
    (b"xl/", Kind.EXCEL),
    (b"word/", Kind.WORD),
    (b"ppt/", Kind.SLIDES),
    (b"application/vnd.oasis.opendocument", Kind.OPEN_DOCUMENT),
)
# The groups are atomic: a page of nothing but comments must not be taken apart in every possible way.
_HTML = re.compile(
    rb"(?>(?:<\?xml[^>]*>\s*)?)(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ENDINGS: dict[Kind, tuple[str, ...]] = {
    Kind.HTML: (".html", ".htm", ".xhtml"),
    Kind.PDF: (".pdf",),
    Kind.PICTURE: (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif", ".ico"),
    Kind.MEDIA: (".mp4", ".mov", ".mp3", ".m4a", ".ogg", ".wav", ".webm", ".avi", ".mkv", ".opus", ".aac", ".flac"),
}
#: Importers may find data in these, whatever the name; bytes that nobody can tell may be text with zeros in it.
_READABLE = {Kind.TEXT, Kind.JSON, Kind.XML, Kind.UNKNOWN}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def impostor_advice(member: Member) -> str:
    """Say what a member is that its name does not say (a workbook called .csv), "" where it is what it should be."""
    kind = kind_of(member)
    if kind in _READABLE or member.name.lower().endswith(_ENDINGS.get(kind, ())):
        return ""
    return kind.advice


def kind_by_name(name: str) -> Kind | None:
    """Say what a file that lies beside the data is by its name alone, None where one has to look."""
    lowered = name.lower()
    return next((kind for kind, endings in _ENDINGS.items() if lowered.endswith(endings)), None)


def kind_of(member: Member) -> Kind:
    """Say what a member is by its first bytes."""
    if not member.size:
        return Kind.EMPTY
    head = member.head(_HEAD)
    for mark, kind in _BY_FIRST_BYTES:
        if head.startswith(mark):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _packed_kind(member)
    if head[1:8] == b"\xa2eroots" and b"gversion" in head[:200]:
        return Kind.BLUESKY
    return _container_kind(head) or _text_kind(head)


def _packed_kind(member: Member) -> Kind:
    """Tell office documents, which are archives, from archives."""
    head = member.head(_OFFICE_HEAD)
    for part, kind in _OFFICE_PARTS:
        if part in head:
            return kind
    return Kind.EXCEL if b"[Content_Types].xml" in head else Kind.ARCHIVE


def _container_kind(head: bytes) -> Kind | None:
    """Tell the kinds whose mark stands behind a length."""
    if head[4:8] == b"ftyp":
        return Kind.PICTURE if head[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else Kind.MEDIA
    if head.startswith(b"RIFF"):
        return Kind.PICTURE if head[8:12] == b"WEBP" else Kind.MEDIA
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return Kind.PICTURE
    return None


def _text_kind(head: bytes) -> Kind:
    """Tell text from bytes without meaning, and the kinds of text apart."""
    if head.startswith(_WIDE_MARKS) or _is_wide(head):
        return Kind.TEXT
    if b"\0" in head:
        return Kind.UNKNOWN
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text:
        return Kind.EMPTY
    if _HTML.match(text):
        return Kind.HTML
    if text.startswith((b"{", b"[")):
        return Kind.JSON
    return Kind.XML if text.startswith(b"<?xml") else Kind.TEXT


def _is_wide(head: bytes) -> bool:
    """Say whether it looks like UTF-16 without a mark: many zero bytes, all at odd or all at even places."""
    odd, even = head[1::2].count(0), head[0::2].count(0)
    return max(odd, even) * 2 > len(head) * 0.6 and min(odd, even) * 20 < max(odd, even)
