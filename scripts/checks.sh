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
