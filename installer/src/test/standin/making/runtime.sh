# shellcheck shell=dash
# shellcheck disable=SC2154 # what is not assigned here is make's
# SPDX-License-Identifier: Apache-2.0
#
# The programs that the stand-in carries along, as DC/OS carries its own: a Python, OpenSSL and etcd from Debian's packages,
# with their libraries and the loader that starts them. So a node needs nothing of them, and its own are not disturbed.

# download_packages DIRECTORY: unpacks the files of all packages there.
download_packages() {
    mkdir -p "$1/packages" "$1/files"
    local names
    names="$(grep -v '^#' "$here/making/packages")"
    # shellcheck disable=SC2086 # many names
    (
        cd "$1/packages" || exit
        # The machine's lists may be missing, old, or just being replaced; then some of our own do, which need no root.
        apt-get download $names >download.log 2>&1 ||
            { private_apt "$1/apt" update && private_apt "$1/apt" download $names; } >download.log 2>&1
    ) || {
        cat "$1/packages/download.log" >&2
        say "the packages could not be downloaded; making/packages lists them, and Debian 12 has them"
        return 1
    }
    local package
    for package in "$1"/packages/*.deb; do
        dpkg-deb -x "$package" "$1/files"
    done
}

# private_apt DIRECTORY ARGUMENTS...: apt-get with lists of its own.
private_apt() {
    local directory="$1"
    shift
    mkdir -p "$directory/lists/partial" "$directory/archives/partial"
    apt-get -o "Dir::State::lists=$directory/lists" -o "Dir::Cache=$directory" "$@"
}

# make_runtime DIRECTORY FILES: FILES of packages become opt/mesosphere below DIRECTORY.
make_runtime() {
    local top="$1/opt/mesosphere" files="$2" library name
    mkdir -p "$top/bin" "$top/lib" "$top/libexec"
    for library in libc libm libz libexpat libssl libcrypto liblzma libffi libuuid libdl libpthread librt libutil libresolv \
        libnss_files libnss_dns; do
        find "$files" -name "$library.so.*" -path '*-linux-gnu/*' | while read -r name; do
            [ -e "$top/lib/${name##*/}" ] || cp -L "$name" "$top/lib/"
        done
    done
    # One name for the loader on every architecture.
    cp -L "$(find "$files"/lib* "$files"/usr/lib* -name 'ld-linux*.so.*' | head -n 1)" "$top/lib/ld.so"
    cp -L "$files"/usr/bin/python3.[0-9]* "$top/libexec/python3"
    cp "$files/usr/bin/openssl" "$top/libexec/openssl"
    make_library "$top" "$files"
    cp "$here/node/bin/python" "$top/bin/python3"
    cp "$here/node/bin/openssl" "$top/bin/openssl"
    ln -s python3 "$top/bin/python"
    # Compiled once here, rather than by every service of every node when it starts for the first time.
    unshared_python "$top" -B -m compileall -q -b --invalidation-mode unchecked-hash -s "$1" "$top"/lib/python3.* >/dev/null
    find "$top"/lib/python3.* -name '*.py' -exec rm {} +
}

# make_library TOP FILES: Python's own modules, without those that the stand-in has no use for.
make_library() {
    local library
    library="$(basename "$(find "$2/usr/lib" -maxdepth 1 -name 'python3.[0-9]*')")"
    cp -a "$2/usr/lib/$library" "$1/lib/"
    cp -a "$2/usr/lib/python3/dist-packages/yaml" "$1/lib/$library/"
    (
        cd "$1/lib/$library" || exit
        rm -rf test unittest/test idlelib lib2to3 distutils ensurepip tkinter turtle* pydoc_data curses dbm sqlite3 venv wsgiref \
            xmlrpc ctypes multiprocessing asyncio sitecustomize.py EXTERNALLY-MANAGED config-3* __pycache__ yaml/_yaml*
        cd lib-dynload || exit
        rm -f ./*test* _codecs_* _asyncio* _curses* _dbm* _crypt* _sqlite3* _ctypes* _bz2* nis* readline* ossaudiodev* \
            audioop* xx* _decimal* _tkinter* _xxsub*
    )
}

# unshared_python TOP ARGUMENTS...: the Python that is carried, from where it is being made.
unshared_python() {
    local top="$1"
    shift
    env -i "$top/lib/ld.so" --argv0 "$top/bin/python3" --library-path "$top/lib" "$top/libexec/python3" "$@"
}
