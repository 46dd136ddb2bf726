# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# Checks of what others get: the published files, the list of dependencies, and the API against the last release's.
# Needs common.sh, jdk.sh and maven.sh; what begins with pass_ and check_ needs passes.sh.

group_path=io/github/clustere2e
dependencies_page="$root/docs/dependencies.md"

# project_version: that of the root's POM.
project_version() {
    sed -n '/<artifactId>cluster-e2e-parent</{n;s/.*<version>\(.*\)<\/version>.*/\1/p;q;}' "${1:-$root}/pom.xml"
}

# check_published: what the first pass has published here has all that Maven Central demands of it, but for signatures.
check_published() {
    local status=0 text
    text="$("$jdk_home/bin/java" "$root/scripts/PublishedCheck.java" "$passes/published/$group_path" 2>"$passes/problems")" || status=1
    [ "$status" = 0 ] || status="$(tr '\n' ';' <"$passes/problems")"
    summarize "$status" "what is published" "$text"
}

# dependency_rows: the table of docs/dependencies.md, from what a build with -Plicences has written into each module.
dependency_rows() {
    (
        cd "$root"
        for file in */target/dependencies.txt; do
            [ -e "$file" ] || continue
            ! grep -q '<maven.deploy.skip>true' "${file%%/*}/pom.xml" || continue # nobody gets it
            sed "s#\$#|${file%%/*}#" "$file"
        done
    ) | awk -F '|' 'NF == 5 {
            key = $1 "|" $2
            licence[key] = $4
            where = "`" $5 "`" ($3 == "provided" ? " (provided)" : "")
            if (key in modules) where = modules[key] ", " where
            modules[key] = where
        }
        END { for (key in modules) { split(key, part, "|"); printf "| `%s` | %s | %s | %s |\n", part[1], part[2], licence[key], modules[key] } }' \
        | LC_ALL=C sort
}

# page_table HEADER: the rows of the table of the page that begins with this.
page_table() {
    awk -v header="$1" 'index($0, header) == 1 { getline; table = 1; next } /^$/ { table = 0 } table' "$dependencies_page"
}

# refused_rows: what the parent refuses for its vulnerabilities, as the page should say it.
refused_rows() {
    sed -n 's/ *<exclude>\([a-z0-9.-]*:[a-z0-9-]*\)<\/exclude>/| `\1` | all/p
        s/ *<exclude>\([a-z0-9.-]*:[a-z0-9-]*\):(,\(.*\))<\/exclude>/| `\1` | \2/p' "$root/pom.xml"
}

# check_dependencies: the page has exactly what is brought along, and exactly what is refused.
check_dependencies() {
    local status=0
    dependency_rows >"$passes/dependencies"
    refused_rows >"$passes/refused"
    {
        page_table '| dependency | version' | diff - "$passes/dependencies" \
            && page_table '| dependency | refused' | cut -d '|' -f 1-3 | sed 's/ *$//' | diff - "$passes/refused"
    } >"$passes/dependencies.diff" || status=1
    if [ ! -s "$passes/dependencies" ] || [ ! -s "$passes/refused" ]; then
        status="no module has written target/dependencies.txt, or the parent refuses nothing"
    elif [ "$status" != 0 ]; then
        cat "$passes/dependencies.diff"
        status="docs/dependencies.md differs: $passes/dependencies.diff; scripts/dependencies writes its first table"
    fi
    summarize "$status" "dependencies and licences" "$(wc -l <"$passes/dependencies") of them, as docs/dependencies.md says"
}

# last_release: the newest tag of a release before what is checked out; nothing if there is none.
last_release() {
    have git || return 0
    git -C "$root" tag --merged HEAD --no-contains HEAD --list 'v[0-9]*' --sort=-version:refname 2>/dev/null \
        | grep -v -e - | head -n 1
}

# promise VERSION: the part of it that changes when the API breaks: 2 of 2.3.4, 0.3 of 0.3.4.
promise() {
    case "$1" in
        0.*) echo "$1" | cut -d . -f 1,2 ;;
        *) echo "${1%%.*}" ;;
    esac
}

# find_released [ARGUMENT]...: sets $released, $released_directory and $released_holds to the last release, the jars of which it
# builds unless they are there, and whether they bind us. ARGUMENTs limit that build. Returns 1 if there is no release, 2 if it
# cannot be built; $released is empty then.
find_released() {
    local commit tag
    released=
    tag="$(last_release)"
    [ -n "$tag" ] || return 1
    commit="$(git -C "$root" rev-parse "$tag^{commit}")"
    released_directory="$root/scripts/target/released/$commit" # where 'mvn clean' does not come
    if [ ! -e "$released_directory/built" ] || [ "$(cat "$released_directory/built")" != "$*" ]; then
        say "Building $tag, to compare with what it exports: log in $released_directory.log"
        rm -rf "$released_directory"
        mkdir -p "$released_directory/source"
        git -C "$root" archive "$commit" | tar -x -f - -C "$released_directory/source"
        quietly "$released_directory.log" build_released "$released_directory" "$@" || return 2
        rm -rf "$released_directory/source"
        echo "$*" >"$released_directory/built"
    fi
    released="$tag"
    released_holds=true
    [ "$(promise "${released#v}")" = "$(promise "$(project_version)")" ] || released_holds=false
}

# compared COMMAND...: adds to a run of Maven what makes it compare with the release that was found, if one was.
compared() {
    if [ -z "$released" ]; then
        "$@"
    else
        "$@" "-Dreleased.repository=$released_directory/repository" "-Dreleased.version=${released#v}" \
            "-Dreleased.holds=$released_holds"
    fi
}

build_released() {
    local directory="$1"
    shift
    (cd "$directory/source" && JAVA_HOME="$jdk_home" "$mvn" -B -ntp deploy -Dmaven.test.skip -Dchecks.skip -Dmaven.install.skip=true \
        "-DaltDeploymentRepository=here::file://$(printf '%s\n' "$directory/repository" | sed 's/%/%25/g; s/ /%20/g')" "$@")
}

# prepare_compatibility: find_released for a pass, and a line of the summary.
prepare_compatibility() {
    local status=0
    find_released || status=$?
    case "$status" in
        0) [ "$released_holds" = true ] || printf '  not run   API compatibility: this version may break what %s has\n' "$released" >>"$passes/summary" ;;
        1) printf '  not run   API compatibility: there is no release before this one\n' >>"$passes/summary" ;;
        *) summarize "the jars of the last release could not be built" "API compatibility" "not compared" ;;
    esac
}
