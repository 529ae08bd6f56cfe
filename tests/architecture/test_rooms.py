# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of the rooms is true, and what lies in them keeps the house rules that no linter knows.

A rule is one test over all files: one for each file would be more than half of all tests there are.
"""

from __future__ import annotations

import ast
import functools
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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


@functools.cache
def text_of(file: Path) -> str:
    """Read a file."""
    return file.read_text(encoding="utf-8")


def tree_of(file: Path) -> ast.Module:
    """Parse a file; the trees of all files together are too large to keep."""
    return ast.parse(text_of(file))


def against(files: Sequence[Path], fault: Callable[[Path], object]) -> dict[str, object]:
    """Name the files that are against a rule, each with what is wrong in it."""
    found = {label(file): fault(file) for file in files}
    assert len(found) > 100, "the files are not found"
    return {name: wrong for name, wrong in found.items() if wrong}


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


def empty_names(file: Path) -> set[str]:
    """The parts of a file's path that name nothing."""
    return NAMES_THAT_NAME_NOTHING.intersection(file.relative_to(TOP).with_suffix("").parts)


def is_without_licence(file: Path) -> bool:
    """Say whether a file begins with anything but its licence."""
    text = text_of(file)
    return text != "" and text.splitlines()[0] != SPDX


def lines_too_many(file: Path) -> int:
    """How many lines a file has where it has too many, else 0."""
    lines = len(text_of(file).splitlines())
    return lines if lines > LONGEST else 0


def silent_things(file: Path) -> list[str]:
    """What is public in a file and says nothing of itself."""
    return [name for name, node in public_things(tree_of(file)) if not ast.get_docstring(node)]


def test_a_file_has_a_name_that_says_what_is_in_it() -> None:
    assert against(ALL_FILES, empty_names) == {}
    assert empty_names(PACKAGE / "ui" / "helpers" / "page.py") == {"helpers"}


def test_a_file_begins_with_its_licence() -> None:
    assert against(ALL_FILES, is_without_licence) == {}


def test_a_file_tells_one_story() -> None:
    assert against(APP_FILES, lines_too_many).keys() - LONG_FOR_A_REASON.keys() == set()


def test_no_reason_outlives_its_long_file() -> None:
    assert LONG_FOR_A_REASON.keys() <= against(APP_FILES, lines_too_many).keys()


def test_everything_public_says_what_it_is() -> None:
    assert against(APP_FILES, silent_things) == {}
    silent = ast.parse("class A:\n def f(self):\n  pass\n def _g(self):\n  pass\ndef h():\n 'it'\n")
    assert [name for name, node in public_things(silent) if not ast.get_docstring(node)] == ["module", "A", "A.f"]


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


def network_modules(tree: ast.Module) -> set[str]:
    """The modules of a network that a file imports."""
    return {name for name in imported_names(tree) if NETWORK & set(prefixes(name))}


def test_nothing_imports_a_network_module() -> None:
    assert against(APP_FILES, lambda file: network_modules(tree_of(file))) == {}
    assert network_modules(ast.parse("import http.client as web\nfrom urllib import request, parse")) == {
        "http.client", "urllib.request",
    }  # fmt: skip


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
