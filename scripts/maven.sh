# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# Which Maven builds. Needs common.sh, and $jdk_home.

maven_least="3.8.6"

# at_least VERSION LEAST: compares up to three numbers.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)" = "$2" ]
}

# find_maven: sets $mvn to one on the path that is new enough, else to the wrapper, which fetches one.
find_maven() {
    local version
    if have mvn; then
        version="$(cd / && JAVA_HOME="$jdk_home" mvn -B --version 2>/dev/null \
            | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')"
        if [ -n "$version" ] && at_least "$version" "$maven_least"; then
            mvn=mvn
            return 0
        fi
        say "The Maven on the path is '${version:-broken}', and $maven_least or newer is needed: using ./mvnw."
    fi
    # The checksum that the wrapper checks is that of the zip file.
    if ! have unzip; then
        if is_debian && can_be_root; then
            apt_install unzip
        else
            fail "no Maven $maven_least or newer is on the path, and ./mvnw, which fetches one, needs 'unzip'." \
                "Install Maven or unzip and try again." "$(help_link no-maven)"
        fi
    fi
    mvn="$root/mvnw"
}

# run_maven ARGUMENT...: at the root of the repository, as an argument of $maven_under if that is set.
run_maven() {
    (cd "$root" && JAVA_HOME="$jdk_home" ${maven_under:+"$maven_under"} "$mvn" -B -ntp "$@")
}
