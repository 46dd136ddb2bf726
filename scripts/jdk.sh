# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# Finding and installing a JDK. Needs common.sh and packages.sh.
# No JVM is started to ask it for its version: every JDK since 9 has a file "release".

jdk_baseline=17

# use_jdk HOME: if that is a JDK that will do, sets jdk_home, jdk_version and jdk_feature.
use_jdk() {
    local key value
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value; do
        [ "$key" = JAVA_VERSION ] || continue
        value="${value#\"}"
        value="${value%\"}"
        case "${value%%[.-]*}" in
            '' | *[!0-9]*) return 1 ;;
        esac
        [ "${value%%[.-]*}" -ge "$jdk_baseline" ] || return 1
        jdk_home="$1"
        jdk_version="$value"
        jdk_feature="${value%%[.-]*}"
        return 0
    done <"$1/release"
    return 1
}

# JAVA_HOME, the JDK on the path and those in the usual places; one a line.
jdk_places() {
    local java
    [ -z "${JAVA_HOME:-}" ] || readlink -f "$JAVA_HOME"
    java="$(command -v java 2>/dev/null)" && java="$(readlink -f "$java" 2>/dev/null)" && echo "${java%/bin/java}"
    for place in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* /opt/java/* /opt/jdk*; do
        [ -h "$place" ] || [ ! -d "$place" ] || echo "$place"
    done
}

# every_jdk: all JDKs that will do, each once, as "FEATURE HOME", the oldest first.
every_jdk() {
    jdk_places | while IFS= read -r place; do
        use_jdk "$place" && printf '%s %s\n' "$jdk_feature" "$place"
    done | sort -n | uniq
}

# 0 if that feature release is supported for years: 17, 21, 25 and so on.
is_lts() {
    [ $((($1 - 17) % 4)) = 0 ]
}

# The homes of the long-term JDKs, the oldest first, one for each release.
lts_jdks() {
    local last=''
    every_jdk | while read -r feature home; do
        is_lts "$feature" && [ "$feature" != "$last" ] && echo "$home"
        last="$feature"
    done
}

# use_newest_lts_jdk: unless JAVA_HOME says which, for what is run rather than built: newer JDKs start faster.
use_newest_lts_jdk() {
    local newest
    [ -z "${JAVA_HOME:-}" ] || return 0
    newest="$(lts_jdks | tail -n 1)"
    [ -z "$newest" ] || use_jdk "$newest"
}

# find_jdk: JAVA_HOME, else the path, else the newest in the usual places.
find_jdk() {
    local java newest
    if [ -n "${JAVA_HOME:-}" ]; then
        use_jdk "$JAVA_HOME" && return 0
        say "JAVA_HOME is '$JAVA_HOME', which is no JDK $jdk_baseline or newer: looking elsewhere."
    fi
    java="$(command -v java 2>/dev/null)" && java="$(readlink -f "$java" 2>/dev/null)" \
        && use_jdk "${java%/bin/java}" && return 0
    newest="$(every_jdk | tail -n 1)"
    [ -n "$newest" ] && use_jdk "${newest#* }"
}

# require_jdk: find_jdk, or explains what to do and ends the script.
require_jdk() {
    find_jdk || fail "no JDK $jdk_baseline or newer was found in JAVA_HOME, on the path or in the usual places." \
        "On Debian and Ubuntu:   sudo apt-get install openjdk-17-jdk-headless" \
        "Elsewhere:              install any JDK $jdk_baseline or newer, for instance from https://adoptium.net," \
        "                        and set JAVA_HOME to its directory." \
        "'./cluster-e2e demo' and './test' install one themselves on Debian and Ubuntu, as root or with sudo." \
        "$(help_link no-jdk)"
}

# setup_jdk: find_jdk, or installs one.
setup_jdk() {
    local package
    find_jdk && return 0
    if is_debian && can_be_root; then
        say "No JDK $jdk_baseline or newer was found."
        apt_update
        for package in openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless default-jdk-headless; do
            if apt_has "$package"; then
                apt_install "$package"
                break
            fi
        done
    fi
    require_jdk
}

# jdk_quiet_options FEATURE: what keeps libraries that were written for older JDKs from causing warnings.
jdk_quiet_options() {
    [ "$1" -lt 24 ] || echo "--sun-misc-unsafe-memory-access=allow"
}
