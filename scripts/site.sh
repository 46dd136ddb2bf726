# shellcheck shell=dash
# SPDX-License-Identifier: Apache-2.0
#
# Makes the site of docs/: the pages by VitePress, and the Javadoc of all libraries as one. Needs common.sh; the Javadoc also
# $jdk_home and maven.sh.
#
# Everything lies in docs/target: a copy of docs/ in which the site is made, so that docs/ has pages alone, and the site.

site_work="$root/docs/target/site-work"
site_output="$root/docs/target/site"
node_least=18

# require_node: there is a Node.js that is new enough, with npm.
require_node() {
    local version=''
    ! have node || ! have npm || version="$(node --version 2>/dev/null)"
    version="${version#v}"
    case "${version%%.*}" in
        '' | *[!0-9]*) version=0 ;;
    esac
    [ "${version%%.*}" -ge "$node_least" ] || fail "the site needs Node.js $node_least or newer with npm." \
        "On Debian 12 and newer:   sudo apt-get install nodejs npm" \
        "Elsewhere:                https://nodejs.org"
}

# make_pages: every page, with the search; a dead link ends it.
make_pages() {
    rm -rf "$site_work/.vitepress" "$site_work"/*.md "$site_work"/*.svg
    mkdir -p "$site_work" "$site_output"
    cp -R "$root/docs/.vitepress" "$root"/docs/*.md "$root"/docs/*.svg "$site_work/"
    install_vitepress
    (
        cd "$site_work"
        REPOSITORY="$root" SITE_OUTPUT="$site_output" node node_modules/vitepress/bin/vitepress.js build . >&2
    ) || fail "the pages could not be made: what is wrong is above."
}

# Nothing runs while packages are installed. What was installed stays until the lock file changes.
install_vitepress() {
    mv "$site_work/.vitepress/package.json" "$site_work/.vitepress/.npmrc" "$site_work/"
    if [ ! -d "$site_work/node_modules" ] \
        || ! cmp -s "$site_work/.vitepress/package-lock.json" "$site_work/package-lock.json"; then
        mv "$site_work/.vitepress/package-lock.json" "$site_work/"
        quietly "$site_work/npm.log" npm --prefix "$site_work" ci --ignore-scripts --prefer-offline \
            || fail "npm could not install VitePress, see above."
    fi
}

# make_javadoc: what the libraries export. The tool reads the sources of all modules at once, so that they link to each other;
# of Maven it takes only what they depend on, which needs nothing compiled.
make_javadoc() {
    local module name directory modules='' names='' libraries
    for module in "$root"/*/src/main/java/module-info.java; do
        directory="${module%/src/main/java/module-info.java}"
        case "${directory##*/}" in
            examples | benchmarks) continue ;;
        esac
        modules="$modules,${directory##*/}"
    done
    run_maven -q -Dchecks.skip -Dmaven.main.skip -pl "${modules#,}" compile dependency:build-classpath -DincludeScope=compile \
        -Dmdep.outputFile=target/site-libraries >&2 || fail "Maven could not tell what the libraries depend on, see above."
    libraries="$(cd "$root" && for directory in $(echo "${modules#,}" | tr , ' '); do
        tr : '\n' <"$directory/target/site-libraries"
        echo
    done | grep '\.jar$' | grep -v "^$root/" | sort -u | paste -s -d : -)"
    {
        for directory in $(echo "${modules#,}" | tr , ' '); do
            name="$(sed -n 's/^\(open \)\{0,1\}module \([a-z0-9.]*\) {.*/\2/p' "$root/$directory/src/main/java/module-info.java")"
            names="$names,$name"
            printf -- '--module-source-path "%s=%s"\n' "$name" "$root/$directory/src/main/java"
        done
        printf -- '--module "%s"\n--module-path "%s"\n-d "%s"\n' "${names#,}" "$libraries" "$site_output/javadoc"
        cat <<OPTIONS
-quiet -notimestamp -encoding UTF-8 -docencoding UTF-8 -charset UTF-8 --release 17
-Xdoclint:all -Werror
-windowtitle "Cluster E2E" -doctitle "Cluster E2E: the libraries"
-header "<a href=\"{@docRoot}/../index.html\">Cluster E2E</a>"
OPTIONS
    } >"$site_work/javadoc-options"
    rm -rf "$site_output/javadoc"
    "$jdk_home/bin/javadoc" "@$site_work/javadoc-options" >&2 || fail "the Javadoc could not be made, see above."
}

# pass_site: the pages alone, as a pass of ./test, where there is Node.js. Needs passes.sh.
pass_site() {
    local begun status=0
    begun="$(date +%s)"
    if ! (require_node) 2>/dev/null; then
        printf '  not run   the site: it needs Node.js %s or newer with npm\n' "$node_least" >>"$passes/summary"
        return
    fi
    printf '\n=== the site\n'
    (make_pages) >"$passes/site.log" 2>&1 </dev/null || status="see $passes/site.log"
    [ "$status" = 0 ] || show_tail 30 "$passes/site.log"
    summarize "$status" "the site" "$(since "$begun"): pages, search, links"
}
