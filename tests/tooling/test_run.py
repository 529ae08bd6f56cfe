# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py: what it decides, without downloading anything."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

TOP = Path(__file__).resolve().parents[2]
#: A worker for each core, and a whole file to one of them.
SPREAD = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """run.py as a module of its own, working in an empty folder whose name has a space."""
    spec = importlib.util.spec_from_file_location("coterie_run", TOP / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "coterie_run", module)
    spec.loader.exec_module(module)
    top = tmp_path / "a folder"
    top.mkdir()
    locks = tuple(top / name for name in ("uv.lock", "requirements.lock", "requirements-dev.lock"))
    for lock in locks:
        lock.write_text(lock.name, encoding="utf-8")
    for name, value in {"TOP": top, "VENV": top / ".venv", "STAMP": top / ".venv" / "coterie-stamp.json",
                        "PYTHON": top / ".venv" / "bin" / "python", "LOCKS": locks}.items():  # fmt: skip
        monkeypatch.setattr(module, name, value)
    for name in [name for name in os.environ if name.startswith(("PIP_", "UV_"))]:
        monkeypatch.delenv(name)
    return module


def finished(run: ModuleType, *, for_tests: bool) -> None:
    """Leave a .venv as a finished set-up leaves it."""
    run.PYTHON.parent.mkdir(parents=True)
    run.PYTHON.touch()
    version = "{}.{}".format(*sys.version_info[:2])
    run.write_stamp(run.Stamp(run.fingerprint(), version, str(run.TOP), for_tests=for_tests, finished=True))


def forbid(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail if anything would be installed."""

    def install(*args: object, **more: object) -> None:
        pytest.fail("it installed again")

    monkeypatch.setattr(run, "install", install)


class Openly:
    """Stands for run_openly: keeps what it was asked to run and answers with codes."""

    def __init__(self, codes: dict[str, int]) -> None:
        self.codes = codes
        self.calls: list[tuple[list[str], dict[str, str] | None, Path | None]] = []

    def __call__(self, command: list[str], more: dict[str, str] | None = None, cwd: Path | None = None) -> int:
        self.calls.append((command, more, cwd))
        return next((code for word, code in self.codes.items() if word in command), 0)


def mirror_with(folder: Path, content: bytes, name: str) -> str:
    """Make a package index of one file."""
    (folder / "pip").mkdir(parents=True)
    (folder / name).write_bytes(content)
    (folder / "pip" / "index.html").write_text(f'<a href="../{name}#sha256=0">{name}</a>', encoding="utf-8")
    return folder.as_uri()


def test_a_second_run_installs_nothing(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    finished(run, for_tests=True)
    forbid(run, monkeypatch)
    run.set_up(for_tests=False)
    run.set_up(for_tests=True)


@pytest.mark.parametrize("change", ["lock", "place", "python", "unfinished", "no python", "torn stamp", "for tests"])
def test_what_makes_a_set_up_stale(run: ModuleType, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    finished(run, for_tests=False)
    stamp = run.read_stamp()
    changes = {
        "lock": lambda: run.LOCKS[2].write_text("another", encoding="utf-8"),
        "place": lambda: run.write_stamp(run.Stamp(stamp.locks, stamp.python, "/elsewhere", finished=True)),
        "python": lambda: run.write_stamp(run.Stamp(stamp.locks, "3.0", stamp.place, finished=True)),
        "unfinished": lambda: run.write_stamp(run.Stamp(stamp.locks, stamp.python, stamp.place)),
        "no python": run.PYTHON.unlink,
        "torn stamp": lambda: run.STAMP.write_text('{"locks": ', encoding="utf-8"),
        "for tests": lambda: None,
    }
    changes[change]()
    asked = []
    monkeypatch.setattr(run, "install", lambda wanted, *, for_tests: asked.append(for_tests))
    run.set_up(for_tests=change == "for tests")
    assert asked == [change == "for tests"]


def test_what_was_set_up_for_the_tests_stays_so(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    finished(run, for_tests=True)
    run.LOCKS[0].write_text("newer", encoding="utf-8")
    asked = []
    monkeypatch.setattr(run, "install", lambda wanted, *, for_tests: asked.append(for_tests))
    run.set_up(for_tests=False)
    assert asked == [True]


def test_an_interrupted_set_up_is_cleared_away(run: ModuleType) -> None:
    finished(run, for_tests=False)
    wanted = run.Stamp(run.fingerprint(), "3.11", str(run.TOP))
    run.write_stamp(wanted)
    run.clear_the_place(wanted)
    assert not run.VENV.exists()


def test_a_failed_set_up_leaves_no_stamp(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(version: str) -> None:
        raise run.Stop(version)

    monkeypatch.setattr(run, "make_venv", refuse)
    with pytest.raises(run.Stop):
        run.set_up(for_tests=False)
    assert not run.STAMP.exists()


def test_a_missing_lock_is_one_sentence(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    run.LOCKS[0].unlink()
    assert run.main([]) == 1
    assert capsys.readouterr().err == "uv.lock is missing beside run.py: fetch the whole folder again.\n"


@pytest.mark.parametrize("words", [["nonsense"], ["setup", "nonsense"]])
def test_words_it_does_not_know(run: ModuleType, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert run.main(words) == 1
    assert "does not know 'nonsense'" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["test", "--help"], ["bench", "-h"]])
def test_help(run: ModuleType, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert run.main(words) == 0
    assert "python3 run.py test" in capsys.readouterr().out


def test_the_words_after_coterie_are_its_own(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    finished(run, for_tests=False)
    openly = Openly({"coterie": 5})
    monkeypatch.setattr(run, "run_openly", openly)
    assert run.main(["coterie", "--help"]) == 5
    assert openly.calls == [([run.PYTHON, "-P", "-m", "coterie", "--help"], None, Path.cwd())]


def test_all_checks_run_and_any_failure_counts(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    finished(run, for_tests=True)
    monkeypatch.setattr(run, "prepare_qt", lambda stamp: None)
    openly = Openly({"mypy": 1})
    monkeypatch.setattr(run, "run_openly", openly)
    assert run.main(["test", "-k", "vcard"]) == 1
    assert len(openly.calls) == 5
    assert openly.calls[-1][0][1:] == ["-m", "pytest", *SPREAD, "-k", "vcard"]
    assert "not in order: types (mypy)" in capsys.readouterr().out


def test_only_the_tests(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    finished(run, for_tests=True)
    monkeypatch.setattr(run, "prepare_qt", lambda stamp: "no libEGL")
    openly = Openly({})
    monkeypatch.setattr(run, "run_openly", openly)
    assert run.main(["test", "--only-tests", "-x"]) == 0
    [(command, more, _)] = openly.calls
    assert command[1:] == ["-m", "pytest", *SPREAD, "-x"]
    assert more is not None
    assert more["COTERIE_NO_QT"] == "no libEGL"
    assert "no:pytest-qt" in more["PYTEST_ADDOPTS"]


def test_children_do_not_inherit_another_python(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example.org/simple")
    assert not {"VIRTUAL_ENV", "PYTHONPATH"} & run.environment().keys()
    assert run.environment()["PIP_INDEX_URL"] == "https://mirror.example.org/simple"


def test_the_mirror_of_the_settings_brings_the_pinned_pip(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "PIP_SHA256", hashlib.sha256(b"pip").hexdigest())
    monkeypatch.setenv("PIP_INDEX_URL", mirror_with(tmp_path / "mirror", b"pip", run.PIP_WHEEL))
    assert run.download_pip() == b"pip"


def test_a_changed_pip_is_refused(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = mirror_with(tmp_path / "mirror", b"not pip", run.PIP_WHEEL)
    monkeypatch.setenv("PIP_INDEX_URL", other)
    monkeypatch.setattr(run, "PIP_URL", f"{other}/{run.PIP_WHEEL}")
    with pytest.raises(run.Stop, match="not the pip that is pinned"):
        run.download_pip()


def test_the_mirror_is_found_in_pips_own_settings(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text("[global]\nindex-url = https://anna:p%40ss@mirror.example.org/simple\n", encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    assert run.mirror_index() == "https://anna:p%40ss@mirror.example.org/simple"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("WARNING: retrying\nERROR: No matching distribution found.\n", "No matching distribution found"),
        ("error: the lock\n  hint: look\n", "the lock"),
        ("E: Unable to locate package libegl1\n", "Unable to locate package libegl1"),
        ("Traceback\nImportError: libEGL.so.1: cannot open\n", "ImportError: libEGL.so.1: cannot open"),
        ("", "it ended with code 7"),
    ],
)
def test_the_line_that_tells_what_went_wrong(run: ModuleType, error: str, told: str) -> None:
    assert run.reason(subprocess.CompletedProcess([], 7, "", error)) == told


def test_missing_libraries_without_the_right_to_add_them(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "qt_problem", lambda platform: "ImportError: libEGL.so.1")
    monkeypatch.setattr(run, "add_system_packages", lambda packages: False)
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    done = subprocess.CompletedProcess([], 0, "libGL.so.1\nlibEGL.so.1\n", "")
    monkeypatch.setattr(run, "run_quietly", lambda command, **more: done)
    assert run.prepare_qt(run.Stamp("", "", "")).endswith("install them with: sudo apt install libgl1 libegl1")


def test_an_old_python_gets_one_sentence() -> None:
    code = "import sys; sys.version_info = (3, 9, 2); import runpy; runpy.run_path(sys.argv[1])"
    done = subprocess.run([sys.executable, "-c", code, TOP / "run.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Coterie needs Python 3.11, 3.12, 3.13 or 3.14, and this is 3.9. Install one")
    assert "Traceback" not in done.stderr


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    commands = re.findall(r"^ +(python3 run\.py test)\b", (TOP / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert f"exec {commands[0]}" in (TOP / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_documents_name_no_job_that_is_not_there(run: ModuleType) -> None:
    texts = [(TOP / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md", "run.py")]
    named = {word for text in texts for word in re.findall(r"^ +python3 run\.py ([a-z]+)", text, re.MULTILINE)}
    assert named == run.JOBS.keys()
