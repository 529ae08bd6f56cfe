# SPDX-License-Identifier: GPL-3.0-or-later
"""Badges in all their carriers, one quirk each; issuers and holders are invented."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from typing import Any

MAIL = "ada@example.org"
SECOND: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "https://badges.example.org/a/7",
    "recipient": {
        "type": "email",
        "hashed": True,
        "salt": "sea",
        "identity": "sha256$" + hashlib.sha256(f"{MAIL}sea".encode()).hexdigest(),
    },
    "issuedOn": "2025-11-02T09:00:00Z",
    "expires": "2027-11-02T09:00:00Z",
    "badge": {
        "name": "Harbour pilot",
        "description": "<p>Brings ships in.</p>",
        "tags": ["ships", "tides"],
        "issuer": {"name": "Red Hall", "url": "https://red.example.org"},
    },
}
FIRST = {"uid": "77", "recipient": MAIL, "badge": SECOND["badge"], "verify": {"url": "https://badges.example.org/77"},
         "issuedOn": 1730000000}  # fmt: skip
THIRD: dict[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    "id": "https://badges.example.org/c/9",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"id": "https://red.example.org", "type": ["Profile"], "name": "Red Hall"},
    "validFrom": "2026-01-05T00:00:00Z",
    "credentialSubject": {"achievement": {"name": "Knot master", "description": "Ties anything.", "tag": ["knots"]}},
}
CREDLY = {
    "data": [
        {
            "id": "c-1",
            "issued_at_date": "2025-03-04",
            "expires_at_date": "2028-03-04",
            "badge_template": {"name": "Cloud cook", "description": "Cooks.", "skills": [{"name": "cooking"}]},
            "issuer": {"entities": [{"label": "Issued by", "primary": True, "entity": {"name": "Solace"}}]},
        }
    ],
    "metadata": {"count": 1},
}
ACCREDIBLE = {
    "data": {"credentials": [{"id": 5, "name": "Baker", "issued_on": "2024-06-01", "url": "https://c.example.net/5"}]}
}


def token(value: object) -> bytes:
    """Write a value as a compact token without a real signature."""
    parts = [json.dumps({"alg": "RS256"}), json.dumps(value)]
    return b".".join([*(base64.urlsafe_b64encode(part.encode()).rstrip(b"=") for part in parts), b"c2lnbmF0dXJl"])


def png(keyword: bytes, text: bytes, *, packed: bool = False, old: bool = False) -> bytes:
    """Draw a picture of one dot with a badge baked into it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    inside = keyword + b"\0" + (text if old else bytes([packed, 0, 0, 0]) + (zlib.compress(text) if packed else text))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0")
        + chunk(b"tEXt" if old else b"iTXt", inside)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def svg(inside: str, attributes: str = "") -> bytes:
    """Draw a picture with a badge baked into it."""
    return (
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="http://openbadges.org">'
        f"<ob:assertion {attributes}>{inside}</ob:assertion><circle r='4'/></svg>"
    ).encode()


def samples() -> dict[str, dict[str, bytes]]:
    """Give the badges by their quirk."""
    second = json.dumps(SECOND).encode()
    return {
        "second": {"badge.json": second},
        "first": {"badge.json": json.dumps(FIRST).encode()},
        "third": {"credential.json": json.dumps(THIRD, indent=1).encode()},
        "several": {"badges.json": json.dumps([SECOND, {**SECOND, "id": "https://badges.example.org/a/8"}]).encode()},
        "token": {"credential.jwt": token(THIRD)},
        "baked": {"badge.png": png(b"openbadges", second)},
        "baked and packed": {"badge.png": png(b"openbadgecredential", json.dumps(THIRD).encode(), packed=True)},
        "baked long ago": {"badge.png": png(b"openbadges", b"https://badges.example.org/old/3", old=True)},
        "drawn": {"badge.svg": svg(f"<![CDATA[{second.decode()}]]>")},
        "drawn as a token": {"badge.svg": svg("", f'verify="{token(THIRD).decode()}"')},
        "credly": {"badges.json": json.dumps(CREDLY).encode()},
        "accredible": {"credentials.json": json.dumps(ACCREDIBLE).encode()},
    }
