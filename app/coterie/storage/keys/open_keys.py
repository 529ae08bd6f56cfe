# SPDX-License-Identifier: GPL-3.0-or-later
"""The slots of an open vault's key file: each change is one writing of the file, the first copy before the second."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from coterie.services.ports.keys import KeyState
from coterie.storage.keys import errors as key_errors
from coterie.storage.keys import renewing as data_keys
from coterie.storage.keys import secrets as keys
from coterie.storage.keys import unlocking
from coterie.storage.keys.secrets import Cost, DataKey, KeyFile
from coterie.storage.keys.slots import KEYRING, PASSPHRASE, RECOVERY, Days, open_by_secret, seal_passphrase, seal_secret

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.storage.keys.renewing import KeyedVault
    from coterie.storage.keys.slots import Slot


class SqlKeySlots:
    """The key file beside an open vault, which is held, so that nobody else writes it."""

    def __init__(self, vault: KeyedVault) -> None:
        """Belong to a vault."""
        self._vault = vault

    @property
    def vault(self) -> str:
        """The uuid of the vault."""
        return self._read().vault

    def state(self) -> KeyState:
        """Say what there is."""
        file = self._read()
        codes, words = file.of_type(RECOVERY), file.of_type(PASSPHRASE)
        return KeyState(
            recovery_made=_day(codes[0].made) if codes else None,
            recovery_tested=_day(codes[0].tested) if codes else None,
            keyring=bool(file.of_type(KEYRING)),
            passphrase_set=_day(words[0].made) if words else None,
        )

    def require_passphrase(self, present: str) -> None:
        """Raise WrongPassphrase where this does not open the vault."""
        with self._changing() as file:
            self._require_ours(file, keys.by_passphrase(file, present))

    def change_passphrase(self, present: str, new: str) -> None:
        """Let a new passphrase open the vault, and the present one no longer; WrongPassphrase for a wrong one."""
        with self._changing() as file:
            self._require_ours(file, keys.by_passphrase(file, present))
            cost = self._vault.costs.for_a_change(slot.cost for slot in file.of_type(PASSPHRASE))
            self._put(file, PASSPHRASE, self._sealed_passphrase(file, new, cost))

    def replace_forgotten(self, secret: bytes, new: str) -> None:
        """Let a new passphrase open the vault, and no recovery code: it was used for this, and is still there."""
        with self._changing() as file:
            self._require_ours(file, keys.by_code(file, secret))
            cost = self._vault.costs.for_a_change(slot.cost for slot in file.of_type(PASSPHRASE))
            without = replace(file, slots=tuple(slot for slot in file.slots if slot.type != RECOVERY))
            self._put(without, PASSPHRASE, self._sealed_passphrase(file, new, cost))

    def set_recovery(self, secret: bytes) -> None:
        """Let a recovery code open the vault, in place of any other; made today, never tested."""
        with self._changing() as file:
            self._put(file, RECOVERY, seal_secret(self._key(file), RECOVERY, secret, file.vault, Days(self._today())))

    def test_recovery(self, secret: bytes) -> None:
        """Note the day on which the code was tried; WrongPassphrase for another one, CannotBeDone without any."""
        with self._changing() as file:
            self._require_ours(file, keys.by_code(file, secret))
            made = next(slot.made for slot in file.of_type(RECOVERY) if open_by_secret(slot, secret, file.vault))
            again = seal_secret(self._key(file), RECOVERY, secret, file.vault, Days(made, self._today()))
            self._put(file, RECOVERY, again)

    def forget_recovery(self) -> None:
        """Let no recovery code open the vault."""
        with self._changing() as file:
            self._put(file, RECOVERY)

    def set_keyring(self, wrapping_key: bytes) -> None:
        """Let a wrapping key that the login keyring keeps open the vault, in place of any other."""
        with self._changing() as file:
            self._put(
                file, KEYRING, seal_secret(self._key(file), KEYRING, wrapping_key, file.vault, Days(self._today()))
            )

    def forget_keyring(self) -> None:
        """Let no wrapping key open the vault."""
        with self._changing() as file:
            self._put(file, KEYRING)

    def renew_data_key(self, passphrase: str, wrapping_key: bytes | None) -> None:
        """Encrypt the vault anew under a new data key, which the passphrase and the wrapping key given open."""
        with self._changing() as file:
            self._require_ours(file, keys.by_passphrase(file, passphrase))
            present, fresh = self._key(file), data_keys.drawn_after(file)
            cost = next((slot.cost for slot in file.of_type(PASSPHRASE) if slot.cost is not None), Cost())
            slots = [seal_passphrase(fresh, passphrase, file.vault, cost, file.of_type(PASSPHRASE)[0].made)]
            if wrapping_key is not None and file.of_type(KEYRING):
                made = file.of_type(KEYRING)[0].made
                slots.append(seal_secret(fresh, KEYRING, wrapping_key, file.vault, Days(made)))
            data_keys.exchange(self._vault, present, fresh, replace(file, slots=tuple(slots)))

    def _sealed_passphrase(self, file: KeyFile, passphrase: str, cost: Cost) -> Slot:
        return seal_passphrase(self._key(file), passphrase, file.vault, cost, self._today())

    def _put(self, file: KeyFile, kind: str, *fresh: Slot) -> None:
        """Write the file with these slots in place of all of a kind."""
        staying = tuple(slot for slot in file.slots if slot.type != kind)
        after = replace(file, slots=(*fresh, *staying))
        place = self._vault.place
        try:
            keys.write(place.keys, place.keys_again, after)
        except OSError as error:
            if self._read(heal=False) == after:
                raise key_errors.half_written(error.strerror or str(error)) from error
            raise

    def _key(self, file: KeyFile) -> DataKey:
        """Give the data key in use with its number."""
        return DataKey(self._vault.key, min(file.numbers))

    def _require_ours(self, file: KeyFile, found: tuple[DataKey, ...]) -> None:
        """Refuse a key file that was put in place of the right one while the vault is open."""
        if self._key(file) not in found:
            raise key_errors.not_together()

    @contextmanager
    def _changing(self) -> Iterator[KeyFile]:
        """Read the file while nobody else changes it; the system's refusal to write becomes words."""
        with self._vault.changing_keys() as number:
            try:
                file = unlocking.fitting(self._vault.place, self._uuid(), number)
                if file is None:
                    raise key_errors.not_together()
                yield replace(file, slots=tuple(slot for slot in file.slots if number in {0, slot.number}))
            except OSError as error:
                raise key_errors.not_written(error.strerror or str(error)) from error

    def _read(self, *, heal: bool = True) -> KeyFile:
        """Read the key file; of two copies that differ the one that belongs to the database."""
        place = self._vault.place
        files = keys.copies(place.keys, place.keys_again, heal=heal)
        if len(files) == 1:
            return files[0]
        return unlocking.fitting(place, self._uuid(), self._vault.key_number, heal=heal) or files[0]

    def _uuid(self) -> str:
        with self._vault.reading() as connection:
            return str(connection.execute("SELECT uuid FROM vault").fetchone()[0])

    def _today(self) -> str:
        return self._vault.clock.today().isoformat()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
