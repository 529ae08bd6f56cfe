# SPDX-License-Identifier: GPL-3.0-or-later
"""The three locks say the same, name the public index only, and keep the versions we must avoid out."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

TOP = Path(__file__).resolve().parents[2]
INDEX = "https://pypi.org/simple"
FILE_HOST = "https://files.pythonhosted.org/"
Pinned = dict[str, tuple[str, frozenset[str]]]


def uv_lock() -> dict[str, Any]:
    """Read the lock that is the source of the others."""
    return tomllib.loads((TOP / "uv.lock").read_text(encoding="utf-8"))


def project() -> dict[str, Any]:
    """Read pyproject.toml."""
    return tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))


def wanted_by(package: dict[str, Any], packages: dict[str, dict[str, Any]], seen: set[str]) -> set[str]:
    """Follow what a package needs, on any system."""
    for need in package.get("dependencies", []):
        if need["name"] not in seen:
            seen.add(need["name"])
            wanted_by(packages[need["name"]], packages, seen)
    return seen


def from_uv_lock(*, for_tests: bool) -> Pinned:
    """What uv.lock pins: name, version and hashes."""
    packages = {package["name"]: package for package in uv_lock()["package"]}
    ours = packages["coterie"]
    names = wanted_by(ours, packages, set())
    if for_tests:
        names = wanted_by({"dependencies": ours["dev-dependencies"]["dev"]}, packages, names)
    return {name: (packages[name]["version"], hashes_of(packages[name])) for name in names}


def hashes_of(package: dict[str, Any]) -> frozenset[str]:
    """All hashes of one package."""
    files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
    return frozenset(file["hash"] for file in files)


def from_requirements(name: str) -> Pinned:
    """What a requirements file pins."""
    text = (TOP / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    pinned = {}
    for line in lines:
        found = re.match(r"([a-z0-9-]+)==(\S+)", line)
        assert found, line
        pinned[found[1]] = (found[2], frozenset(re.findall(r"--hash=(\S+)", line)))
    return pinned


@pytest.mark.parametrize(("name", "for_tests"), [("requirements.lock", False), ("requirements-dev.lock", True)])
def test_the_locks_agree(name: str, for_tests: bool) -> None:
    assert from_requirements(name) == from_uv_lock(for_tests=for_tests)


@pytest.mark.parametrize("name", ["uv.lock", "requirements.lock", "requirements-dev.lock"])
def test_no_lock_names_a_foreign_host_or_a_local_path(name: str) -> None:
    text = (TOP / name).read_text(encoding="utf-8")
    addresses = set(re.findall(r"\w+://[^\s\"']+", text))
    assert {address for address in addresses if address != INDEX and not address.startswith(FILE_HOST)} == set()
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host|\bpath = |\bdirectory = ", text)


def test_every_package_comes_from_the_public_index_with_wheels() -> None:
    for package in uv_lock()["package"]:
        if package["name"] != "coterie":
            assert package["source"] == {"registry": INDEX}, package["name"]
            assert package["wheels"], f"{package['name']} would run foreign code to install"


def test_the_locks_name_what_the_project_asks_for() -> None:
    plain = re.compile(r"[a-z0-9-]+")
    asked = {found[0] for need in project()["project"]["dependencies"] if (found := plain.match(need))}
    asked_for_tests = {found[0] for need in project()["dependency-groups"]["dev"] if (found := plain.match(need))}
    assert asked <= from_requirements("requirements.lock").keys()
    assert asked_for_tests <= from_requirements("requirements-dev.lock").keys()


def test_the_release_of_qt_that_kills_python_is_not_locked() -> None:
    assert from_requirements("requirements.lock")["pyside6-essentials"][0] == "6.11.3"
    assert from_requirements("requirements.lock")["shiboken6"][0] == "6.11.3"
