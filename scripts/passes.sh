# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# The passes of ./test: each is one run of Maven, and the summary tells of all of them.
# Needs common.sh, jdk.sh, maven.sh and distribution.sh.

owner_label=io.github.clustere2e.cluster
left_over_seconds=15 # the watchdog of a process that ended at the last moment has this long to clean up

begin_passes() {
    passes="$root/scripts/target/passes" # where 'mvn clean' does not come
    rm -rf "$passes" "$distribution"
    mkdir -p "$passes"
    : >"$passes/summary"
    passes_begun="$(date +%s)"
    passed=yes
}

# The baseline, if it is there and JAVA_HOME says nothing else: what it builds must run on all that are newer.
use_oldest_lts_jdk() {
    local oldest
    [ -z "${JAVA_HOME:-}" ] || return 0
    oldest="$(lts_jdks | head -n 1)"
    [ -z "$oldest" ] || use_jdk "$oldest"
}

# pass_on HOME NAME ARGUMENT...: builds on our JDK and runs the tests on that one.
pass_on() {
    local home="$1" name="$2"
    shift 2
    if [ "$home" = "$jdk_home" ]; then
        pass "$name" "$@"
        return
    fi
    (
        use_jdk "$home"
        echo "$jdk_version" >"$passes/tests-jdk"
        jdk_quiet_options "$jdk_feature" >"$passes/tests-options"
    )
    tests_jdk="$(cat "$passes/tests-jdk")"
    pass "$name" "$@" -Djvm="$home/bin/java" -Dtest.jvm.arguments="$(cat "$passes/tests-options")"
    tests_jdk=
}

# pass_builds_on HOME: a whole build on another JDK, beside this one.
pass_builds_on() {
    local before="$jdk_home"
    use_jdk "$1"
    pass "whole build" clean verify
    use_jdk "$before"
}

# publish_options: publishes what is built to a repository here, and to no other.
publish_options() {
    echo "-Dmaven.install.skip=true -DaltDeploymentRepository=here::file://$(url_path "$passes/published")"
}

url_path() {
    printf '%s\n' "$1" | sed 's/%/%25/g; s/ /%20/g'
}

# pass_examples HOME: builds that are somebody else's, with what was published here, their tests on that JDK. They have a
# repository of their own for what they download, so that nothing of ours stays among the user's packages; it begins with
# those, by links where it can. The suite for DC/OS gets a stand-in for its installer; if that cannot be made it fails.
pass_examples() {
    local repository="$passes/repository" dcos="$passes/dcos_generate_config.sh"
    if [ ! -d "$repository" ]; then
        mkdir -p "$repository"
        [ ! -d "$HOME/.m2/repository" ] || cp -al "$HOME/.m2/repository/." "$repository/" 2>/dev/null \
            || cp -a "$HOME/.m2/repository/." "$repository/"
        rm -rf "$repository/io/github/clustere2e"
        "$root/installer/src/test/standin/make" "$dcos" || say "The stand-in for DC/OS cannot be made."
    fi
    pass_on "$1" "examples" -f examples/pom.xml clean test "-Dmaven.repo.local=$repository" \
        "-Dcluster-e2e.repository=file://$(url_path "$passes/published")" "-Ddcos.installer=$dcos"
}

# pass_core_on_cgroup2: what engine tests have the tag 'core', on a second engine that has cgroup version 2. There is no
# network, so that Maven has to have everything.
pass_core_on_cgroup2() {
    local name="engine tests of the core on cgroup v2"
    if [ "$(docker info --format '{{.CgroupVersion}}')" = 2 ]; then
        printf '  passed    %s: this machine has it\n' "$name" >>"$passes/summary"
    elif [ "$(id -u)" != 0 ] || ! have dockerd || ! have unshare; then
        printf '  not run   %s: a second engine needs root, dockerd and unshare\n' "$name" >>"$passes/summary"
    else
        maven_under="$root/scripts/with-cgroup2-engine"
        pass "$name" -o verify -Pengine '-Dengine.groups=core & !soak' -pl backend-docker -am
        maven_under=
    fi
}

# pass NAME ARGUMENT...: runs Maven with its output on the screen and in a log. A failure is kept for the summary.
pass() {
    local name="$1" begun log status tests
    shift
    begun="$(date +%s)"
    log="$passes/$(echo "$name-${tests_jdk:-$jdk_version}" | tr -c 'a-z0-9.\n' -).log"
    printf '\n=== %s, on JDK %s: mvn %s\n' "$name" "${tests_jdk:-$jdk_version}" "$*"
    {
        status=0
        run_maven --fail-at-end "$@" </dev/null 2>&1 || status=$?
        echo "$status" >"$passes/status"
    } | tee "$log"
    tests="$(count_tests "$log")"
    status="$(cat "$passes/status")"
    if [ "$status" != 0 ]; then
        status="mvn ended with status $status, log in $log"
    elif [ "${tests%%,*}" = "Tests run: 0" ]; then
        status="no test has run, log in $log"
    fi
    summarize "$status" "$name" "JDK ${tests_jdk:-$jdk_version}, $(since "$begun"): $tests"
    closing_lines "$log" >>"$passes/summary"
}

# pass_script NAME COMMAND...: a script of the repository. What it has seen is on its last line.
pass_script() {
    local name="$1" begun log status
    shift
    begun="$(date +%s)"
    log="$passes/$(echo "$name" | tr -c 'a-z0-9.\n' -).log"
    printf '\n=== %s: %s\n' "$name" "$*"
    {
        status=0
        (cd "$root" && JAVA_HOME="$jdk_home" "$@") </dev/null 2>&1 || status=$?
        echo "$status" >"$passes/status"
    } | tee "$log"
    status="$(cat "$passes/status")"
    if [ "$status" != 0 ]; then
        status="ended with status $status, log in $log"
    elif [ ! -s "$log" ] || tail -n 1 "$log" | grep -q '^Checks run: 0'; then
        status="no check has run, log in $log"
    fi
    summarize "$status" "$name" "$(since "$begun"): $(tail -n 1 "$log")"
}

# Surefire's closing line for each module with tests: the lines about one class say how long it took, this one does not.
closing_lines() {
    awk '/^\[INFO\] Building .* [0-9][^ ]* *\[/ { module = $0; sub(/^\[INFO\] Building /, "", module); sub(/ [^ ]+ +\[.*/, "", module) }
        /Tests run: [1-9]/ && !/Time elapsed/ { sub(/^\[[A-Z]+\] +/, ""); printf "            %-30s %s\n", module, $0 }' "$1"
}

count_tests() {
    awk '/Tests run: / && !/Time elapsed/ { gsub(/[^0-9 ]/, ""); run += $1; failed += $2; wrong += $3; skipped += $4 }
        END { printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", run, failed, wrong, skipped }' "$1"
}

# summarize STATUS NAME TEXT: STATUS is 0, or what is wrong.
summarize() {
    if [ "$1" = 0 ]; then
        printf '  passed    %s: %s\n' "$2" "$3" >>"$passes/summary"
    else
        passed=
        printf '  FAILED    %s: %s (%s)\n' "$2" "$3" "$1" >>"$passes/summary"
    fi
}

since() {
    local seconds=$(($(date +%s) - $1))
    printf '%d min %02d s' $((seconds / 60)) $((seconds % 60))
}

# remember_engine: what is there before the engine tests.
remember_engine() {
    docker_objects >"$passes/before"
}

# check_engine: nothing of ours is there that was not there before.
check_engine() {
    local deadline
    deadline=$(($(date +%s) + left_over_seconds))
    while left_over "label=$owner_label" && [ "$(date +%s)" -lt "$deadline" ]; do
        sleep 0.5
    done
    if left_over "label=$owner_label"; then
        summarize "$(tr '\n' ' ' <"$passes/left")" "nothing is left behind" "this is"
    elif left_over; then
        summarize 0 "nothing is left behind" "nothing of ours; others have made $(tr '\n' ' ' <"$passes/left")"
    else
        summarize 0 "nothing is left behind" "the same containers, networks and volumes as before"
    fi
}

# left_over [FILTER]: 0 if there is something that was not there before; it is in $passes/left.
left_over() {
    docker_objects "$@" >"$passes/after"
    comm -13 "$passes/before" "$passes/after" >"$passes/left"
    [ -s "$passes/left" ]
}

docker_objects() {
    {
        docker ps -aq ${1:+--filter "$1"} | sed 's/^/container /'
        docker network ls -q ${1:+--filter "$1"} | sed 's/^/network /'
        docker volume ls -q ${1:+--filter "$1"} | sed 's/^/volume /'
    } | LC_ALL=C sort
}

end_passes() {
    printf '\n=== Summary, after %s\n' "$(since "$passes_begun")"
    cat "$passes/summary"
    if [ -z "$passed" ]; then
        printf 'FAILED. The logs are in %s\n' "$passes"
        exit 1
    fi
    printf 'All passed.\n'
}
