#!/bin/sh
# Finds a Python that is new enough and lets it make .venv; see environment.py.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd -P)
unset PYTHONHOME PYTHONPATH

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

with_pip() {
    "$1" -c 'import importlib.util as u, sys; sys.exit(u.find_spec("pip") is None)' >/dev/null 2>&1
}

# The one that `python3` is comes first; an environment that is active may have no pip while the
# Python it was made from has, or the other way round.
found=
for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    new_enough "$name" || continue
    found=${found:-$name}
    base=$("$name" -c 'import os, sys; print(os.path.realpath(sys.executable))')
    for python in "$name" "$base"; do
        if with_pip "$python"; then
            found=$python
            break 2
        fi
    done
done

if [ -z "$found" ]; then
    here_is=$(python3 --version 2>/dev/null || echo none)
    echo "Python 3.11 or newer is needed (here: $here_is). Debian, Ubuntu: apt install python3 python3-pip" >&2
    echo "Python 3.11 of nieuwer is nodig (hier: $here_is)." >&2
    exit 1
fi
exec "$found" -I -B "$here/environment.py" "$@"
