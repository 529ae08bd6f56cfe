# SPDX-License-Identifier: GPL-3.0-or-later
"""What a guess at the passphrase costs: Argon2id, never below the recommended figures, more on a fast computer.

Source of the figures: RFC 9106 section 4, second recommended option (Argon2id, 3 passes, 64 MiB, 4 lanes).
"""

from __future__ import annotations

import secrets
import threading
import time
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from coterie.domain.errors import CannotBeDone
from coterie.storage.keys.errors import damaged, no_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SALT_BYTES = 16
KEY_BYTES = 32
_MIB_KIB = 1024
#: What a new passphrase may cost at most, however fast the computer is: the vault must open on a slow one too.
MOST_MEMORY_KIB = 256 * _MIB_KIB
MOST_PASSES = 10
#: How long a derivation takes at least and at most where a cost is chosen, and what is aimed at, in seconds.
SHORTEST, AIM, LONGEST = 0.5, 0.7, 1.0
#: How often a chosen cost is measured and lowered again.
_TRIES = 3


@dataclass(frozen=True)
class Cost:
    """What one derivation costs: memory in KiB, passes, lanes."""

    memory_kib: int = 64 * _MIB_KIB
    passes: int = 3
    lanes: int = 4

    def check(self) -> None:
        """Raise VaultDamaged outside the limits within which a key file is believed."""
        fits = 19 * _MIB_KIB <= self.memory_kib <= 1024 * _MIB_KIB and 1 <= self.passes <= 10 and 1 <= self.lanes <= 8
        if not fits:
            raise damaged()

    @property
    def work(self) -> int:
        """How much is computed, as far as two costs can be compared."""
        return self.memory_kib * self.passes


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Derive a wrapping key; the passphrase is taken in NFKC, and not trimmed."""
    text = unicodedata.normalize("NFKC", passphrase).encode()
    deriver = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
        ad=None,
        secret=None,
    )
    try:
        return deriver.derive(text)
    except MemoryError as error:
        raise no_memory() from error


def seconds_of_a_guess(cost: Cost) -> float:
    """Measure what one derivation, and so one guess, costs on this computer."""
    begun = time.perf_counter()
    derive("a passphrase to measure with", secrets.token_bytes(SALT_BYTES), cost)
    return time.perf_counter() - begun


def calibrated(measure: Callable[[Cost], float] = seconds_of_a_guess) -> tuple[Cost, float]:
    """Choose a cost that takes half a second to a second here, and give it with what it took; never below the usual.

    More memory first, since it is what special hardware lacks; more passes where there is enough of it.
    """
    usual = Cost()
    cost, seconds = usual, measure(usual)
    if seconds >= SHORTEST:
        return cost, seconds
    for _try in range(_TRIES):
        wanted = _scaled(cost, AIM / max(seconds, 1e-6))
        try:
            cost, seconds = wanted, measure(wanted)
        except CannotBeDone:  # no memory for more than what went well before
            break
        if SHORTEST <= seconds <= LONGEST or cost in {usual, _scaled(cost, AIM / max(seconds, 1e-6))}:
            break
    return cost, seconds


def _scaled(cost: Cost, factor: float) -> Cost:
    """Give a cost of about so many times the work, within the bounds of what is chosen."""
    usual = Cost()
    work = min(max(int(cost.work * factor), usual.work), MOST_MEMORY_KIB * MOST_PASSES)
    memory = min(work // usual.passes, MOST_MEMORY_KIB) // _MIB_KIB * _MIB_KIB
    passes = min(max(work // memory, usual.passes), MOST_PASSES)
    return Cost(memory, passes, usual.lanes)


class Calibration:
    """The cost of new passphrases on this computer, measured once. fixed: take this one, for tests and samples."""

    def __init__(self, fixed: Cost | None = None) -> None:
        """Measure nothing yet."""
        self._fixed = fixed
        self._lock = threading.Lock()
        self._found: tuple[Cost, float] | None = None

    @property
    def cost(self) -> Cost:
        """The cost; takes a second or two when it is first asked for, so never on the window's thread."""
        return self._fixed or self._measured()[0]

    @property
    def seconds(self) -> float:
        """How long a guess takes at this cost, here."""
        return self._measured()[1]

    def for_a_change(self, present: Iterable[Cost | None]) -> Cost:
        """Give the cost of a passphrase that takes another's place: never less than that one cost."""
        if self._fixed is not None:
            return self._fixed
        kept = [cost for cost in present if cost is not None and cost.memory_kib <= MOST_MEMORY_KIB]
        return max((self.cost, *kept), key=lambda cost: cost.work)

    def _measured(self) -> tuple[Cost, float]:
        with self._lock:
            if self._found is None:
                fixed = self._fixed
                self._found = (fixed, seconds_of_a_guess(fixed)) if fixed is not None else calibrated()
            return self._found
