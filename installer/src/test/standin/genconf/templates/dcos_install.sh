#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Makes this host a node of a STAND-IN for DC/OS, for end-to-end tests. It is no DC/OS.
set -o errexit -o nounset -o pipefail

version=@VERSION@
bootstrap_url=@BOOTSTRAP_URL@
bootstrap_id=@BOOTSTRAP_ID@
package_list=@PACKAGE_LIST@
failures=@FAILURES@
fail_file=/etc/cluster-e2e-standin/fail

overall=0
roles=()
preflight=yes
preflight_only=
block=yes

usage() {
    cat <<END
usage: dcos_install.sh [OPTION]... ROLE...
Installs a stand-in for DC/OS $version, which is no DC/OS, on this host.

  ROLE                     master, slave, slave_public
  -d, --disable-preflight  do not look whether the host is fit
  -p, --preflight-only     only look whether the host is fit
  --no-block-dcos-setup    return before the services are up
  -h, --help               print this, and exit 1
END
    exit 1
}

# told STATUS [WORDS]: ends the line of a check.
told() {
    if [ "$1" -eq 0 ]; then
        echo "PASS${2:+ ($2)}"
    else
        echo "FAIL${2:+ ($2)}"
        overall=1
    fi
}

has_role() {
    local role
    for role in "${roles[@]}"; do
        [ "$role" != "$1" ] || return 0
    done
    return 1
}

# made_to_fail STAGE
made_to_fail() {
    local line
    while read -r line; do
        if [ "$line" = "$1" ] || { [ "${line%%@*}" = "$1" ] && has_role "${line#*@}"; }; then
            return 0
        fi
    done < <(cat "$fail_file" 2>/dev/null || true)
    return 1
}

# What it was made to fail at is written down once, where a test can heal it.
write_failures() {
    if [ -n "$failures" ] && [ ! -e "$fail_file" ]; then
        mkdir -p "$(dirname "$fail_file")"
        tr ' ' '\n' <<<"$failures" >"$fail_file"
    fi
}

check_installed() {
    echo -n 'Checking if DC/OS is already installed: '
    if [ -d /etc/systemd/system/dcos.target ] || [ -e /etc/systemd/system/dcos.target ] ||
        [ -d /etc/systemd/system/dcos.target.wants ] || [ -n "$(ls -A /opt/mesosphere 2>/dev/null)" ]; then
        told 1 'Currently installed'
        echo 'Found an installation of DC/OS, or of a stand-in for it. Uninstall it before another is installed.'
        exit 1
    fi
    told 0 'Not installed'
}

check_selinux() {
    echo -n 'Checking if SELinux is disabled, permissive or targeted: '
    local mode=Disabled policy=''
    if command -v getenforce >/dev/null 2>&1; then
        mode="$(getenforce 2>/dev/null || echo Disabled)"
        policy="$(sestatus 2>/dev/null | sed -n 's/^Loaded policy name: *//p' || true)"
    fi
    case "$mode:$policy" in
        Enforcing:targeted) told 0 "$mode, $policy" ;;
        Enforcing:*) told 1 "$mode, $policy" ;;
        *) told 0 "$mode" ;;
    esac
}

check_sort() {
    echo -n 'Checking if sort -V works: '
    if [ "$(printf '1.10\n1.9\n' | sort -V 2>/dev/null | head -n 1)" = 1.9 ]; then
        told 0
    else
        told 1
    fi
}

at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

# check_docker CLIENT|SERVER
check_docker() {
    local found side="$1"
    echo -n "Checking the version of docker's ${side,,} (at least 1.6): "
    found="$(docker version --format "{{.$side.Version}}" 2>/dev/null | head -n 1 || true)"
    if [ -z "$found" ]; then
        told 1 'not found or not running'
    elif at_least 1.6 "$found"; then
        told 0 "$found"
    else
        told 1 "$found"
    fi
}

check_command() {
    echo -n "Checking if $1 is installed and in PATH: "
    if command -v "$1" >/dev/null 2>&1; then
        told 0
    else
        told 1
    fi
}

check_systemctl() {
    local found
    echo -n 'Checking the version of systemctl (at least 200): '
    found="$(systemctl --version 2>/dev/null | sed -n '1s/^systemd \([0-9]*\).*/\1/p' || true)"
    if [ -z "$found" ]; then
        told 1 'not found'
    elif [ "$found" -ge 200 ]; then
        told 0 "$found"
    else
        told 1 "$found"
    fi
}

# check_port PORT SERVICE: does anything listen on it? Asked of the kernel, so no command is needed.
check_port() {
    local hex tables
    tables=(/proc/net/tcp /proc/net/udp)
    if [ -e /proc/net/tcp6 ]; then
        tables+=(/proc/net/tcp6 /proc/net/udp6)
    fi
    hex="$(printf ':%04X' "$1")"
    echo -n "Checking if port $1 (required by $2) is in use: "
    if awk -v port="$hex" '
        FNR > 1 && substr($2, length($2) - 4) == port && (FILENAME ~ /udp/ || $4 == "0A") { found = 1 }
        END { exit !found }' "${tables[@]}"; then
        told 1 'port is in use'
    else
        told 0
    fi
}

check_ports() {
    local entry
    for entry in "$@"; do
        check_port "${entry%%:*}" "${entry#*:}"
    done
}

check_xfs() {
    local place type
    for place in /opt /var/lib; do
        type="$(df --output=fstype "$place" 2>/dev/null | tail -n 1 || true)"
        echo -n "Checking if the file system of $place keeps file types: "
        if [ "$type" != xfs ] || ! command -v xfs_info >/dev/null 2>&1; then
            told 0 "${type:-unknown}"
        elif xfs_info "$place" 2>/dev/null | grep -q 'ftype=1'; then
            told 0 'xfs, ftype=1'
        else
            told 1 'xfs without ftype=1'
        fi
    done
}

check_loopback() {
    echo -n 'Checking if docker stores its data on loopback devices: '
    if docker info 2>/dev/null | grep -q 'Data loop file'; then
        told 1 'devicemapper on loopback'
    else
        told 0
    fi
}

check_module() {
    echo -n "Checking if the kernel module $1 is loaded: "
    if lsmod 2>/dev/null | grep -q "^$1 "; then
        told 0
    else
        echo 'WARNING (not loaded; only some volumes need it)'
    fi
}

check_roles() {
    local role
    for role in "${roles[@]}"; do
        echo -n "Checking if the role $role is valid: "
        case "$role" in
            master | slave | slave_public) told 0 ;;
            *) told 1 'not master, slave or slave_public' ;;
        esac
    done
}

master_ports=(53:dcos-net 80:adminrouter 179:calico 443:adminrouter 1050:diagnostics 2181:zookeeper 2379:etcd 2380:etcd
    5050:mesos-master 7070:cosmos 8080:marathon 8101:dcos-oauth 8123:mesos-dns 8181:exhibitor 9000:metronome 9942:metrics
    9990:cosmos 36771:marathon 41281:zookeeper 46839:metronome 61053:mesos-dns 61091:metrics 62020:fluent-bit 62080:dcos-net
    62091:calico 62501:dcos-net 64000:navstar)
agent_ports=(53:dcos-net 179:calico 5051:mesos-agent 61001:agent-adminrouter 61091:metrics 62020:fluent-bit 62080:dcos-net
    62091:calico 62501:dcos-net 64000:navstar)

# Every check runs before it gives up, except that nothing else matters on a node that is installed.
check_all() {
    local name
    echo "Running preflight checks (of a stand-in for DC/OS $version)"
    check_installed
    check_selinux
    check_sort
    check_docker Client
    check_docker Server
    for name in curl bash ping tar xz unzip ipset systemd-notify; do
        check_command "$name"
    done
    check_systemctl
    if has_role master; then
        check_ports "${master_ports[@]}"
    fi
    if has_role slave || has_role slave_public; then
        check_ports "${agent_ports[@]}"
        check_xfs
    fi
    check_loopback
    check_module raid1
    check_module dm_raid
    check_roles
    if made_to_fail preflight; then
        echo -n 'Checking if it was made to fail: '
        told 1 'preflight'
    fi
    if [ "$overall" -ne 0 ]; then
        echo 'Preflight checks failed. Exiting installation.'
        exit 1
    fi
}

install_files() {
    local role archive=/opt/mesosphere.tar.xz bootstrap="$bootstrap_url/bootstrap/$bootstrap_id.bootstrap.tar.xz"
    mkdir -p /etc/mesosphere/roles /etc/mesosphere/setup-flags /opt/mesosphere /var/lib/dcos
    for role in "${roles[@]}"; do
        touch "/etc/mesosphere/roles/$role"
    done
    echo "$bootstrap_url" >/etc/mesosphere/setup-flags/repository-url
    echo "$bootstrap_id" >/etc/mesosphere/setup-flags/bootstrap-id
    echo "$package_list" >/etc/mesosphere/setup-flags/cluster-package-list

    cat >/etc/systemd/system/dcos-download.service <<END
[Unit]
Description=DC/OS stand-in: download the bootstrap
Wants=network-online.target
After=network-online.target
ConditionPathExists=!/opt/mesosphere/bin/dcos-setup

[Service]
Type=oneshot
TimeoutStartSec=30min
ExecStartPre=/usr/bin/env curl --fail --silent --show-error --location --retry 5 --output $archive $bootstrap
ExecStart=/usr/bin/env tar --extract --xz --file $archive --directory /opt/mesosphere
ExecStartPost=/usr/bin/env rm $archive
END
    cat >/etc/systemd/system/dcos-setup.service <<END
[Unit]
Description=DC/OS stand-in: set this node up
Requires=dcos-download.service
After=dcos-download.service

[Service]
Type=oneshot
TimeoutStartSec=30min
ExecStart=/opt/mesosphere/bin/dcos-setup

[Install]
WantedBy=multi-user.target
END
    systemctl daemon-reload
}

start() {
    systemctl enable dcos-setup.service
    echo 'Starting the setup of the stand-in'
    if [ "$block" = yes ]; then
        systemctl start dcos-setup.service
    else
        systemctl start --no-block dcos-setup.service
    fi
}

words="$(getopt --name dcos_install.sh --options dph \
    --longoptions disable-preflight,preflight-only,no-block-dcos-setup,help -- "$@")" || usage
eval set -- "$words"
while [ "$1" != -- ]; do
    case "$1" in
        -d | --disable-preflight) preflight= ;;
        -p | --preflight-only) preflight_only=yes ;;
        --no-block-dcos-setup) block= ;;
        -h | --help) usage ;;
    esac
    shift
done
shift
roles=("$@")
if [ "${#roles[@]}" -eq 0 ]; then
    echo 'Must specify at least one role.' >&2
    usage
fi
if [ "$(id -u)" != 0 ]; then
    echo 'Must be run as root.' >&2
    exit 1
fi
if [ "$preflight" = yes ] || [ "$preflight_only" = yes ]; then
    write_failures
    check_all
fi
if [ "$preflight_only" = yes ]; then
    exit 0
fi
write_failures
install_files
start
