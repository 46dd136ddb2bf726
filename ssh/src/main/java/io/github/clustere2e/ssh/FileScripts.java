// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

/**
 * What a node's shell does for files and trees. Each may be done twice with the same result, but one.
 *
 * <p>Those that write say what went wrong on a connection that may be gone, which must not keep them from tidying up:
 * hence {@code PIPE}.
 */
final class FileScripts {

    /**
     * Arguments: path, temporary path beside it, size, mode, owner as chown takes it or nothing, SHA-256 or nothing. With
     * that it says {@code same} or {@code send} before it reads. Counts what came before the name changes: to {@code cat}
     * the end of the file and the end of the connection look the same.
     */
    static final String WRITE = """
            if [ -d "$1" ]; then echo "Is a directory" >&2; exit 1; fi
            if [ -n "$6" ]; then
              if [ -f "$1" ] && [ ! -L "$1" ] && [ "$(sha256sum 2>/dev/null <"$1")" = "$6  -" ]; then
                echo same
                [ -z "$5" ] || chown -- "$5" "$1" || exit 1
                exec chmod "$4" "$1"
              fi
              echo send
            fi
            d=${1%/*}
            [ -d "${d:=/}" ] || mkdir -p -- "$d" || exit 1
            umask 077
            trap 'rm -f -- "$2"' EXIT
            trap 'exit 1' HUP INT TERM PIPE
            cat >"$2" || exit 1
            size=$(wc -c <"$2")
            if [ "$size" -ne "$3" ]; then echo "$size bytes came instead of $3" >&2; exit 1; fi
            [ -z "$5" ] || chown -- "$5" "$2" || exit 1
            [ "$4" = 0600 ] || chmod "$4" "$2" || exit 1
            mv -fT -- "$2" "$1" && trap - EXIT
            """;

    /**
     * Arguments: path, owner as chown takes it or nothing, mode of the top directory, {@code replace} or nothing; without
     * {@code replace} it cannot be done twice. Unpacks into a directory beside the destination, in which the tree is
     * called {@code tree}; {@code end} comes last, since to {@code tar} an archive that breaks off between two files is
     * whole. The top's mode comes last of all: to be moved, a directory must be writable.
     */
    static final String UNPACK = """
            there() { [ -e "$1" ] || [ -L "$1" ]; }
            if [ -z "$4" ] && there "$1"; then echo "Something is there" >&2; exit 1; fi
            command -v tar >/dev/null || { echo "tar: not found" >&2; exit 1; }
            d=${1%/*}
            [ -d "${d:=/}" ] || mkdir -p -- "$d" || exit 1
            umask 077
            w=$(mktemp -d "${d%/}/.cluster-e2e-XXXXXXXXXX") || exit 1
            trap 'cd /; rm -rf -- "$w" 2>/dev/null || { chmod -R u+rwX "$w"; rm -rf -- "$w"; }' EXIT
            trap 'exit 1' HUP INT TERM PIPE
            cd -- "$w" || exit 1
            tar -xpof - || exit 1
            [ -f end ] || { echo "The end is missing" >&2; exit 1; }
            [ -z "$2" ] || chown -hR -- "$2" tree || exit 1
            trap '' HUP INT TERM
            if [ -n "$4" ] && there "$1"; then
              mv -T -- "$1" old || exit 1
              mv -T -- tree "$1" || { mv -T -- old "$1"; exit 1; }
            else
              mv -T -- tree "$1" || exit 1
            fi
            [ "$3" = 0700 ] || chmod "$3" "$1"
            """;

    /**
     * Arguments: path, {@code size} if that is wanted. Says first which it is. GNU tar ends with 1, and so does no other
     * error of it, when a file has changed or gone while it was read.
     */
    static final String FETCH = """
            if [ -d "$1" ]; then
              command -v tar >/dev/null || { echo "tar: not found" >&2; exit 1; }
              cd -- "$1" || exit 1
              echo tree
              tar -cf - .
              s=$?
              [ $s = 1 ] && tar --version 2>/dev/null | grep -q 'GNU tar' && exit 0
              exit $s
            fi
            exec <"$1" || exit 1
            if [ -n "$2" ]; then echo "file $(stat -Lc %s -- "$1")"; else echo file; fi
            exec cat
            """;

    /** Argument: path. */
    static final String READ = "if [ -d \"$1\" ]; then echo 'Is a directory' >&2; exit 1; fi\nexec cat <\"$1\"\n";

    /** Argument: path. A link that leads nowhere exists too. */
    static final String EXISTS = "if [ -e \"$1\" ] || [ -L \"$1\" ]; then echo yes; fi\n";

    /** Argument: path. */
    static final String DELETE = "exec rm -rf -- \"$1\"\n";

    /** Argument: path. {@link FileList} reads it. What goes meanwhile is not there. */
    static final String LIST = """
            cd -- "$1" || exit 1
            exec find . -mindepth 1 -maxdepth 1 -ignore_readdir_race \
            -printf '%f\\0%y\\0%s\\0%m\\0%u\\0%g\\0%T@\\0%l\\0'
            """;

    private FileScripts() {}
}
