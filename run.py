# SPDX-License-Identifier: GPL-3.0-or-later
"""Set Coterie up in this folder and start it. Nothing has to be installed by hand but Python 3.11 to 3.14.

    python3 run.py                    set everything up and start Coterie: its window, or without a display the
                                      same work on the command line over the fictional sample data
    python3 run.py coterie ARGS...    run one command of Coterie, for example: coterie --help
    python3 run.py test [ARGS...]     check everything: style, types, room borders, then the tests; ARGS go to pytest
    python3 run.py test --only-tests  only the tests
    python3 run.py test -n0           the tests one after another, in one process
    python3 run.py test --xvfb        the tests on a real X server without a screen (needs Xvfb)
    python3 run.py bench [NAMES...]   print the measured ratios, all or those named
    python3 run.py pictures FOLDER    paint everything the window can show into a folder, light and dark
    python3 run.py setup              set up for all of these and do nothing else

The packages named in the lock files are put into the folder .venv beside this file; every one is checked against
its recorded hash. uv does it where uv is on the path, otherwise pip. The second time it takes no time.
On Windows write py instead of python3.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(
        "Coterie needs Python 3.11, 3.12, 3.13 or 3.14, and this is {}.{}. Install one of them, then start "
        "this file with it, for example: python3.13 run.py".format(*sys.version_info[:2])
    )

import base64
import configparser
import contextlib
import hashlib
import html
import json
import os
import re
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent
VENV = TOP / ".venv"
STAMP = VENV / "coterie-stamp.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN_LOCK = TOP / "requirements.lock"
DEV_LOCK = TOP / "requirements-dev.lock"
LOCKS = (TOP / "uv.lock", RUN_LOCK, DEV_LOCK)

PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
PIP_URL = (
    "https://files.pythonhosted.org/packages/07/25/"
    "ee8c38ae72d66b844ce8eb9711ba905dba21ca1a8a0c960057c41cd23337/" + PIP_WHEEL
)

# Settings of the person that would lead the packages or the program to another place.
MISLEADING = {
    *("PYTHONPATH", "PYTHONHOME", "PYTHONSAFEPATH", "VIRTUAL_ENV", "CONDA_PREFIX", "__PYVENV_LAUNCHER__"),
    *("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER"),
}

# What Qt loads from the system, and the Debian and Ubuntu package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What its X11 side loads besides; only a window on a screen needs these.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0"}
TRY_QT = "from PySide6.QtWidgets import QApplication; QApplication([])"
TRY_LIBRARIES = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


class Stop(Exception):
    """The work cannot go on; the text says why and what to do next."""


@dataclass(frozen=True)
class Stamp:
    """What the last set-up in .venv was for; written last, so that an interrupted one is seen."""

    locks: str
    python: str
    place: str
    for_tests: bool = False
    qt_loads: bool = False
    window_shows: bool = False
    finished: bool = False


def say(text: str) -> None:
    """Tell the person one step, at once; never on standard output, which belongs to the command."""
    print(text, file=sys.stderr, flush=True)


# ----------------------------------------------------------------------------------------------------- running things


def environment(**more: str) -> dict[str, str]:
    """Give children the person's settings without those that lead Python to another place."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING} | more


def run_quietly(command: Sequence[str | Path], **more: str) -> subprocess.CompletedProcess[str]:
    """Run a step and keep what it prints."""
    return subprocess.run(
        command,
        cwd=TOP,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def run_openly(command: Sequence[str | Path], more: dict[str, str] | None = None, cwd: Path = TOP) -> int:
    """Run a job that talks to the person itself; return its exit code."""
    interrupted = False
    with subprocess.Popen(command, cwd=cwd, env=environment(**(more or {}))) as child:
        while child.returncode is None:
            try:
                child.wait()
            except KeyboardInterrupt:
                interrupted = True  # the child heard it too and ends in its own way
    if interrupted:
        raise KeyboardInterrupt
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def reason(done: subprocess.CompletedProcess[str]) -> str:
    """Find the one line in a failed step's words that says what went wrong."""
    lines = [line.strip() for line in (done.stderr + "\n" + done.stdout).splitlines() if line.strip()]
    telling = [
        line for line in lines if re.match(r"(error|E):|.*No space left|.*Permission denied", line, re.IGNORECASE)
    ]
    line = (telling or lines[-1:] or [f"it ended with code {done.returncode}"])[-1]
    return re.sub(r"^(error|E): *", "", line, flags=re.IGNORECASE).rstrip(".")


# ------------------------------------------------------------------------------------------------------------- set-up


def set_up(*, for_tests: bool) -> Stamp:
    """Bring .venv to what the locks say, unless the stamp shows that it is there already."""
    stamp = read_stamp()
    wanted = Stamp(fingerprint(), "{}.{}".format(*sys.version_info[:2]), str(TOP))
    if is_good_for(stamp, wanted, for_tests=for_tests):
        return stamp
    with only_one_at_a_time():
        stamp = read_stamp()
        if is_good_for(stamp, wanted, for_tests=for_tests):
            return stamp
        # What was set up for the tests once stays so.
        same_place = stamp.finished and stamp.place == wanted.place
        return install(wanted, for_tests=for_tests or (same_place and stamp.for_tests))


def fingerprint() -> str:
    """Hash everything that decides what lies in .venv."""
    missing = [lock.name for lock in LOCKS if not lock.is_file()]
    if missing:
        raise Stop(f"{', '.join(missing)} is missing beside run.py: fetch the whole folder again.")
    return hashlib.sha256(b"".join(lock.read_bytes() for lock in LOCKS)).hexdigest()


def read_stamp() -> Stamp:
    """Read what the last set-up left; an unreadable stamp counts as none."""
    try:
        return Stamp(**json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Stamp("", "", "")


def write_stamp(stamp: Stamp) -> None:
    """Write the stamp in one piece."""
    partial = STAMP.with_suffix(".partial")
    partial.write_text(json.dumps(asdict(stamp)), encoding="utf-8")
    partial.replace(STAMP)


def is_good_for(stamp: Stamp, wanted: Stamp, *, for_tests: bool) -> bool:
    """Whether .venv holds what is wanted now."""
    same = (stamp.locks, stamp.python, stamp.place) == (wanted.locks, wanted.python, wanted.place)
    return same and stamp.finished and (stamp.for_tests or not for_tests) and PYTHON.exists()


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Let a second run wait while the first one sets up (where the system can lock files)."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    with Path(__file__).open("rb") as this_file:
        with contextlib.suppress(OSError):
            fcntl.flock(this_file, fcntl.LOCK_EX)
        yield


def install(wanted: Stamp, *, for_tests: bool) -> Stamp:
    """Make .venv if need be, fill it, and write the stamp last."""
    started = time.monotonic()
    say(f"Setting up in {VENV} (only the first time, or after an update)")
    clear_the_place(wanted)
    VENV.mkdir(exist_ok=True)
    write_stamp(wanted)
    try:
        make_venv(wanted.python)
        if not install_by_uv(for_tests=for_tests):
            install_by_pip(for_tests=for_tests)
        put_app_on_path()
    except (Stop, OSError):
        STAMP.unlink(missing_ok=True)
        raise
    stamp = Stamp(wanted.locks, wanted.python, wanted.place, for_tests=for_tests, finished=True)
    write_stamp(stamp)
    say(f"  set up in {time.monotonic() - started:.0f} s")
    return stamp


def clear_the_place(wanted: Stamp) -> None:
    """Remove a .venv that cannot be used: interrupted, made by another Python, or broken."""
    if not VENV.exists() and not VENV.is_symlink():
        return
    interrupted = STAMP.exists() and not read_stamp().finished
    if interrupted or not venv_works(wanted.python):
        if Path(sys.prefix).resolve() == VENV.resolve():
            raise Stop("The folder .venv has to be made anew: run this with the Python outside it.")
        say("  removing the unusable .venv")
        shutil.rmtree(VENV) if VENV.is_dir() and not VENV.is_symlink() else VENV.unlink()


def venv_works(version: str) -> bool:
    """Whether .venv has a Python of this version that knows it is in .venv."""
    show = "import sys; print('{}.{}'.format(*sys.version_info[:2])); print(sys.prefix)"
    try:
        answer = run_quietly([PYTHON, "-c", show]).stdout.splitlines()
    except OSError:
        return False
    return len(answer) == 2 and answer[0] == version and Path(answer[1]).resolve() == VENV.resolve()


def make_venv(version: str) -> None:
    """Make .venv, empty, unless a working one is there."""
    if venv_works(version):
        return
    done = run_quietly([base_python(), "-m", "venv", "--without-pip", VENV])
    if done.returncode != 0:
        raise Stop(f"The folder .venv could not be made: {reason(done)}. Is the folder writable, the disk full?")


def install_by_uv(*, for_tests: bool) -> bool:
    """Let uv fill .venv from its lock; False where there is no uv or it cannot."""
    uv = shutil.which("uv")
    if uv is None:
        return False
    say("  installing the locked packages with uv")
    command = [uv, "sync", "--locked", "--no-install-project", "--inexact", "--quiet", "--python", base_python()]
    command += [] if for_tests else ["--no-dev"]
    done = run_quietly(command, UV_PROJECT_ENVIRONMENT=str(VENV), UV_PYTHON_DOWNLOADS="never")
    if done.returncode != 0:
        say(f"  uv cannot do it here ({reason(done)}); trying pip")
    return done.returncode == 0


def base_python() -> str:
    """The Python that is under us, even when we were started by one inside a virtual environment."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def install_by_pip(*, for_tests: bool) -> None:
    """Fill .venv with pip from the hashed requirements."""
    pip = find_pip()
    say("  installing the locked packages with pip (this can take a minute)")
    options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-user", "--no-input", "--quiet"]
    lock = DEV_LOCK if for_tests else RUN_LOCK
    mirror = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("UV_INDEX_URL")
    more = {"PIP_INDEX_URL": mirror} if mirror and "PIP_INDEX_URL" not in os.environ else {}
    done = run_quietly([*pip, "install", "--disable-pip-version-check", *options, "-r", lock], **more)
    if done.returncode != 0:
        raise Stop(
            f"The packages could not be installed: {reason(done)}. Check the connection to the package index "
            "and the room on the disk, then run the same command again."
        )


def find_pip() -> list[str | Path]:
    """Find a pip for .venv: its own, else the one Python brings, else a pinned one from the package index."""
    own: list[str | Path] = [PYTHON, "-m", "pip"]
    if run_quietly([*own, "--version"]).returncode == 0:
        return own
    if run_quietly([PYTHON, "-m", "ensurepip"]).returncode == 0:
        return own
    wheel = VENV / PIP_WHEEL
    if not (wheel.is_file() and hashlib.sha256(wheel.read_bytes()).hexdigest() == PIP_SHA256):
        say("  fetching pip, which this Python does not bring")
        wheel.write_bytes(download_pip())
    return [PYTHON, wheel / "pip"]


def put_app_on_path() -> None:
    """Let the Python of .venv find the package in app/; relative, so that any folder name will do."""
    show = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run_quietly([PYTHON, "-X", "utf8", "-c", show]).stdout.strip())
    relative = os.path.relpath(TOP / "app", packages)
    (packages / "coterie-checkout.pth").write_text(relative + "\n", encoding="utf-8")


# ----------------------------------------------------------------------------------- one pinned pip, without any other


def download_pip() -> bytes:
    """Download the pinned pip: from the person's mirror if one is set, else from the public file host."""
    problems = []
    for find in (pip_address_on_mirror, lambda: PIP_URL):
        try:
            address = find()
            content = fetch(address) if address else b""
        except (OSError, ValueError) as error:
            problems.append(str(error))
            continue
        if hashlib.sha256(content).hexdigest() == PIP_SHA256:
            return content
        problems += ["what came was not the pip that is pinned"] if content else []
    raise Stop(
        f"This Python brings no pip, and none could be fetched ({'; '.join(problems)}). Check the connection, or "
        "install your system's package for it (Debian, Ubuntu: sudo apt install python3-venv), then run this again."
    )


def pip_address_on_mirror() -> str | None:
    """Look the pinned wheel up in the package index that the person's settings name."""
    index = mirror_index()
    if index is None:
        return None
    page = index.rstrip("/") + "/pip/" + ("index.html" if index.startswith("file:") else "")
    found = re.search(rf'href="([^"]*{re.escape(PIP_WHEEL)}[^"]*)"', fetch(page).decode("utf-8", "replace"))
    return urllib.parse.urljoin(page, html.unescape(found[1])) if found else None


def mirror_index() -> str | None:
    """Read the package index from the environment or from pip's own settings files."""
    for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        if os.environ.get(name):
            return os.environ[name]
    settings = configparser.RawConfigParser()
    home = Path.home()
    own = (
        os.environ.get("PIP_CONFIG_FILE", ""),
        home / ".config/pip/pip.conf",
        home / ".pip/pip.conf",
        "/etc/pip.conf",
    )
    with contextlib.suppress(configparser.Error, UnicodeError):
        settings.read([file for file in reversed(own) if file], encoding="utf-8")
    return settings.get("global", "index-url", fallback=None) or settings.get("install", "index-url", fallback=None)


def fetch(address: str) -> bytes:
    """Read one address, with the proxy, certificate and log-in settings that pip would use."""
    parts = urllib.parse.urlsplit(address)
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="").geturl()
    request = urllib.request.Request(bare, headers={"Accept": "text/html, */*"})  # noqa: S310 - the person's own index
    if parts.username:
        login = urllib.parse.unquote(f"{parts.username}:{parts.password or ''}")
        request.add_header("Authorization", "Basic " + base64.b64encode(login.encode()).decode())
    trust = ssl.create_default_context()
    for name in ("PIP_CERT", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"):
        if Path(os.environ.get(name) or "-").is_file():
            trust.load_verify_locations(cafile=os.environ[name])
    proxy = os.environ.get("PIP_PROXY")
    handlers = [urllib.request.ProxyHandler({"http": proxy, "https": proxy})] if proxy else []
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trust), *handlers)
    with opener.open(request, timeout=60) as answer:
        return bytes(answer.read())


# ------------------------------------------------------------------------------------------------ what Qt needs as well


def prepare_qt(stamp: Stamp) -> str | None:
    """Make sure that Qt loads, adding system libraries where we may; None, or the reason why it does not load."""
    if stamp.qt_loads:
        return None
    problem = with_libraries(QT_LIBRARIES, "offscreen")
    if problem is None:
        write_stamp(Stamp(**(asdict(stamp) | {"qt_loads": True})))
    return problem


def prepare_window(stamp: Stamp) -> str | None:
    """Make sure that a window can be shown on this display; None, or the reason why it cannot."""
    if stamp.window_shows:
        return None
    libraries = QT_LIBRARIES | (WAYLAND_LIBRARIES if os.environ.get("WAYLAND_DISPLAY") else {}) | X11_LIBRARIES
    problem = with_libraries(libraries if sys.platform == "linux" else {}, "")
    if problem is None:
        write_stamp(Stamp(**(asdict(stamp) | {"window_shows": True})))
    return problem


def has_display() -> bool:
    """Whether there is a screen to show a window on."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def with_libraries(libraries: dict[str, str], platform: str) -> str | None:
    """Load Qt on a platform, adding what is missing of these libraries where we may."""
    problem = qt_problem(platform)
    if problem is None:
        return None
    missing = run_quietly([PYTHON, "-c", TRY_LIBRARIES, *libraries]).stdout.split()
    packages = [libraries[name] for name in missing]
    if not (sys.platform == "linux" and packages):
        return problem
    return qt_problem(platform) if add_system_packages(packages) else advice(packages, missing)


def qt_problem(platform: str) -> str | None:
    """Load Qt's widgets and a platform ("" = the one of this display) in a child: a failure can end the process."""
    done = run_quietly([PYTHON, "-c", TRY_QT], **({"QT_QPA_PLATFORM": platform} if platform else {}))
    return None if done.returncode == 0 else reason(done)


def add_system_packages(packages: list[str]) -> bool:
    """Install just the missing libraries, where apt is here and needs no password."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    if apt is None:
        return False
    if getattr(os, "geteuid", lambda: 1)() == 0:
        admin = []
    elif sudo is not None and run_quietly([sudo, "-n", "true"]).returncode == 0:
        admin = [sudo, "-n"]
    else:
        return False
    say(f"  installing system libraries for Qt: {' '.join(packages)}")
    quiet = [*admin, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    add = [*quiet, "install", "-y", "--no-install-recommends", *packages]
    if run_quietly(add).returncode == 0:
        return True
    return run_quietly([*quiet, "update"]).returncode == 0 and run_quietly(add).returncode == 0


def advice(packages: list[str], missing: list[str]) -> str:
    """Say in one sentence how to get the missing libraries."""
    if shutil.which("apt-get"):
        return f"system libraries are missing; install them with: sudo apt install {' '.join(packages)}"
    return f"system libraries are missing; install the packages of your system that hold {', '.join(missing)}"


# ----------------------------------------------------------------------------------------------------------- the jobs


def start(arguments: list[str]) -> int:
    """Set up and do the main job: in the window, or on the command line where no window can be shown."""
    refuse(arguments)
    stamp = set_up(for_tests=False)
    why = prepare_window(stamp) if has_display() else "There is no display"
    if why is None:
        return run_openly([PYTHON, "-P", "-m", "coterie"])
    say(f"{why.rstrip('.')}: no window can be shown.")
    say("Running the same work on the command line over the fictional sample data:")
    say("")
    code = run_openly([PYTHON, "-P", "-m", "coterie", "demo"])
    if code == 0:
        say("")
        say("For your own files: python3 run.py coterie --help")
    return code


def coterie(arguments: list[str]) -> int:
    """Set up and run one command of the program in the folder where the person is, but no Python lying there (-P)."""
    set_up(for_tests=False)
    return run_openly([PYTHON, "-P", "-m", "coterie", *arguments], cwd=Path.cwd())


def test(arguments: list[str]) -> int:
    """Set up and run every check; the tests come last, so that their closing line is the last one."""
    stamp = set_up(for_tests=True)
    problem = prepare_qt(stamp)
    on_x = "--xvfb" in arguments
    if on_x and shutil.which("xvfb-run") is None:
        raise Stop("Xvfb is missing; install it first (Debian, Ubuntu: sudo apt install xvfb).")
    for_pytest = [argument for argument in arguments if argument not in {"--only-tests", "--xvfb"}]
    failed = [] if "--only-tests" in arguments else [name for name, command in checks() if not passes(name, command)]
    if failed:
        announce(f"not in order: {', '.join(failed)}; the tests run all the same")
    announce("tests (pytest)")
    more = {"QT_QPA_PLATFORM": "xcb" if on_x else "offscreen", "PYTEST_ADDOPTS": os.environ.get("PYTEST_ADDOPTS", "")}
    if problem:
        announce(f"tests that need Qt are skipped: {problem}")
        more |= {"COTERIE_NO_QT": problem, "PYTEST_ADDOPTS": f"{more['PYTEST_ADDOPTS']} -p no:pytest-qt"}
    screen = ["xvfb-run", "-a"] if on_x else []
    # A worker for each core, at most four (each takes up to 2 GB); a file stays with one, as what it prepares is dear.
    spread = ["--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile"]
    code = run_openly([*screen, PYTHON, "-m", "pytest", *spread, *for_pytest], more)
    return code or (1 if failed else 0)


def checks() -> list[tuple[str, list[str | Path]]]:
    """Name every check that reads the source without running it."""
    rooms = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return [
        ("style (ruff check)", [PYTHON, "-m", "ruff", "check"]),
        ("layout (ruff format)", [PYTHON, "-m", "ruff", "format", "--check"]),
        ("types (mypy)", [PYTHON, "-m", "mypy"]),
        ("room borders (import-linter)", [PYTHON, "-c", rooms]),
    ]


def passes(name: str, command: list[str | Path]) -> bool:
    """Run one check under its name."""
    announce(name)
    return run_openly(command) == 0


def announce(name: str) -> None:
    """Head a part of the report of the checks, which is what standard output is for there."""
    print(f"\n== {name}", flush=True)


def bench(arguments: list[str]) -> int:
    """Set up and print the measured ratios."""
    stamp = set_up(for_tests=True)
    prepare_qt(stamp)
    more = {"PYTHONPATH": str(TOP), "QT_QPA_PLATFORM": "offscreen"}
    return run_openly([PYTHON, "-m", "tests.performance", *arguments], more)


def pictures(arguments: list[str]) -> int:
    """Set up and paint everything the window can show into a folder."""
    stamp = set_up(for_tests=True)
    prepare_qt(stamp)
    more = {"PYTHONPATH": str(TOP), "QT_QPA_PLATFORM": "offscreen"}
    return run_openly([PYTHON, "-m", "tests.ui.pictures", *arguments], more)


def setup(arguments: list[str]) -> int:
    """Set up for everything, the tests included."""
    refuse(arguments)
    problem = prepare_qt(set_up(for_tests=True))
    say(f"Ready, but without Qt: {problem}" if problem else "Ready.")
    return 0


def refuse(arguments: list[str]) -> None:
    """Stop at words that mean nothing here."""
    if arguments:
        raise Stop(f"run.py does not know '{arguments[0]}'. What it knows: python3 run.py --help")


JOBS = {"coterie": coterie, "test": test, "bench": bench, "pictures": pictures, "setup": setup}


def main(arguments: list[str]) -> int:
    """Do what the first word says; any expected failure is one sentence."""
    word, *rest = arguments or [""]
    if word in {"-h", "--help", "help"} or (word != "coterie" and {"-h", "--help"} & set(rest)):
        print(__doc__)
        return 0
    try:
        return JOBS[word](rest) if word in JOBS else start(arguments)
    except Stop as stop:
        say(str(stop))
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        say(f"{error.strerror or error}: {error.filename or TOP}. Check the folder's permissions and the disk's room.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
