# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up cards for property tests: lines that real writers write, in any mixture."""

from __future__ import annotations

from hypothesis import strategies as st

from coterie.domain.content_lines import escape_text, fold
from coterie.domain.export_values import ExportPerson
from coterie.domain.records import FoundAffiliation, FoundContactPoint, FoundDate, FoundName, FoundRelation

_NO_CONTROLS = st.characters(exclude_categories=("Cc", "Cs"))

#: Text of any script, trimmed and never empty; newlines inside.
texts = st.text(_NO_CONTROLS | st.just("\n"), min_size=1, max_size=60).map(str.strip).filter(bool)
#: One line of it.
words = st.text(_NO_CONTROLS, min_size=1, max_size=30).map(str.strip).filter(bool)
_values = texts.map(escape_text)

_heads = st.sampled_from(
    [
        "NICKNAME", "TITLE", "NOTE", "ROLE", "X-EXAMPLE", "item1.EMAIL;TYPE=INTERNET,WORK", "EMAIL;TYPE=home;TYPE=pref",
        "TEL;TYPE=CELL", "URL", "CATEGORIES", "item1.X-ABLabel", "item2.X-ABRELATEDNAMES", 'X-ODD;X-A="b:c";X-D=e,f',
        "ORG", "ADR;TYPE=WORK", "IMPP", "X-SKYPE", "BDAY", "LABEL",
    ]
)  # fmt: skip


@st.composite
def card_bytes(draw: st.DrawFn, version: str = "3.0") -> bytes:
    """Give a card as bytes, folded, lines ended by CR LF; its name tells it from others."""
    lines = [f"{draw(_heads)}:{draw(_values)}" for _ in range(draw(st.integers(0, 6)))]
    name = draw(_values)
    lines = ["BEGIN:VCARD", f"VERSION:{version}", f"FN:{name}", f"N:{name};;;;", *lines]
    if draw(st.booleans()):
        lines.append(f"UID:{draw(st.uuids())}")
    return b"".join(map(fold, [*lines, "END:VCARD"]))


def refolded(content: bytes, width: int, newline: bytes) -> bytes:
    """Fold each line of a card anew at any width, also inside a letter."""
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    out = []
    for line in lines:
        if line.upper() in (b"BEGIN:VCARD", b"END:VCARD"):
            out.append(line)
        else:
            pieces = [line[at : at + width] for at in range(0, len(line), width)] or [b""]
            out.append((newline + b" ").join(pieces))
    return newline.join(out)


def _labels(*own: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", "home", "work", *own]) | words.filter(lambda word: not word.startswith("_$!<"))


def _point(
    kind: str, values: st.SearchStrategy[str], labels: st.SearchStrategy[str]
) -> st.SearchStrategy[FoundContactPoint]:
    return st.builds(FoundContactPoint, st.just(kind), values, st.just(""), labels, st.booleans())


_plain = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
_services = st.sampled_from(["", "xmpp", "skype", "matrix", "twitter", "google talk"])
_mails = st.builds("{}@{}.example.com".format, _plain, _plain)
_numbers = st.integers(100_000, 10**12).map("+{}".format)
_urls = st.builds("https://{}.example.com/{}?a=b,c;d".format, _plain, _plain)
_profiles = st.builds("https://www.linkedin.com/in/{}".format, _plain)

points = st.one_of(
    _point("mail", _mails, _labels()),
    _point("phone", _numbers, _labels("mobile", "work fax", "pager", "main")),
    _point("address", texts.filter(lambda text: "\n\n" not in text), _labels()),
    _point("url", _urls, _labels("homepage", "twitter")),
    _point("url", _profiles, _labels("linkedin")),
    _point("handle", _plain, _services),
    _point("messenger", _plain, _services),
)
names = st.builds(FoundName, words, *[st.just("") | words] * 8)
days = st.dates().filter(lambda day: 1900 <= day.year <= 2199)
dates = st.builds(
    FoundDate,
    st.sampled_from(["birthday", "anniversary", "other"]),
    st.one_of(
        days.map(str),
        days.map(lambda day: f"--{day:%m-%d}"),
        days.map(lambda day: f"{day:%Y-%m}"),
        days.map(lambda day: f"{day:%Y}"),
    ),
    st.just(""),
)
posts = st.tuples(words, words | st.just(""), words | st.just("")).map(lambda parts: FoundAffiliation(*parts))
relations = st.builds(FoundRelation, st.sampled_from(["", "spouse", "friend", "manager", "Cousin"]), words)


@st.composite
def people(draw: st.DrawFn) -> ExportPerson:
    """Give a person with any values that a card has a place for."""
    return ExportPerson(
        uuid=str(draw(st.uuids())),
        name=draw(names),
        contact_points=tuple(draw(st.lists(points, max_size=5, unique_by=lambda point: (point.kind, point.value)))),
        affiliations=tuple(draw(st.lists(posts, max_size=3))),
        dates=tuple(draw(st.lists(dates, max_size=3))),
        tags=tuple(draw(st.lists(words, max_size=3, unique=True))),
        notes=tuple(draw(st.lists(texts, max_size=2))),
        relations=tuple(draw(st.lists(relations, max_size=2))),
        pronouns=draw(st.just("") | words),
        changed_at=draw(st.integers(0, 4_000_000_000)),
    )
