#!/bin/sh
# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# Makes a fresh Debian or Ubuntu machine one where Cluster E2E can be used at once: a JDK, Docker Engine, what builds node
# images, the project at the version that is wanted, and the way from outside to the nodes. May be run again at any time.
#
#   sudo sh provision.sh [STEP...]      all steps, or only those: disk checkout packages engine limits routes login build
#
#   CLUSTER_E2E_REF         branch, tag or commit; empty: the latest release or, while there is none, the default branch
#   CLUSTER_E2E_REPOSITORY  the URL of the Git repository
#   CLUSTER_E2E_USER        who is to work here; vagrant
#   CLUSTER_E2E_ADDRESS     this machine's address in the network that it shares with its host; empty: no way from outside
#   CLUSTER_E2E_OWN_DISK    'yes' if a disk of its own has to be there for /var/lib/docker
#   CLUSTER_E2E_AS_IS       'yes' to run this very script, not the one of the version that is wanted
set -eu

ref="${CLUSTER_E2E_REF:-}"
repository="${CLUSTER_E2E_REPOSITORY:-https://github.com/clustere2e/cluster-e2e.git}"
user="${CLUSTER_E2E_USER:-vagrant}"
address="${CLUSTER_E2E_ADDRESS:-}"
all_steps="disk checkout packages engine limits routes login build"
nodes=10.207.0.0/16 # each cluster takes a subnet of it
home=/opt/cluster-e2e
log=/var/log/cluster-e2e-provision.log
own_sum="$(cksum <"$0")" # the checkout may put another script in this one's place
export DEBIAN_FRONTEND=noninteractive

say() {
    printf 'cluster-e2e: %s\n' "$*"
}

fail() {
    printf 'cluster-e2e: %s\n' "$@" >&2
    exit 1
}

# quietly COMMAND...: its output goes to the log, and the end of that is shown if it fails.
quietly() {
    printf '%s $ %s\n' "$(date -u +%H:%M:%S)" "$*" >>"$log"
    "$@" </dev/null >>"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        fail "this failed: $*" "The whole output is in $log."
    }
}

as_user() {
    runuser -u "$user" -- env "HOME=$(getent passwd "$user" | cut -d : -f 6)" "$@"
}

check_arguments() {
    local step
    for step in "$@"; do
        case " $all_steps " in
            *" $step "*) ;;
            *) fail "there is no step '$step'. The steps are: $all_steps" ;;
        esac
    done
    [ "$(id -u)" = 0 ] || fail "this has to run as root: sudo sh $0"
    command -v apt-get >/dev/null || fail "this is for Debian and Ubuntu: there is no apt-get."
    id "$user" >/dev/null 2>&1 || fail "there is no user '$user': set CLUSTER_E2E_USER to the one who is to work here."
    case "$ref" in
        -* | *[!A-Za-z0-9._/+-]*) fail "CLUSTER_E2E_REF is '$ref', which is no branch, tag or commit." ;;
    esac
    case "$address" in
        *[!0-9.]*) fail "CLUSTER_E2E_ADDRESS is '$address', which is no IPv4 address." ;;
    esac
}

has_package() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

update_packages() {
    [ -n "${updated:-}" ] || quietly apt-get update -q
    updated=yes
}

# install_packages PACKAGE...: the list of packages is brought up to date once, and only if something is missing.
install_packages() {
    local package missing=''
    for package in "$@"; do
        has_package "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "installing$missing"
    update_packages
    # shellcheck disable=SC2086 # a list of words
    quietly apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 $missing
}

# A disk of its own for /var/lib/docker, found again by its label. It is made from the one disk that has nothing on it.
do_disk() {
    local device
    [ "${CLUSTER_E2E_OWN_DISK:-}" = yes ] || return 0
    ! mountpoint -q /var/lib/docker || return 0
    device="$(blkid -L cluster-e2e || true)"
    if [ -z "$device" ]; then
        device="$(blank_disks)"
        [ "$(printf '%s\n' "$device" | grep -c .)" = 1 ] || fail \
            "exactly one disk without anything on it is needed for /var/lib/docker; these are there: ${device:-none}" \
            "Did the disk 'docker' of the Vagrantfile get lost? 'vagrant destroy' and 'vagrant up' make it anew."
        say "making a file system for /var/lib/docker on $device"
        quietly mkfs.ext4 -q -L cluster-e2e "$device"
    fi
    grep -q '^LABEL=cluster-e2e ' /etc/fstab || echo 'LABEL=cluster-e2e /var/lib/docker ext4 defaults 0 2' >>/etc/fstab
    mkdir -p /var/lib/docker
    quietly mount /var/lib/docker
}

# Whole disks of 1 GiB or more that have neither partitions nor a signature of any file system.
blank_disks() {
    lsblk -bdnro NAME,TYPE,SIZE | while read -r name type size; do
        [ "$type" = disk ] || continue
        [ "$size" -ge 1073741824 ] || continue
        [ "$(lsblk -nro NAME "/dev/$name" | grep -c .)" = 1 ] || continue
        [ -n "$(wipefs "/dev/$name")" ] || echo "/dev/$name"
    done
}

do_checkout() {
    local commit
    install_packages git ca-certificates
    [ -d "$home" ] || install -d -o "$user" -g "$(id -gn "$user")" "$home"
    if [ ! -e "$home/.git" ]; then
        say "fetching $repository"
        quietly as_user git clone -q "$repository" "$home"
    fi
    git_home remote set-url origin "$repository"
    quietly as_user git -C "$home" fetch -q --tags --force --prune origin
    [ -n "$ref" ] || quietly as_user git -C "$home" remote set-head origin --auto
    commit="$(wanted_commit)" || exit 1
    quietly as_user git -C "$home" checkout -q --detach "$commit"
    say "the version is $(git_home describe --tags --always) of $repository"
    hand_over "$@"
}

git_home() {
    as_user git -C "$home" "$@"
}

# A branch of the repository goes before what happens to have the same name here.
wanted_commit() {
    local release name
    release="$(git_home tag --list 'v[0-9]*' --sort=-version:refname | grep -v -- - | head -n 1)"
    for name in ${ref:+"refs/remotes/origin/$ref" "refs/tags/$ref" "$ref"} ${release:+"refs/tags/$release"} refs/remotes/origin/HEAD; do
        if git_home rev-parse --quiet --verify "$name^{commit}"; then
            return 0
        fi
        [ "$name" != "$ref" ] || fail "the repository $repository has no branch, tag or commit '$ref'." \
            "Set CLUSTER_E2E_REF to one that it has, or remove it."
    done
    fail "the repository $repository has no commit"
}

# Each version knows best what it needs: its own script goes on.
hand_over() {
    local script="$home/vagrant/provision.sh"
    [ "${CLUSTER_E2E_AS_IS:-}" != yes ] || return 0
    [ -f "$script" ] || return 0
    [ "$(cksum <"$script")" != "$own_sum" ] || return 0
    say "going on with that version's own script"
    CLUSTER_E2E_AS_IS=yes exec sh "$script" "$@"
}

do_packages() {
    local packages
    has_package docker.io || update_packages # a new machine may have no list yet
    # The engine only recommends the iptables that it needs; mmdebstrap builds node images where no registry is reached.
    packages="$(java_package) maven docker.io iptables mmdebstrap debian-archive-keyring openssh-client"
    [ ! -d /sys/kernel/security/apparmor ] || packages="$packages apparmor"
    ! exists docker-cli || packages="$packages docker-cli" # Debian 13 has it apart from docker.io
    # shellcheck disable=SC2086 # a list of words
    install_packages $packages
}

java_package() {
    local package
    for package in openjdk-21-jdk-headless openjdk-17-jdk-headless; do
        if exists "$package"; then
            echo "$package"
            return 0
        fi
    done
    echo default-jdk-headless
}

# 0 if the distribution has that package itself, not only others that provide or recommend it.
exists() {
    apt-cache policy "$1" | grep -q '^  Candidate: [^(]'
}

do_engine() {
    # From 28.0 on the engine drops what is routed to a container from outside; from 28.2 on this option allows it.
    if [ -n "$address" ] && [ ! -e /etc/docker/daemon.json ] && dockerd --help | grep -q -- --allow-direct-routing; then
        say "allowing packets that are routed to nodes from outside"
        install -d /etc/docker
        echo '{ "allow-direct-routing": true }' >/etc/docker/daemon.json
        quietly systemctl restart docker
    fi
    quietly usermod -aG docker "$user"
    quietly systemctl enable --now docker
    quietly docker version
    # The engine switches forwarding on itself, and then also closes it for everything else.
    [ "$(cat /proc/sys/net/ipv4/ip_forward)" = 1 ] || fail "net.ipv4.ip_forward is off: the engine should have set it."
}

# Each node holds three inotify instances or more; 128, the kernel's default, is soon used up.
do_limits() {
    printf '%s\n' 'fs.inotify.max_user_instances = 8192' 'fs.inotify.max_user_watches = 524288' >/etc/sysctl.d/60-cluster-e2e.conf
    sysctl -q -p /etc/sysctl.d/60-cluster-e2e.conf >>"$log" 2>&1 \
        || say "the limits of inotify hold from the next boot on: /etc/sysctl.d/60-cluster-e2e.conf"
}

# The host of this machine reaches the nodes: what comes from its network is let through, also after a reboot.
do_routes() {
    local rule
    [ -n "$address" ] || return 0
    rule="DOCKER-USER -s ${address%.*}.0/24 -d $nodes -j ACCEPT"
    cat >/etc/systemd/system/cluster-e2e-routes.service <<UNIT
[Unit]
Description=Lets the host of this machine reach the nodes of Cluster E2E
After=docker.service
PartOf=docker.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh -c 'iptables -w -C $rule 2>/dev/null || iptables -w -I $rule'
ExecStop=/bin/sh -c 'iptables -w -D $rule 2>/dev/null || true'

[Install]
WantedBy=docker.service
UNIT
    quietly systemctl daemon-reload
    quietly systemctl enable cluster-e2e-routes
    quietly systemctl restart cluster-e2e-routes
}

# Who logs in stands beside the installer file that lies beside the Vagrantfile, and has the command on the path.
do_login() {
    ln -sfn "$home/cluster-e2e" /usr/local/bin/cluster-e2e
    cat >/etc/profile.d/cluster-e2e.sh <<PROFILE
# A login shell of $user begins in the directory that is shared with the host.
[ "\$(id -un)" != '$user' ] || [ ! -d /vagrant ] || [ "\$PWD" != "\$HOME" ] || cd /vagrant
PROFILE
}

do_build() {
    say "building the command line; this takes a minute or two the first time"
    quietly as_user "$home/cluster-e2e" --version
}

main() {
    local step
    check_arguments "$@"
    for step in "$@"; do
        "do_$step" "$@"
    done
    say "done. The log is $log."
}

# shellcheck disable=SC2086 # a list of words
[ "$#" -gt 0 ] || set -- $all_steps
main "$@"
