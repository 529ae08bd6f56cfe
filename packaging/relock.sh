#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Make uv.lock and the two requirements files anew, from the public index whatever this machine's settings say.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for name in $(compgen -e | grep -E '^(UV|PIP)_.*(INDEX|FIND_LINKS)' || true); do unset "$name"; done

export_lock() {
    uv export --quiet --locked --default-index https://pypi.org/simple \
        --no-header --no-emit-project --format requirements-txt --output-file "$@" > /dev/null
}

uv lock --default-index https://pypi.org/simple "$@"
export_lock requirements.lock --no-dev
export_lock requirements-dev.lock
