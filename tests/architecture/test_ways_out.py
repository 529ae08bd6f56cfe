# SPDX-License-Identifier: GPL-3.0-or-later
"""No file of the program has a way to a network by a side door: loading by name, foreign calls, other programs, Qt."""

from __future__ import annotations

import ast
import functools
from typing import TYPE_CHECKING

import pytest

from tests.architecture.test_rooms import APP_FILES, PACKAGE, against, imported_names, prefixes, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Modules that speak to a network, listen to one, or let others do so; beside those of test_rooms.
BESIDE = {
    "_socket", "_ssl", "cgi", "http", "idlelib", "mailbox", "multiprocessing", "pip", "pydoc", "selectors", "wsgiref",
    "webbrowser", "xmlrpc", "paramiko", "pycurl", "tornado", "trio", "anyio", "httplib2", "websocket", "zmq", "dns",
    "PySide6.QtNetworkAuth", "PySide6.QtHttpServer", "PySide6.QtWebView", "PySide6.QtWebChannel", "PySide6.QtQml",
    "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtMultimedia", "PySide6.QtRemoteObjects", "PySide6.QtGrpc",
    "PySide6.QtMqtt", "PySide6.QtCoap", "PySide6.QtBluetooth", "PySide6.QtPositioning", "PySide6.QtUiTools",
}  # fmt: skip

#: Words that lead anywhere, and the only files that may use them, with what they are for.
DOORS: dict[str, dict[str, str]] = {
    "importlib": {
        "bootstrap.py": "loads the vault before it is wanted",
        "sandbox/child.py": "the tests bring importers of their own",
        "storage/login_keyring/backends.py": "loads the one backend of this system, by a fixed table",
        "ui/shell/loading.py": "loads what is behind the unlock screen, by a fixed tuple",
    },
    "ctypes": {
        "hardening.py": "prctl",
        "sandbox/limits.py": "the memory of the child on Windows",
        "ui/entry/keyboard_hints.py": "the state of Caps Lock",
        "ui/spare_memory.py": "malloc_trim",
    },
    "subprocess": {
        "sandbox/child_process.py": "starts the reading child",
        "storage/login_keyring/child_keyring.py": "starts the child that asks the login keyring",
        "ui/restart.py": "starts the next image of the program",
    },
    "QDesktopServices": {
        "ui/entry/folders.py": "shows a folder",
        "ui/pages/people/contact/link_line.py": "opens a link after its whole address was shown",
    },
    "QTextBrowser": {"ui/parts/note_text.py": "shows notes, with a document that loads nothing"},
    **dict.fromkeys(  # noqa: RUF024 - nobody writes into it
        ("QProcess", "QNetworkAccessManager", "QTcpSocket", "QLocalServer", "QPluginLoader", "QLibrary",
            # Pictures out of foreign bytes: none is shown, so none is unpacked.
            "loadFromData", "fromData", "QImageReader", "QMovie", "QPicture",
         "__import__", "exec", "eval", "runpy", "pkgutil", "popen", "startfile", "posix_spawn", "spawnv", "cffi"), {},
    ),
}  # fmt: skip


def words_of(tree: ast.AST) -> Iterator[str]:
    """Every name, attribute and imported thing of a file; what is called on an object is a word of its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute) and not _is_of_qt(node):
            yield node.attr
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (getattr(node, "module", None) or "").split(".")
            yield from (part for alias in node.names for part in alias.name.split("."))


def _is_of_qt(node: ast.Attribute) -> bool:
    """Say whether it is `exec` of a Qt menu, dialog or drag: the same word for something else."""
    return node.attr == "exec"


def doors_in(tree: ast.AST) -> set[str]:
    """The doors that a file uses."""
    return DOORS.keys() & set(words_of(tree))


def loaded_by_name(tree: ast.AST) -> set[str]:
    """Texts of a file that are the name of a module of a network."""
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    network = BESIDE | {"socket", "ssl", "asyncio", "urllib.request", "http.client", "PySide6.QtNetwork"}
    return texts & (network - {"http", "dns", "mailbox"})


def own_name(file: Path) -> str:
    """Name a file inside the package."""
    return file.relative_to(PACKAGE).as_posix()


@functools.cache
def ways_out(file: Path) -> tuple[set[str], set[str]]:
    """The doors that a file uses, and the modules of a network that it imports or names."""
    tree = tree_of(file)
    imported = {name for name in imported_names(tree) if BESIDE & set(prefixes(name))}
    return doors_in(tree), imported | loaded_by_name(tree)


def side_doors(file: Path) -> set[str]:
    """Everything in a file that leads, or may lead, to a network."""
    doors, modules = ways_out(file)
    return {door for door in doors if own_name(file) not in DOORS[door]} | modules


def test_no_file_has_a_side_door() -> None:
    assert against(APP_FILES, side_doors) == {}


def test_every_door_that_is_allowed_is_used() -> None:
    used = {(door, own_name(file)) for file in APP_FILES for door in ways_out(file)[0]}
    assert {(door, name) for door, names in DOORS.items() for name in names} <= used


@pytest.mark.parametrize(
    "code",
    [
        "from importlib import import_module as load\nload('sock' + 'et')",
        "import importlib.util",
        "__import__('socket')",
        "exec('import socket')",
        "import ctypes\nctypes.CDLL('libc.so.6').socket(2, 1, 0)",
        "from ctypes import CDLL",
        "import subprocess\nsubprocess.run(['curl', 'x'])",
        "import os\nos.popen('curl x')",
        "from PySide6.QtCore import QProcess",
        "from PySide6 import QtGui\nQtGui.QDesktopServices.openUrl('http://example.com')",
        "import runpy",
    ],
)
def test_a_side_door_is_seen(code: str) -> None:
    assert doors_in(ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "import webbrowser", "from http import client", "import http.cookiejar", "from xmlrpc import client",
        "import _socket", "from PySide6 import QtQml", "from PySide6.QtNetworkAuth import QOAuth2AuthorizationCodeFlow",
        "import multiprocessing.connection",
    ],
)  # fmt: skip
def test_an_import_of_a_network_is_seen(code: str) -> None:
    assert any(BESIDE & set(prefixes(name)) for name in imported_names(ast.parse(code)))
    assert loaded_by_name(ast.parse("rooms = ['PySide6.QtNetwork', 'socket']")) == {"PySide6.QtNetwork", "socket"}
