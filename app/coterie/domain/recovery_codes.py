# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code: 160 random bits, written so that people can copy them by hand, and read tolerantly.

Eight groups of four letters carry the bits, a ninth group of two is the check: a cyclic sum of ten bits (polynomial
0x233), which finds every single changed letter and every two neighbours that changed places.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass

from coterie.domain.errors import BadValue, WrongPassphrase
from coterie.domain.texts import _, counted

SECRET_BYTES = 20
#: 32 letters, none of which looks like another: no I, L, O and U beside 1, 0 and V.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP_SIZES = (4, 4, 4, 4, 4, 4, 4, 4, 2)
LETTERS = sum(GROUP_SIZES)
_BITS = 5
_CHECK_BITS = 10
_POLYNOMIAL = 0x233
#: What is read for what: letters that look alike, of the Greek and Cyrillic alphabets too.
_READ_AS = (
    str.maketrans("ILOU", "110V")
    | str.maketrans(
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423\u0406\u0408", "ABEKMH0PCTXY1J"
    )
    | str.maketrans(
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7", "ABEZH1KMN0PTYX"
    )
)
#: What may stand between letters: blanks, dashes of every kind, dots, underscores.
_BETWEEN = re.compile(r"[\s\-_.,:;/\u2010-\u2015\u2212\u00ad\u200b\u2060\ufeff]+")
_LONGEST = 500


class BadCode(BadValue):
    """A recovery code that cannot be right as typed. group: the wrong one from 1, 0 where that cannot be told."""

    exit_code = WrongPassphrase.exit_code

    def __init__(self, message: str, hint: str, group: int = 0) -> None:
        """Keep the number beside the words."""
        super().__init__(message, hint)
        self.group = group


@dataclass(frozen=True)
class RecoveryCode:
    """A code. secret: its 160 bits."""

    secret: bytes

    def __post_init__(self) -> None:
        """Refuse a secret of another length."""
        if len(self.secret) != SECRET_BYTES:
            raise ValueError("a recovery code has 160 bits")

    def __repr__(self) -> str:
        """Show nothing: what is shown may end in a log."""
        return "RecoveryCode(...)"

    @property
    def groups(self) -> tuple[str, ...]:
        """The nine groups; the last is the check."""
        letters = _letters_of(self.secret)
        return tuple(letters[4 * place : 4 * place + size] for place, size in enumerate(GROUP_SIZES))

    @property
    def text(self) -> str:
        """The code as it is written down."""
        return "-".join(self.groups)

    def has_group(self, number: int, typed: str) -> bool:
        """Say whether this is the group of that number, from 1."""
        return 1 <= number <= len(GROUP_SIZES) and folded(typed) == self.groups[number - 1]


def new_code() -> RecoveryCode:
    """Draw a new code."""
    return RecoveryCode(secrets.token_bytes(SECRET_BYTES))


def folded(text: str) -> str:
    """Give letters as the alphabet has them, without what stands between; foreign ones stay as they are."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).upper()
    return _BETWEEN.sub("", plain).translate(_READ_AS)


def is_meant_as_code(text: str) -> bool:
    """Say whether somebody wrote this as a recovery code, right or wrong, and not as a passphrase."""
    pieces = [folded(piece) for piece in _BETWEEN.split(text[:_LONGEST]) if piece]
    in_fours = sum(len(piece) == GROUP_SIZES[0] for piece in pieces)
    has_figures = any(letter.isdecimal() for letter in text)
    alone = len(pieces) == 1 and len(pieces[0]) == LETTERS and not set(pieces[0]) - set(ALPHABET)
    return has_figures and (alone or (in_fours >= len(GROUP_SIZES) - 3 and len(pieces) <= len(GROUP_SIZES) + 1))


def read_code(text: str) -> RecoveryCode:
    """Read a code as somebody typed it; BadCode says which group is wrong, where that can be known."""
    pieces = [folded(piece) for piece in _BETWEEN.split(unicodedata.normalize("NFKC", text[:_LONGEST])) if piece]
    letters = "".join(pieces)
    if not letters:
        raise BadCode(_("No recovery code was typed."), _paper())
    _require_length(pieces)
    for place, letter in enumerate(letters):
        if letter not in ALPHABET:
            raise BadCode(
                _("Group {0} of the recovery code has “{1}” in it, which no code contains.").format(
                    place // 4 + 1, letter
                ),
                _paper(),
                place // 4 + 1,
            )
    return _checked(letters)


def _require_length(pieces: list[str]) -> None:
    """Raise BadCode unless there are as many letters as a code has, naming the group where the gaps show it."""
    found = sum(map(len, pieces))
    if found == LETTERS:
        return
    if len(pieces) == len(GROUP_SIZES):
        wrong = [place for place, piece in enumerate(pieces) if len(piece) != GROUP_SIZES[place]]
        has = counted("{n} letter", "{n} letters", len(pieces[wrong[0]]))
        raise BadCode(
            _("Group {0} of the recovery code has {1} instead of {2}.").format(
                wrong[0] + 1, has, GROUP_SIZES[wrong[0]]
            ),
            _paper(),
            wrong[0] + 1,
        )
    if [len(piece) for piece in pieces] == list(GROUP_SIZES[:-1]):
        raise BadCode(_("Group {0}, the last one with two letters, is missing.").format(9), _paper(), 9)
    raise BadCode(
        _("The recovery code has {0} letters and digits; {1} were typed.").format(LETTERS, found),
        _("Which group is wrong cannot be told from that. Type it in groups, as it stands on your copy."),
    )


def _checked(letters: str) -> RecoveryCode:
    """Give the code of 34 right letters; BadCode where the check does not fit."""
    number = 0
    for letter in letters:
        number = number << _BITS | ALPHABET.index(letter)
    code = RecoveryCode((number >> _CHECK_BITS).to_bytes(SECRET_BYTES, "big"))
    if _letters_of(code.secret) != letters:
        raise BadCode(
            _("The recovery code does not fit its last group, the check: at least one letter is wrong."),
            _("Which one cannot be told. Compare every group with your copy."),
        )
    return code


def _letters_of(secret: bytes) -> str:
    """Write a secret and its check in the alphabet."""
    number = int.from_bytes(secret, "big")
    number = number << _CHECK_BITS | _check_of(number)
    return "".join(ALPHABET[number >> _BITS * place & 31] for place in reversed(range(LETTERS)))


def _check_of(number: int) -> int:
    """Give the remainder of the bits, ten zeros behind them, by the polynomial."""
    rest = number << _CHECK_BITS
    divisor = 1 << _CHECK_BITS | _POLYNOMIAL
    while rest.bit_length() > _CHECK_BITS:
        rest ^= divisor << rest.bit_length() - _CHECK_BITS - 1
    return rest


def _paper() -> str:
    return _("Compare it with your copy and try again.")
