# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses on the sites of Stack Exchange: which site an address is of, and whose profile it is.

A person has a number of their own on each site, and one of the whole network on stackexchange.com.
"""

from __future__ import annotations

import re

#: The domain of the network itself: a number there is of the whole network, not of a site.
NETWORK = "stackexchange.com"
_DOMAIN = r"(?:stackexchange|stackoverflow|superuser|serverfault|askubuntu|stackapps)\.com|mathoverflow\.net"
_SITE = re.compile(rf"(?<![a-z0-9.-])(?:www\.)?((?:[a-z0-9-]{{1,60}}\.){{0,3}}(?:{_DOMAIN}))(?![a-z0-9-])")
_ADDRESS = re.compile(rf"(?:https?:)?/{{0,2}}(?:www\.)?((?:[a-z0-9-]{{1,60}}\.){{0,3}}(?:{_DOMAIN}))(?::\d+)?(/\S*)?\Z")
_USER = re.compile(r"/+(?:users|u)/(?:story/)?(\d{1,12})(?=[/?#]|\Z)")
#: Neighbours of the sites that count people in another way, or are no site at all.
_NO_SITES = frozenset(("api", "area51", "blog", "careers", "chat", "data", "openid", "talent"))


def site_of(address: str) -> str:
    """Give the host of the site that an address is of (`cooking.stackexchange.com`), "" for any other address."""
    match = _ADDRESS.match(address.strip().lower())
    return _known_site(match[1]) if match is not None else ""


def site_named_in(text: str) -> str:
    """Give the first site that is named anywhere in a text such as the path of a file, "" for none."""
    return next((site for match in _SITE.finditer(text.lower()) if (site := _known_site(match[1]))), "")


def user_key(address: str) -> str:
    """Give the identity key of a profile, `se:SITE:USER_ID` or `se:account:ID`, "" for any other address."""
    match = _ADDRESS.match(address.strip().lower())
    user = _USER.match(match[2] or "") if match is not None else None
    if match is None or user is None:
        return ""
    if match[1] == NETWORK:
        return f"se:account:{int(user[1])}"
    site = _known_site(match[1])
    return f"se:{site}:{int(user[1])}" if site else ""


def _known_site(host: str) -> str:
    """Give a host that is a site people ask and answer on, "" for its neighbours."""
    return "" if host == NETWORK or host.partition(".")[0] in _NO_SITES else host
