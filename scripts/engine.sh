# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# A Docker engine that answers, and the tools that build the node image. Needs common.sh and packages.sh.

docker_pid_file=/var/run/docker.pid
containerd_pid_file=/var/run/docker/containerd/containerd.pid
engine_seconds=60

# Each node holds three inotify instances or more; 128, the kernel's default, is soon used up.
inotify_instances_least=1024
inotify_instances_set=8192
inotify_watches_least=65536
inotify_watches_set=524288

# Sets engine_version, or engine_error.
engine_answers() {
    engine_error="no 'docker' command was found"
    have docker || return 1
    if engine_version="$(limited 10 docker version --format '{{.Server.Version}}' 2>&1)"; then
        return 0
    fi
    engine_error="$(printf '%s\n' "${engine_version:-it gave no answer within 10 seconds}" | grep . | tail -n 1)"
    return 1
}

# setup_engine: an engine answers after this, or the script has ended with an explanation.
setup_engine() {
    if ! engine_answers; then
        if [ -n "${DOCKER_HOST:-}" ]; then
            fail "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST: $engine_error" \
                "Start that engine, or unset DOCKER_HOST to use the one of this machine." "$(help_link no-engine)"
        fi
        case "$engine_error" in
            *"permission denied"*) explain_permission ;;
        esac
    fi
    with_lock "$(state_dir)/engine.lock" install_and_start_engine || exit 1
    engine_answers || case "$engine_error" in
        *"permission denied"*) explain_permission ;;
        *) fail "the Docker engine does not answer: $engine_error" "$(help_link engine-hangs)" ;;
    esac
    say "Docker engine $engine_version answers."
    raise_inotify_limits
}

explain_permission() {
    fail "a Docker engine runs, but $(id -un) may not use it: $engine_error" \
        "Run this as root, or: sudo usermod -aG docker $(id -un)   and log in again." \
        "Members of the group 'docker' have root's power over this machine." "$(help_link engine-permission)"
}

install_and_start_engine() {
    local answers='' missing=''
    engine_answers && answers=yes
    if is_debian && can_be_root; then
        missing="$(missing_packages "$answers")"
        # shellcheck disable=SC2086 # a list of words
        [ -z "$missing" ] || apt_install $missing
    fi
    [ -z "$answers" ] || return 0
    if ! have dockerd || ! can_be_root; then
        explain_engine
    fi
    start_engine
}

explain_engine() {
    fail "no Docker engine answers: $engine_error" \
        "On Debian and Ubuntu:  sudo apt-get install docker.io iptables mmdebstrap" \
        "                       sudo systemctl start docker   (without systemd: sudo dockerd &)" \
        "                       sudo usermod -aG docker \$USER   and log in again" \
        "On other Linux:        install Docker Engine 20.10 or newer (https://docs.docker.com/engine/install/)" \
        "                       and mmdebstrap or debootstrap, and start the engine" \
        "On macOS and Windows:  install and start Docker Desktop" \
        "Then try again. An engine elsewhere is used if DOCKER_HOST names it." "$(help_link no-engine)"
}

# missing_packages ANSWERS: ANSWERS is not empty if an engine is there already, perhaps one from elsewhere.
missing_packages() {
    if [ -z "$1" ]; then
        have dockerd || echo docker.io
        have iptables || echo iptables
        have apparmor_parser || [ ! -d /sys/kernel/security/apparmor ] || echo apparmor # docker.io only recommends it
    fi
    have docker || ! apt_has docker-cli || echo docker-cli # Debian 13 has it apart from docker.io
    have mmdebstrap || have debootstrap || echo mmdebstrap
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || echo debian-archive-keyring
}

start_engine() {
    if has_systemd; then
        say "Starting the Docker engine: systemctl start docker"
        as_root systemctl start docker || {
            as_root journalctl -u docker -n 20 --no-pager -o cat 2>/dev/null | sed 's/^/    /' >&2
            fail "systemd could not start the Docker engine. See: journalctl -u docker" "$(help_link engine-start)"
        }
        wait_for_engine
        return
    fi
    remove_stale_pid_file "$docker_pid_file" dockerd
    remove_stale_pid_file "$containerd_pid_file" containerd
    if [ -e "$docker_pid_file" ]; then
        say "A Docker engine (see $docker_pid_file) starts already, or hangs: waiting for it."
        wait_for_engine
        return
    fi
    local log
    log="$(state_dir)/dockerd.log"
    say "Starting the Docker engine: dockerd, in the background, log in $log. It stays when this ends."
    mkdir -p "$(dirname "$log")"
    if [ "$(id -u)" = 0 ]; then
        setsid dockerd </dev/null >"$log" 2>&1 9>&- &
    else
        setsid sudo -n -- "$(command -v dockerd)" </dev/null >"$log" 2>&1 9>&- &
    fi
    wait_for_engine "$!" "$log"
}

# A process id is of no use once its process has ended: another may have it now, and dockerd would then not start.
remove_stale_pid_file() { # FILE PROGRAM
    local pid
    as_root test -s "$1" || return 0
    pid="$(as_root cat "$1")"
    if [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "$2" ] && ! has_other_pid_file "$pid"; then
        return 0
    fi
    say "Removing $1: process $pid is not a running $2 that wrote it."
    as_root rm -f "$1"
}

# An engine of somebody else's may have the recycled number; it says where its own pid file is.
has_other_pid_file() {
    tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | grep -Eq -- ' (-p|--pidfile)[ =]'
}

# wait_for_engine [PID LOG]: until it answers, or the process has ended, or the time is up.
wait_for_engine() {
    local pid="${1:-}" log="${2:-}" deadline
    deadline=$(($(date +%s) + engine_seconds))
    until engine_answers; do
        case "$engine_error" in
            *"permission denied"*) return 0 ;; # it is up; the caller explains
        esac
        if [ -n "$pid" ] && [ ! -d "/proc/$pid" ]; then
            show_tail 20 "$log"
            fail "the Docker engine ended while it started; above is the end of its log, $log" \
                "$(help_link engine-start)"
        fi
        if [ "$(date +%s)" -ge "$deadline" ]; then
            if [ -n "$pid" ]; then # ours: a second one could not start beside it
                as_root kill "$pid" || true
                show_tail 20 "$log"
            fi
            fail "the Docker engine did not answer within $engine_seconds seconds: $engine_error" \
                ${log:+"Its log is $log"} "$(help_link engine-hangs)"
        fi
        sleep 0.2
    done
}

raise_inotify_limits() {
    raise_limit fs.inotify.max_user_instances "$inotify_instances_least" "$inotify_instances_set"
    raise_limit fs.inotify.max_user_watches "$inotify_watches_least" "$inotify_watches_set"
}

raise_limit() { # NAME LEAST VALUE
    local file now
    file="/proc/sys/$(echo "$1" | tr . /)"
    now="$(cat "$file" 2>/dev/null)" || return 0
    [ "$now" -lt "$2" ] || return 0
    if can_be_root && as_root sysctl -q -w "$1=$3" 2>/dev/null; then
        say "Raised $1 from $now to $3 until the next boot: many nodes need it."
    else
        say "$1 is $now: nodes beyond the first few may die at once (exit 255). Help it: sudo sysctl -w $1=$3"
    fi
}
