# shellcheck shell=dash
# shellcheck disable=SC2154 # what is not assigned here is make's
# SPDX-License-Identifier: Apache-2.0
#
# What takes time, kept from one make to the next: the lower layer of the image, and in it what nodes download.

# Prints the hash of every file that the kept parts are made of.
hash_of_recipe() {
    (
        cd "$here" || exit
        {
            find making genconf node -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
            dpkg --print-architecture
        } | sha256sum
    ) | cut -c 1-18
}

# Prints the directory of the kept parts, made first if it is not there. It gets its name when it is complete.
kept_parts() {
    local cache="${STANDIN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cluster-e2e/standin}" directory
    directory="$cache/$(hash_of_recipe)"
    if [ ! -d "$directory" ]; then
        mkdir -p "$cache"
        (
            flock 9
            if [ ! -d "$directory" ]; then
                say "taking programs from Debian's packages and compressing them; once, half a minute"
                rm -rf "$cache"/new.*
                # Of files that were changed since, nobody has asked for a week.
                find "$cache" -mindepth 1 -maxdepth 1 -type d -mtime +7 -exec rm -rf {} +
                make_parts "$(mktemp -d "$cache/new.XXXXXX")" "$directory" 9>&-
            fi
        ) 9>"$cache/lock" >&2
    fi
    touch "$directory"
    echo "$directory"
}

# make_parts WORK DIRECTORY
make_parts() {
    mkdir -p "$1/layer/opt/standin" "$1/kept"
    download_packages "$1"
    make_runtime "$1/layer" "$1/files"
    cp -a "$1/layer" "$1/bootstrap"
    add_node_files "$1/bootstrap/opt/mesosphere" "$1/files"
    # Without the end of the archive, for genconf adds to it.
    tidy_tar "$1/bootstrap/opt/mesosphere" . | head -c -1024 | xz -T2 -6 >"$1/layer/opt/standin/bootstrap.tar.xz"
    cp -a "$here/genconf" "$1/layer/opt/standin/"
    # A container of the image needs these two for its own.
    mkdir -p "$1/layer/tmp" "$1/layer/genconf"
    chmod 1777 "$1/layer/tmp"
    tidy_tar "$1/layer" . >"$1/kept/layer.tar"
    sha256_of "$1/kept/layer.tar" >"$1/kept/layer.sha256"
    cp -a "$1/layer/opt/mesosphere" "$1/kept/mesosphere"
    mv "$1/kept" "$2"
    rm -rf "$1"
}

# add_node_files TOP FILES: what only nodes have.
add_node_files() {
    cp "$2/usr/bin/etcd" "$1/bin/"
    cp -a "$here"/node/bin/. "$1/bin/"
    rm "$1/bin/python"
    ln -s python3 "$1/bin/python"
    cp -a "$here/node/standin" "$1/"
    mkdir -p "$1/active"
    cp -a "$here/node/tests" "$1/active/dcos-integration-test"
}

# tidy_tar DIRECTORY NAME...: a tar that is the same whoever makes it, whenever.
tidy_tar() {
    local directory="$1"
    shift
    tar -C "$directory" -b 1 --format=ustar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf - "$@"
}

sha256_of() {
    sha256sum <"$1" | cut -d ' ' -f 1
}
