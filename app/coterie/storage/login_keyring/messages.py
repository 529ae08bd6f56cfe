# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program and the child that speaks to the keyring say to each other: one JSON document each way."""

from __future__ import annotations

import hmac
import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum

KEY_BYTES = 32
#: More than any request or answer; what is longer is none.
MOST_BYTES = 4_096


class Verb(StrEnum):
    """What can be asked."""

    READ = "read"
    WRITE = "write"
    REMOVE = "remove"


class Outcome(StrEnum):
    """What came of it."""

    DONE = "done"
    NOTHING = "nothing"
    FOREIGN = "foreign"
    ABSENT = "absent"
    LOCKED = "locked"
    DIFFERS = "differs"
    FAILED = "failed"
    LATE = "late"


@dataclass(frozen=True)
class Request:
    """One thing to do for a vault. asked: a person waits for it; seconds: after which the child ends by itself."""

    verb: Verb
    vault: str
    key: bytes = field(default=b"", repr=False)
    asked: bool = False
    seconds: float = 0.0

    def frame(self) -> bytes:
        """Give it as the child reads it."""
        return json.dumps(asdict(self) | {"key": self.key.hex()}).encode()


@dataclass(frozen=True)
class Answer:
    """What came of a request. key: only with a reading that is done."""

    outcome: Outcome
    key: bytes = field(default=b"", repr=False)

    def frame(self) -> bytes:
        """Give it as the program reads it."""
        return json.dumps({"outcome": self.outcome, "key": self.key.hex()}).encode()


def request_of(frame: bytes) -> Request:
    """Read a request; ValueError or KeyError where it is none."""
    told = json.loads(frame)
    return Request(
        Verb(told["verb"]), str(told["vault"]), bytes.fromhex(told["key"]), bool(told["asked"]), float(told["seconds"])
    )


def answer_of(frame: bytes) -> Answer:
    """Read an answer; a child that said something else, or nothing, has failed."""
    try:
        told = json.loads(frame)
        answer = Answer(Outcome(told["outcome"]), bytes.fromhex(told["key"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Answer(Outcome.FAILED)
    return answer


def checked(answer: Answer, request: Request) -> Answer:
    """Believe an answer only as far as it fits what was asked: a key read is whole, a key kept is the same."""
    if answer.outcome is not Outcome.DONE or request.verb is Verb.REMOVE:
        return Answer(answer.outcome)
    if request.verb is Verb.WRITE and not hmac.compare_digest(answer.key, request.key):
        return Answer(Outcome.DIFFERS)
    return answer if len(answer.key) == KEY_BYTES else Answer(Outcome.FAILED)
