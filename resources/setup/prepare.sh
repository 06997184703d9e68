#!/usr/bin/env bash
# Prepares a clean clone on Debian 12 or a relative: packages of the system, then a virtual environment.
# Run by the Makefile before every command; what is there already is skipped within a moment.
# MORE_PACKAGES names a second list of packages, PYTHON names the interpreter (python3 when unset). The output of apt-get and pip is kept in build/setup.log.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly list=resources/setup/system_packages.txt
readonly more=${MORE_PACKAGES:-/dev/null}
readonly log=build/setup.log
readonly stamp=.venv/.prepared
readonly python=${PYTHON:-python3}

say() { printf '%s\n' "$*"; }

fail() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

# Says every ten seconds that the work is alive, with the last line of its output.
tick() {
    local seconds=0
    while sleep 10 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
        seconds=$((seconds + 10))
        say "setup:   ${seconds} s: $(tail -n 1 "$log" | tr -d '\r' | cut -c 1-90)"
    done
}

ticker=
stop_ticker() { [[ -z $ticker ]] || kill "$ticker" 2>/dev/null || true; }
trap stop_ticker EXIT

# Runs a command with its output in the log, tells that it is alive and how long it took.
step() {
    local what=$1 started=$SECONDS result=0
    shift
    say "setup: $what ..."
    mkdir -p "${log%/*}"
    printf '\n== %s\n' "$what" >>"$log"
    tick &
    ticker=$!
    "$@" </dev/null >>"$log" 2>&1 || result=$?
    stop_ticker
    wait "$ticker" 2>/dev/null || true
    ticker=
    ((result == 0)) || return "$result"
    say "setup: $what: done in $((SECONDS - started)) s"
}

show_log() { tail -n 15 "$log" | sed 's/^/    /' >&2; }

missing_packages() {
    # Provided names count: later releases renamed libraries and provide the old name.
    dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' |
        awk 'NR == FNR { if ($1 == "installed") for (i = 2; i <= NF; i++) { sub(/[,:].*/, "", $i); have[$i] = 1 }; next }
             { sub(/#.*/, "") } NF && !($1 in have) { print $1 }' - "$list" "$more"
}

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

have_lists() { compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; }

become_root() {
    [[ $(id -u) == 0 ]] && return
    # The question for the password comes before the work, so that nobody waits for an unseen prompt.
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; }; }; then return; fi
    fail "packages of the system are missing ($#), and neither root nor sudo is at hand. As root: apt-get install $*"
}

# Debian's package lays a cluster of databases and starts it at once; the tests start a server of their own, and
# a machine that only tries the program should not get one more service. Whoever wants one says pg_createcluster.
no_cluster_of_the_system() {
    local place=/etc/postgresql-common/createcluster.d
    [[ " ${names[*]} " != *" postgresql "* || -d $place ]] && return
    as_root mkdir -p "$place"
    as_root sh -c "echo 'create_main_cluster = false' >$place/dutyconsole.conf"
}

install_packages() {
    local -a names
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "setup: not a Debian system: see $list for the libraries and fonts that must be there"
        return
    fi
    mapfile -t names < <(missing_packages)
    ((${#names[@]})) || return 0
    become_root "${names[@]}"
    local what="packages of the system (${#names[@]}, from ${names[0]})"
    no_cluster_of_the_system
    have_lists || step "lists of packages" apt update || say "setup: some lists of packages could not be read"
    step "$what" apt install --no-install-recommends "${names[@]}" && return
    say "setup: once more with fresh lists of packages"
    step "lists of packages" apt update || say "setup: some lists of packages could not be read"
    step "$what" apt install --no-install-recommends "${names[@]}" && return
    show_log
    fail "the packages of the system could not be installed; the whole story is in $log"
}

check_python() {
    command -v "$python" >/dev/null || fail "no '$python' here: install Python 3.11 or later, or say make PYTHON=/path/to/python3"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "Python 3.11 or later is needed, $python is $("$python" -V 2>&1): say make PYTHON=/path/to/python3.11"
}

fingerprint() { { "$python" -c 'import sys; print(sys.version)'; cat pyproject.toml constraints.txt; } | sha256sum; }

install_environment() {
    local now
    now=$(fingerprint)
    [[ -f $stamp && $(<"$stamp") == "$now" ]] && .venv/bin/python -c '' 2>/dev/null && return
    if ! .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        step "virtual environment" "$python" -m venv --clear .venv || {
            show_log
            fail "the virtual environment could not be made; the whole story is in $log"
        }
    fi
    # The build tool is pinned like the rest, hence installed first and used without isolation.
    if step "build tool" pip setuptools &&
        step "Python packages (about 150 MB the first time)" pip --no-build-isolation -e '.[dev,postgresql]'; then
        printf '%s\n' "$now" >"$stamp"
        return
    fi
    show_log
    fail "the Python packages could not be installed; the whole story is in $log"
}

pip() {
    PIP_DEFAULT_TIMEOUT=${PIP_DEFAULT_TIMEOUT:-60} .venv/bin/python -m pip --no-input --disable-pip-version-check install --progress-bar off -c constraints.txt "$@"
}

install_packages
check_python
install_environment
