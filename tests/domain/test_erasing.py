# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking somebody out of texts, JSON and content lines."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.erasing import Naming, fingerprints_of, spellings_of, writings_of
from coterie.domain.people import PersonName

ANA = Naming.of(["Ana Ørsted", "ana@example.org", "+442079460001", "/in/ana-orsted", "Ana"])


def test_short_texts_name_nobody() -> None:
    assert "Ana" not in ANA.texts
    assert "山田" in Naming.of(["山田"]).texts


def test_names_are_found_as_whole_words_in_any_capitals() -> None:
    assert ANA.is_in("lunch with ANA ØRSTED.")
    assert not ANA.is_in("Diana Ørsteds")
    assert not Naming(()).is_in("anything")


def test_an_address_of_a_page_is_found_behind_its_host_and_is_no_longer_one() -> None:
    assert ANA.is_in("https://www.linkedin.com/in/ana-orsted,https://www.linkedin.com/in/bob-ray")
    assert not ANA.is_in("https://www.linkedin.com/in/ana-orsted-9")
    assert not ANA.is_in("https://www.linkedin.com/in/diana-orsted")


def test_an_account_is_written_in_several_ways() -> None:
    assert writings_of("li:jörg", "https://www.linkedin.com/in/jörg") == ["/in/jörg", "/in/j%C3%B6rg"]
    mastodon = writings_of("mastodon:ana@example.org", "@ana@example.org")
    assert mastodon == ["ana@example.org", "example.org/users/ana", "example.org/@ana"]
    assert writings_of("github:ana", "https://www.github.com/Ana/") == ["github.com/Ana"]
    assert writings_of("slack:T01:U02", "ana") == []


def test_a_full_name_is_written_in_several_ways() -> None:
    titled = PersonName("Dr Ana Berg", "Ana", "Berg")
    assert spellings_of(titled) == ["Dr Ana Berg", "Ana Berg", "Berg, Ana", "Berg;Ana"]
    assert spellings_of(PersonName("Ana")) == []


def test_lines_go_and_others_stay() -> None:
    assert ANA.out_of_text("With Bob.\nAna Ørsted came, too.\nGood.") == "With Bob.\nGood."


def test_json_keeps_its_shape() -> None:
    raw = json.dumps({"FROM": "Ana Ørsted", "TO": ["Bob Ray", "ana@example.org"], "N": 3}, ensure_ascii=False)
    assert json.loads(ANA.out_of_raw(raw.encode())) == {"FROM": "", "TO": ["Bob Ray", ""], "N": 3}
    ascii_only = json.dumps(["Ana Ørsted", None])
    assert json.loads(ANA.out_of_json(ascii_only)) == ["", None]


def test_folded_content_lines_go_whole() -> None:
    begin, end = b"BEGIN:VEVENT\r\n", b"ATTENDEE:mailto:bob@example.org\r\nEND:VEVENT"
    raw = begin + b"ATTENDEE;CN=Ana \xc3\x98rs\r\n ted:mailto:a@b\r\n" + end
    assert ANA.out_of_raw(raw) == begin + end


def test_bytes_that_are_no_text_come_through() -> None:
    assert ANA.out_of_raw(b"X:\xff\xfe") == b"X:\xff\xfe"
    assert ANA.out_of_raw(b"{broken ana@example.org") == b""
    assert ANA.out_of_json("{broken") == "{broken"


@given(st.sampled_from(ANA.texts), st.text(max_size=20), st.booleans())
def test_what_names_somebody_holds_a_needle(text: str, around: str, in_capitals: bool) -> None:
    written = f"{around} {text.upper() if in_capitals and text.isascii() else text} {around}"
    lower = "".join(letter.lower() if letter.isascii() else letter for letter in written)
    assert any(needle in lower for needle in ANA.needles())


def test_names_without_latin_letters_have_needles_as_written_and_escaped() -> None:
    assert set(Naming.of(["山田太郎"]).needles()) == {"山田太郎", json.dumps("山田太郎")[1:-1]}


def test_fingerprints_depend_on_the_key() -> None:
    assert fingerprints_of(["li:ana"], b"k" * 32) == fingerprints_of(["li:ana"], b"k" * 32)
    assert fingerprints_of(["li:ana"], b"k" * 32) != fingerprints_of(["li:ana"], b"j" * 32)
