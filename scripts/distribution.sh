# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# The distribution that the launcher runs: built when it is missing or older than the sources.
# Needs common.sh, jdk.sh and maven.sh.

distribution="$root/cli/target/distribution"
main_class=io.github.clustere2e.cli.Main
training_class=io.github.clustere2e.cli.training.Training
stamp="$distribution/built" # as old as the moment when the build began

# 0 if the distribution is there, and no source is newer. Directories count: a deleted file makes its directory newer.
distribution_is_fresh() {
    [ -e "$stamp" ] && [ -d "$distribution/lib" ] || return 1
    [ -z "$(cd "$root" && find .mvn pom.xml ./*/pom.xml api/src/main ssh/src/main backend-*/src/main installer/src/main cli/src/main \
         -newer "$stamp" 2>/dev/null | head -n 1)" ]
}

ensure_distribution() {
    distribution_is_fresh && return 0
    with_lock "$root/target/distribution.lock" build_distribution || exit 1
}

build_distribution() {
    distribution_is_fresh && return 0 # the process that we waited for has built it
    find_maven
    say "Building the command line with $mvn and JDK $jdk_version; this takes a minute or two the first time."
    local begin="$root/target/distribution.begin" log="$root/target/distribution.log"
    touch "$begin"
    # Jars whose names have changed must not stay on the class path.
    rm -rf "$distribution"
    if ! quietly "$log" run_maven package -pl cli -am -Dmaven.test.skip -Dchecks.skip; then
        grep -E '^\[(ERROR|WARNING)\] .*\.java:' "$log" | sort -u >&2 || true # the end of the log does not have warnings
        fail "the build failed; see $log" "$(help_link build-failed)"
    fi
    mark_distribution_built "$begin"
}

# mark_distribution_built FILE: FILE is as old as the moment when the build began.
mark_distribution_built() {
    [ -d "$distribution/lib" ] || fail "the build made no $distribution/lib"
    rm -rf "$distribution/cds"
    cp -p "$1" "$stamp"
}

# Short-lived: a quick start matters more than speed at last. The JVM's own warnings stay off stdout, which is for data.
java_options() {
    echo "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr" \
        "-Dguice_custom_class_loading=CHILD $(jdk_quiet_options "$jdk_feature")"
}

# distribution_class_path: sets class_path. Sorted, because the archive of classes depends on the order.
distribution_class_path() {
    local jar
    class_path=
    for jar in "$distribution"/lib/*.jar; do
        class_path="${class_path:+$class_path:}$jar"
    done
}

# find_class_archive: sets class_archive to a file of classes that need not be parsed and checked again, or to nothing,
# and class_archive_use to the option that takes it. One a JDK and build. It only saves time: where it cannot be made, an
# empty file says not to try again.
find_class_archive() {
    if [ "$jdk_feature" -ge 25 ]; then # JEP 514
        class_archive_make=-XX:AOTCacheOutput
        class_archive_use=-XX:AOTCache
    else
        class_archive_make=-XX:ArchiveClassesAtExit
        class_archive_use=-XX:SharedArchiveFile
    fi
    class_archive="$distribution/cds/$(printf '%s' "$jdk_home-$jdk_version" | tr -c 'A-Za-z0-9.' _).jsa"
    class_archive_is_fresh || [ ! -w "$distribution" ] \
        || with_lock "$root/target/distribution.lock" make_class_archive || true
    [ -s "$class_archive" ] || class_archive=
}

class_archive_is_fresh() {
    [ -e "$class_archive" ] \
        && [ -z "$(find "$jdk_home/release" "$distribution/lib" -newer "$class_archive" | head -n 1)" ]
}

make_class_archive() {
    class_archive_is_fresh && return 0
    say "Preparing quick starts on JDK $jdk_version; this takes a few seconds, once."
    mkdir -p "$distribution/cds"
    # shellcheck disable=SC2046 # options are words
    limited 60 "$jdk_home/bin/java" "$class_archive_make=$class_archive.new" $(java_options) \
        -cp "$class_path" "$training_class" </dev/null >"$distribution/cds/log" 2>&1 || true
    [ -s "$class_archive.new" ] || : >"$class_archive.new"
    mv "$class_archive.new" "$class_archive"
}
