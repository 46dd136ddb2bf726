# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# What the scripts share: words, root, locks, where things are kept. Sourced; $root is the repository's root.
# POSIX sh with "local", which every sh on Linux and macOS knows.

# Commands such as dockerd, iptables and sshd are not on every user's path.
PATH="$PATH:/usr/sbin:/sbin"
unset CDPATH

# One directory for logs and locks, the same one that the Java code keeps its keys in.
state_dir() {
    if [ -n "${CLUSTER_E2E_STATE:-}" ]; then
        echo "$CLUSTER_E2E_STATE"
    elif [ -n "${XDG_STATE_HOME:-}" ]; then
        echo "$XDG_STATE_HOME/cluster-e2e"
    elif [ -n "${HOME:-}" ]; then
        echo "$HOME/.local/state/cluster-e2e"
    else
        echo "$(getent passwd "$(id -u)" | cut -d : -f 6)/.local/state/cluster-e2e"
    fi
}

say() {
    printf '%s\n' "$*" >&2
}

# fail MESSAGE [WHAT HELPS]...
fail() {
    printf 'cluster-e2e: %s\n' "$1" >&2
    shift
    for line in "$@"; do
        printf '    %s\n' "$line" >&2
    done
    exit 1
}

# help_link SECTION: the last line of what helps; SECTION is an anchor of docs/troubleshooting.md.
help_link() {
    echo "See https://clustere2e.github.io/cluster-e2e/troubleshooting#$1"
}

have() {
    command -v "$1" >/dev/null 2>&1
}

# show_tail LINES FILE: the end of a log, indented.
show_tail() {
    tail -n "$1" "$2" 2>/dev/null | sed 's/^/    /' >&2
}

# quietly LOG COMMAND...: its output goes to the log; the end of the log is shown only if it fails.
quietly() {
    local log="$1"
    shift
    mkdir -p "$(dirname "$log")"
    if "$@" </dev/null >"$log" 2>&1; then
        return 0
    fi
    say "'$*' failed. The end of $log:"
    show_tail 30 "$log"
    return 1
}

# limited SECONDS COMMAND...: what hangs must not hang us.
limited() {
    if have timeout; then
        timeout "$@"
    else
        shift
        "$@"
    fi
}

# 0 if commands can be run as root without asking anybody.
can_be_root() {
    [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n -- "$@"
    fi
}

# with_lock FILE COMMAND...: one at a time among all processes; the lock ends with the process.
# Children that live on must close descriptor 9. Where there is no flock (macOS), there is no lock.
with_lock() {
    local file="$1"
    shift
    mkdir -p "$(dirname "$file")" || fail "cannot make the directory $(dirname "$file")" \
        "Make its parent writable." "$(help_link state-directory)"
    if ! have flock; then
        "$@"
        return
    fi
    (
        if ! flock -n 9; then
            say "Another process does this already: waiting for it ($file)."
            flock -w 1800 9 || fail "the other process did not end within 30 minutes" \
                "'fuser -v $file' tells which it is." "$(help_link build-locked)"
        fi
        "$@"
    ) 9>"$file"
}

# 0 on Debian, Ubuntu and what is made from them.
is_debian() {
    have apt-get && [ -r /etc/os-release ] && grep -Eq '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release
}

has_systemd() {
    [ -d /run/systemd/system ]
}
