# SPDX-License-Identifier: GPL-3.0-or-later
"""The same profile, address or number has one spelling, however a file writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.identity_keys import (
    bare_slug,
    is_role_address,
    normalised_mail,
    normalised_phone,
    normalised_slug,
    profile_key,
)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/jos%C3%A9-garc%C3%ADa",
        "www.linkedin.com/in/josé-garcía",
        "linkedin.com/in/JOSÉ-GARCÍA/",
        "http://de.linkedin.com/in/jose\u0301-garci\u0301a/de-de?trk=x#top",
        "  https://m.linkedin.com/mwlite/in/josé-garcía ",
        "//www.linkedin.com:443/in/josé-garcía/en",
    ],
)
def test_every_spelling_of_a_profile_gives_one_slug(url: str) -> None:
    assert normalised_slug(url) == "josé-garcía"
    assert profile_key(url) == "li:josé-garcía"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/company/northwind",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/in//?x",
        "https://notlinkedin.com/in/ada",
        "https://www.example.com/linkedin.com/in/ada",
        "ada",
        "",
    ],
)
def test_other_addresses_have_no_slug(url: str) -> None:
    assert normalised_slug(url) == ""
    assert profile_key(url) == ""


def test_an_old_profile_keeps_the_numbers_that_tell_namesakes_apart() -> None:
    assert normalised_slug("http://www.linkedin.com/pub/Ada-Quill/1a/2b/345") == "ada-quill/1a/2b/345"
    assert normalised_slug("http://www.linkedin.com/pub/ada-quill/") == "ada-quill"


def test_a_github_profile_has_a_key_and_a_repository_none() -> None:
    assert profile_key("https://github.com/Ada-Quill/") == "github:ada-quill"
    assert profile_key("https://github.com/ada/atlas") == ""


def test_a_behance_profile_has_a_key_and_other_pages_have_none() -> None:
    assert profile_key("https://www.behance.net/Ada-Quill") == "behance:ada-quill"
    assert profile_key("be.net/ada_quill/") == "behance:ada_quill"
    for page in ("gallery/12/Maps", "search", "4217"):
        assert profile_key(f"https://www.behance.net/{page}") == ""


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://stackoverflow.com/users/4217/ada-quill", "se:stackoverflow.com:4217"),
        ("http://www.stackoverflow.com/users/4217", "se:stackoverflow.com:4217"),
        ("Stackoverflow.com/users/04217?tab=profile", "se:stackoverflow.com:4217"),
        ("https://pt.stackoverflow.com/users/8#top", "se:pt.stackoverflow.com:8"),
        ("https://cooking.stackexchange.com/users/31/ada-quill", "se:cooking.stackexchange.com:31"),
        ("https://cooking.meta.stackexchange.com/users/31/", "se:cooking.meta.stackexchange.com:31"),
        ("https://mathoverflow.net/users/5/ada", "se:mathoverflow.net:5"),
        ("https://askubuntu.com/u/77", "se:askubuntu.com:77"),
        ("https://stackexchange.com/users/90210/ada-quill?tab=accounts", "se:account:90210"),
    ],
)
def test_a_profile_on_any_site_of_stack_exchange_has_a_key(url: str, key: str) -> None:
    assert profile_key(url) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://stackoverflow.com/questions/4217/how-to-sort",
        "https://stackoverflow.com/users/ada-quill",
        "https://stackoverflow.com/users/",
        "https://chat.stackoverflow.com/users/4217/ada-quill",
        "https://area51.stackexchange.com/users/31",
        "https://notstackoverflow.com/users/4217",
        "https://stackoverflow.com.example.org/users/4217",
        "https://www.example.com/stackoverflow.com/users/4217",
        "https://stackexchange.com/sites",
    ],
)
def test_other_addresses_of_stack_exchange_are_nobodys(url: str) -> None:
    assert profile_key(url) == ""


@given(st.text(max_size=40))
def test_a_slug_normalised_twice_is_the_same(slug: str) -> None:
    once = bare_slug(slug.replace("%", ""))
    assert bare_slug(once) == once


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        (" Ada@Example.COM ", "ada@example.com"),
        ("mailto:ada@example.com?subject=x", "ada@example.com"),
        ("Ada Quill <ada@example.com>", "ada@example.com"),
        ("/o=Example/cn=ada", ""),
        ("ada", ""),
        ("ada@b@example.com", ""),
        ("ada example@example.com", ""),
        ("", ""),
    ],
)
def test_mail_addresses_compare_in_lower_case(text: str, mail: str) -> None:
    assert normalised_mail(text) == mail


@pytest.mark.parametrize(
    "mail", ["info@example.com", "no-reply+7@example.com", "no.reply@example.com", "hr@example.com"]
)
def test_addresses_of_functions_are_known(mail: str) -> None:
    assert is_role_address(mail)


@pytest.mark.parametrize("mail", ["ada@example.com", "infanta@example.com", "jobst@example.com"])
def test_addresses_of_people_are_no_function(mail: str) -> None:
    assert not is_role_address(mail)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("+44 1632 960001", "+441632960001"),
        ("+44 (0) 1632/960-001", "+441632960001"),
        ("0044 1632 960001", "+441632960001"),
        ("tel:+1-202-555-0101;ext=9", "+12025550101"),
        ("+1 202 555 0101 x12", "+12025550101"),
        ("+1 202 555 0101 ext. 12", "+12025550101"),
        ("\uff0b\uff14\uff14 1632 960001", "+441632960001"),
        ("01632 960001", "01632960001"),
        ("1-800-FLOWERS", ""),
        ("112", ""),
        ("+12", ""),
        ("+1234567890123456", ""),
        ("12345678901234567", ""),
        ("+" + "1" * 200, ""),
        ("1" * 200, ""),
        ("call me", ""),
    ],
)
def test_numbers_without_a_region(text: str, known: str) -> None:
    assert normalised_phone(text) == known


@pytest.mark.parametrize(
    ("text", "region", "known"),
    [
        ("01632 960001", "GB", "+441632960001"),
        ("(202) 555-0101", "us", "+12025550101"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("12345", "US", "12345"),
        ("01632 960001", "XX", "01632960001"),
        ("abcde", "GB", ""),
    ],
)
def test_numbers_in_a_region(text: str, region: str, known: str) -> None:
    assert normalised_phone(text, region) == known


@given(st.text(max_size=120))
def test_what_comes_out_is_digits_or_nothing(text: str) -> None:
    known = normalised_phone(text)
    assert known == "" or (known.removeprefix("+").isdecimal() and known.isascii() and 5 <= len(known) <= 16)
