#!/usr/bin/env bash
# Proves the two commands of the README in a bare Debian 12, as a person meets it on a new machine.
#
#   make bare                        make test and make demo
#   make bare ARGS="setup lint"      other targets instead; ci stands for .ci/run
#   KEEP=yes make bare               keep the machine's folder afterwards, to look around in it
#   BARE=/some/folder make bare      another place than /var/tmp (2.5 GB; not mounted noexec or nodev)
#
# It needs root and debootstrap, about 400 MB of downloads, and ten minutes with the tests.
#
# A minimal system is made by debootstrap from the mirror that apt on this machine uses, in a folder of its own.
# Into it go: a clean clone of the last commit (work that is not committed is not proved), the configuration that
# leads to the network (name service, certificates, apt sources of Debian, pip), and make, git and ca-certificates
# as a user would install them. The targets run in a process namespace of their own: when the script ends, the
# kernel ends whatever they started, and nothing else, and the mounts go with them.
# shellcheck disable=SC2016  # $(NAME) in quotes is apt's, and $0 the inner shell's
set -euo pipefail

readonly suite=bookworm
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly project
readonly targets=${*:-test demo}

say() { printf 'bare: %s\n' "$*"; }

fail() {
    say "$*" >&2
    exit 1
}

[[ $(id -u) == 0 ]] || fail "root is needed, for debootstrap and chroot"
for tool in debootstrap unshare git apt-get; do
    command -v "$tool" >/dev/null || fail "$tool is missing: apt-get install $tool"
done

root=$(mktemp -d "${BARE:-/var/tmp}/bare-debian.XXXXXX")
readonly root
chmod 755 "$root"

# Mounts live in the namespace of the run only, so the folder holds nothing but its own files here.
clean_up() {
    if [[ ${KEEP:-} == yes ]]; then
        say "kept in $root"
    else
        rm -rf --one-file-system -- "$root"
    fi
}
trap clean_up EXIT

mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $suite" 'Component: main' | head -n 1
}

make_system() {
    local from
    from=$(mirror)
    [[ -n $from ]] || fail "apt on this machine knows no mirror of $suite: run apt-get update first"
    say "a minimal system of $suite in $root"
    debootstrap --variant=minbase "$suite" "$root" "$from" >"$root.log" 2>&1 || {
        tail -n 20 "$root.log" >&2
        fail "debootstrap failed; see $root.log"
    }
    rm -f -- "$root.log"
}

# debootstrap leaves one source only; a machine has those of the security fixes too.
write_sources() {
    apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' |
        sort -u >"$root/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(http|https|ftp|Retries|Check-)[^ ]* "..*"' >"$root/etc/apt/apt.conf.d/90network" || true
}

copy_if_there() {
    local file
    for file; do
        [[ -e $file ]] || continue
        mkdir -p "$root${file%/*}"
        cp -L -- "$file" "$root$file"
    done
}

copy_network() {
    copy_if_there /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt /etc/pip.conf \
        "${PIP_CONFIG_FILE:-/nowhere}" "$HOME/.pip/pip.conf"
    [[ -f $HOME/.config/pip/pip.conf ]] && mkdir -p "$root/root/.config/pip" &&
        cp -- "$HOME/.config/pip/pip.conf" "$root/root/.config/pip/pip.conf"
    if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
        mkdir -p "$root/usr/local/share/ca-certificates"
        cp -L /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
    fi
    write_sources
}

clone_project() {
    say "a clean clone of $(git -C "$project" log -1 --format='%h %s')"
    git clone -q --no-hardlinks "file://$project" "$root/srv/dutyconsole"
}

# What leads a program to the network, and nothing else of this machine's environment.
network_environment() {
    env | grep -E '^(PIP_(INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|CERT|PROXY|TRUSTED_HOST|DEFAULT_TIMEOUT)|[A-Za-z]+_(proxy|PROXY)|SSL_CERT_FILE)=' || true
}

# Arguments: a command line for the shell of the bare system.
inside() {
    local -a network
    mapfile -t network < <(network_environment)
    unshare --mount --pid --fork --kill-child --mount-proc="$root/proc" bash -euc '
        mount -t sysfs -o ro sysfs "$0/sys"
        mount --rbind /dev "$0/dev"
        mount --make-rslave "$0/dev"
        # Not by exec: this shell is the first process of the namespace, and counts out those that lose their parent.
        result=0
        chroot "$0" "$@" || result=$?
        exit "$result"
    ' "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "${network[@]}" \
        sh -ec "cd /srv/dutyconsole && $1" </dev/null
}

run_targets() {
    say "make, git and ca-certificates, as a user would install them"
    inside 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends \
        make git ca-certificates' >"$root/prepare.log" 2>&1 || {
        tail -n 20 "$root/prepare.log" >&2
        fail "the first packages could not be installed"
    }
    copy_network # the package of certificates has just written its own bundle
    local target started command
    for target in $targets; do
        started=$SECONDS
        command="make $target"
        [[ $target != ci ]] || command='CI=true bash .ci/run'
        say "$command"
        inside "$command" || fail "$command: failed in the bare system"
        say "$command: good, $((SECONDS - started)) s"
    done
}

# What the demo made is worth a look.
bring_home() {
    [[ -d $root/srv/dutyconsole/demo-out ]] || return 0
    rm -rf -- "$project/build/bare-demo-out"
    mkdir -p "$project/build"
    cp -r -- "$root/srv/dutyconsole/demo-out" "$project/build/bare-demo-out"
    say "the results of the demo are in build/bare-demo-out"
}

make_system
clone_project
copy_network
run_targets
bring_home
say "proved: $targets"
