# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of the rooms is true, and what lies in them keeps the house rules that no linter knows."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = Path(__file__).resolve().parents[2]
APP = TOP / "app"
PACKAGE = APP / "coterie"
SPDX = "# SPDX-License-Identifier: GPL-3.0-or-later"
NAMES_THAT_NAME_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "core"}
LONGEST = 400
LONG_FOR_A_REASON: dict[str, str] = {}
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http.client", "http.server", "httpx", "imaplib", "nntplib", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "websockets", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets",
}  # fmt: skip

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def sources(*places: Path) -> list[Path]:
    """Every Python file under these places, in a fixed order."""
    return sorted(file for place in places for file in place.rglob("*.py") if "__pycache__" not in file.parts)


def label(file: Path) -> str:
    """Name a file the way a person would."""
    return file.relative_to(TOP).as_posix()


APP_FILES = sources(PACKAGE)
ALL_FILES = [TOP / "run.py", *APP_FILES, *sources(TOP / "tests", TOP / "packaging")]


def rooms_in_tree() -> set[str]:
    """The rooms there are: folders that hold Python, and single files at the top of the package."""
    folders = {f"{file.parent.relative_to(APP).as_posix()}/" for file in APP_FILES if file.parent != PACKAGE}
    files = {file.relative_to(APP).as_posix() for file in APP_FILES if file.parent == PACKAGE}
    return folders | files - {"coterie/__init__.py"}


def top_rooms() -> set[str]:
    """The rooms as import-linter names them."""
    return {"coterie." + re.split(r"[/.]", room)[1] for room in rooms_in_tree()}


def test_the_map_names_the_rooms_there_are() -> None:
    text = (APP / "ARCHITECTURE.md").read_text(encoding="utf-8")
    on_the_map = set(re.findall(r"^\| `(coterie/[^`]+)` \|", text, re.MULTILINE))
    assert on_the_map == rooms_in_tree()


def test_every_room_stands_in_the_contracts() -> None:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    contracts = {contract["name"]: contract for contract in settings["contracts"]}
    in_layers = {room.strip() for layer in contracts["rooms, one way"]["layers"] for room in layer.split("|")}
    without_sql = set(contracts["no SQL outside storage"]["source_modules"])
    assert in_layers == top_rooms()
    assert without_sql == top_rooms() - {"coterie.storage"}


def test_the_source_root_holds_the_package_and_its_map_only() -> None:
    found = {entry.name for entry in APP.iterdir() if entry.name != "__pycache__"}
    assert found == {"ARCHITECTURE.md", "coterie", "decisions"}


@pytest.mark.parametrize("file", ALL_FILES, ids=label)
def test_a_file_has_a_name_that_says_what_is_in_it(file: Path) -> None:
    parts = set(file.relative_to(TOP).with_suffix("").parts)
    assert not parts & NAMES_THAT_NAME_NOTHING


@pytest.mark.parametrize("file", ALL_FILES, ids=label)
def test_a_file_begins_with_its_licence(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text == "" or text.splitlines()[0] == SPDX


@pytest.mark.parametrize("file", APP_FILES, ids=label)
def test_a_file_tells_one_story(file: Path) -> None:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or label(file) in LONG_FOR_A_REASON


def test_no_reason_outlives_its_long_file() -> None:
    long = {label(file) for file in APP_FILES if len(file.read_text(encoding="utf-8").splitlines()) > LONGEST}
    assert set(LONG_FOR_A_REASON) <= long


@pytest.mark.parametrize("file", APP_FILES, ids=label)
def test_everything_public_says_what_it_is(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    silent = [name for name, node in public_things(tree) if not ast.get_docstring(node)]
    assert not silent


def public_things(tree: ast.Module) -> Iterator[tuple[str, Documented]]:
    """The module itself, its public classes and functions, and the public methods of those classes."""
    yield "module", tree
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name, node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_methods(node)


def public_methods(owner: ast.ClassDef) -> Iterator[tuple[str, Documented]]:
    """The public methods of a class that do not take their docstring from an overridden one."""
    for node in owner.body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        marks = {ast.unparse(mark).rpartition(".")[2] for mark in node.decorator_list}
        if not marks & {"override", "overload", "setter"}:
            yield f"{owner.name}.{node.name}", node


@pytest.mark.parametrize("file", APP_FILES, ids=label)
def test_nothing_imports_a_network_module(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    touched = {name for name in imported_names(tree) if NETWORK & set(prefixes(name))}
    assert not touched


def imported_names(tree: ast.Module) -> Iterator[str]:
    """Every dotted name that an import statement, or an import by a fixed text, brings in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (part.value for part in node.args if isinstance(part, ast.Constant) and type(part.value) is str)


def prefixes(name: str) -> list[str]:
    """`a.b.c` gives `a`, `a.b` and `a.b.c`."""
    parts = name.split(".")
    return [".".join(parts[: count + 1]) for count in range(len(parts))]
