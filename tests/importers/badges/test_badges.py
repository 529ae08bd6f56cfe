# SPDX-License-Identifier: GPL-3.0-or-later
"""Badges and certificates."""

from __future__ import annotations

import json

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import FileFound, Found, FoundCredential, Record, Refused
from coterie.importers.badges import IMPORTER
from tests.importers.badges.samples import ACCREDIBLE, CREDLY, SECOND, THIRD, png, samples, svg
from tests.importers.bundles import TODAY, bundle_of

PILOT = FoundCredential(
    "Harbour pilot", "Red Hall", "2025-11-02", "2027-11-02", "https://badges.example.org/a/7", "", "Brings ships in.",
    ("ships", "tides"),
)  # fmt: skip
KNOTS = FoundCredential(
    "Knot master", "Red Hall", "2026-01-05", "", "https://badges.example.org/c/9", "", "Ties anything.", ("knots",)
)


def found_in(files: dict[str, bytes], *me: str) -> list[Found]:
    """Read badges."""
    bundle = bundle_of(files, next(iter(files)))
    claim = IMPORTER.recognise(bundle)
    assert claim is not None
    file, *found = IMPORTER.read(bundle, claim, Wishes(TODAY, me=frozenset(me)))
    assert isinstance(file, FileFound)
    return found


@pytest.mark.parametrize(
    ("quirk", "expected"),
    [
        ("second", [PILOT]),
        ("first", [PILOT._replace(issued="2024-10-27", expires="", url="https://badges.example.org/77", number="77")]),
        ("third", [KNOTS]),
        ("several", [PILOT, PILOT._replace(url="https://badges.example.org/a/8")]),
        ("token", [KNOTS]),
        ("baked", [PILOT]),
        ("baked and packed", [KNOTS]),
        ("drawn", [PILOT]),
        ("drawn as a token", [KNOTS]),
        (
            "credly",
            [FoundCredential("Cloud cook", "Solace", "2025-03-04", "2028-03-04", "", "c-1", "Cooks.", ("cooking",))],
        ),
        ("accredible", [FoundCredential("Baker", "", "2024-06-01", url="https://c.example.net/5", number="5")]),
    ],
)
def test_a_badge_is_the_same_whatever_carries_it(quirk: str, expected: list[FoundCredential]) -> None:
    found = found_in(samples()[quirk])
    assert [each.thing for each in found if isinstance(each, Record)] == expected
    assert not any(isinstance(each, Record) and each.repairs for each in found)


def test_an_address_alone_is_kept_and_told() -> None:
    (record,) = found_in(samples()["baked long ago"])
    assert isinstance(record, Record)
    assert record.thing == FoundCredential("https://badges.example.org/old/3", url="https://badges.example.org/old/3")
    assert record.repairs


def test_a_badge_behind_an_address_keeps_the_address_for_a_name() -> None:
    badge = {**SECOND, "badge": "https://badges.example.org/kinds/1"}
    (record,) = found_in({"badge.json": json.dumps(badge).encode()})
    assert isinstance(record, Record)
    assert isinstance(record.thing, FoundCredential)
    assert record.thing.name == "https://badges.example.org/kinds/1"
    assert record.repairs


@pytest.mark.parametrize(
    ("me", "warns"), [("mail:ada@example.org", False), ("mail:ben@example.org", True), ("li:ada", False)]
)
def test_a_badge_of_somebody_else_is_told(me: str, warns: bool) -> None:
    (record,) = found_in({"badge.json": json.dumps(SECOND).encode()}, me)
    assert isinstance(record, Record)
    assert bool(record.repairs) == warns


@pytest.mark.parametrize(
    "data",
    [
        png(b"comment", b"a holiday"),
        svg("").replace(b"openbadges", b"something"),
        b'{"credentialSubject": {}, "type": ["VerifiableCredential", "DrivingLicence"]}',
        b"aaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbb.cccc",
        b'{"badge": 1, "colour": "red"}',
    ],
)
def test_what_is_no_badge_is_left_alone(data: bytes) -> None:
    assert IMPORTER.recognise(bundle_of({"file": data}, "file")) is None


def test_a_badge_without_a_name_is_refused_and_the_others_come() -> None:
    listed = {"data": [{"id": "0", "badge_template": {}}, *CREDLY["data"]]}
    refused, kept = found_in({"badges.json": json.dumps(listed).encode()})
    assert isinstance(refused, Refused)
    assert refused.place == "item 1"
    assert isinstance(kept, Record)
    nameless = {**THIRD, "credentialSubject": {"achievement": {}}}
    (alone,) = found_in({"badge.json": json.dumps(nameless).encode()})
    assert isinstance(alone, Refused)


def test_a_name_in_several_languages_is_one() -> None:
    subject = {"achievement": {"name": {"de": "Knotenmeister", "en": "Knot master"}}}
    (record,) = found_in({"badge.json": json.dumps({**THIRD, "credentialSubject": subject}).encode()})
    assert isinstance(record, Record)
    assert isinstance(record.thing, FoundCredential)
    assert record.thing.name == "Knot master"


def test_the_same_badge_twice_in_a_list_has_two_keys() -> None:
    found = found_in({"badges.json": json.dumps([SECOND, SECOND]).encode()})
    assert len({each.key for each in found if isinstance(each, Record)}) == 2
    listed = {"data": {"credentials": ACCREDIBLE["data"]["credentials"] * 2}}
    assert (
        len({each.key for each in found_in({"a.json": json.dumps(listed).encode()}) if isinstance(each, Record)}) == 2
    )
