# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# Passes of ./test that are no run of Maven: the virtual machine of vagrant/. Needs common.sh, packages.sh and passes.sh.

# pass_vagrantfile: without an engine. Vagrant and rubocop are installed where that can be done.
pass_vagrantfile() {
    local name="the Vagrantfile"
    if ! have_vagrant; then
        skip_pass "$name" "vagrant, ruby and rubocop are missing"
        return
    fi
    pass_script "$name" vagrant/check
}

# pass_provisioning [--build]: on nodes of a cluster.
pass_provisioning() {
    local name="the provisioning of the virtual machine"
    if ! have ruby || ! have git; then
        skip_pass "$name" "ruby or git is missing"
        return
    fi
    pass_script "$name" vagrant/check-provisioning "$@"
}

have_vagrant() {
    local tool missing=''
    for tool in vagrant ruby rubocop; do
        have "$tool" || missing="$missing $tool"
    done
    [ -n "$missing" ] || return 0
    if ! is_debian || ! can_be_root; then
        return 1
    fi
    # shellcheck disable=SC2086 # a list of words
    apt_install $missing
}

skip_pass() { # NAME WHY
    printf '  not run   %s: %s\n' "$1" "$2" >>"$passes/summary"
}

# pass_script NAME SCRIPT ARGUMENT...: its last line tells how many checks have run.
pass_script() {
    local name="$1" begun log status
    shift
    begun="$(date +%s)"
    log="$passes/$(echo "$name" | tr -c 'a-z0-9.\n' -).log"
    printf '\n=== %s: %s\n' "$name" "$*"
    {
        status=0
        (cd "$root" && "$@") </dev/null 2>&1 || status=$?
        echo "$status" >"$passes/status"
    } | tee "$log"
    status="$(cat "$passes/status")"
    [ "$status" = 0 ] || status="ended with status $status, log in $log"
    if [ "$status" = 0 ] && ! grep -q '^Checks run: [1-9]' "$log"; then
        status="no check has run, log in $log"
    fi
    summarize "$status" "$name" "$(since "$begun"): $(tail -n 1 "$log")"
}
