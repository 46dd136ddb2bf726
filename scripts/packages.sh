# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# Installing what is missing on Debian and Ubuntu. Needs common.sh.

# 0 if the distribution has that package.
apt_has() {
    apt-cache show "$1" >/dev/null 2>&1
}

# Once a run is enough, also when two things are missing.
apt_update() {
    [ -z "${apt_updated:-}" ] || return 0
    apt_updated=yes
    quietly "$(state_dir)/apt-update.log" as_root apt-get update -q \
        || say "The list of packages could not be brought up to date: trying with the one that is there."
}

# apt_install PACKAGE...: says what it does; ends the script with the end of the log if it fails.
apt_install() {
    say "Installing with apt-get: $*"
    apt_update
    quietly "$(state_dir)/apt-install.log" as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" \
        || fail "these packages could not be installed: $*" "$(help_link packages-here)"
}

# The SSH server's program, for tests that start it themselves; as a service it starts neither now nor at the next boot.
apt_install_sshd() (
    policy=/usr/sbin/policy-rc.d
    # invoke-rc.d asks this file (Debian Policy, section 9.3.3). If there is one, it is somebody's decision: it stays.
    if [ ! -e "$policy" ]; then
        trap 'as_root rm -f "$policy"' EXIT
        trap 'exit 130' INT TERM
        # shellcheck disable=SC2016 # the file's own $*
        printf '#!/bin/sh\ncase "$*" in *ssh*) exit 101 ;; esac\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
    fi
    apt_install openssh-server
    if has_systemd; then
        as_root systemctl disable --now ssh.service ssh.socket >/dev/null 2>&1 || true
    fi
)
