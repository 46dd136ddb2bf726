// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh.wire;

/**
 * What a node's shell does for files and trees. Each may be done twice with the same result, but one.
 *
 * <p>They clean up after PIPE too: when the connection is lost, there is nobody to complain to either.
 *
 * <p>Those that read do not end before their input does, but say {@code stop} and wait for its end, unless they are ended:
 * the library may still send something for a channel that both sides have closed, and the server then ends the whole
 * connection, with everything that runs on it.
 */
public final class FileScripts {

    private static final String STOP = """
            ended=
            stop() { [ -n "$ended" ] || { echo stop; cat >/dev/null; }; }
            trap stop EXIT
            trap 'ended=1; exit 1' HUP INT TERM PIPE
            """;

    /**
     * Arguments: path, temporary path beside it, size, mode, owner as chown takes it or nothing, SHA-256 or nothing, time in
     * seconds since 1970 or nothing. With a digest it says {@code same} or {@code send} before it reads. Counts what came
     * before the name changes: to {@code cat} the end of the file and the end of the connection look the same. Its process
     * id makes the temporary path its own: after a lost connection it is sent again, and the first one may still run. The
     * mode is set in any case: in a directory with an access control list of its own, new files have other modes.
     */
    public static final String WRITE = STOP + """
            mode=$4 owner=$5 modified=$7
            dress() {
              [ -z "$owner" ] || chown -- "$owner" "$1" || return
              [ -z "$modified" ] || touch -d "@$modified" -- "$1" || return
              chmod "$mode" "$1"
            }
            if [ -d "$1" ]; then echo "Is a directory" >&2; exit 1; fi
            if [ -n "$6" ]; then
              if [ -f "$1" ] && [ ! -L "$1" ] && [ "$(sha256sum 2>/dev/null <"$1")" = "$6  -" ]; then
                echo same
                dress "$1" && trap - EXIT
                exit
              fi
              echo send
            fi
            d=${1%/*}
            [ -d "${d:=/}" ] || mkdir -p -- "$d" || exit 1
            umask 077
            t=$2-$$
            trap 'rm -f -- "$t"; stop' EXIT
            cat >"$t" || exit 1
            size=$(wc -c <"$t")
            if ! [ "$size" -eq "$3" ]; then echo "$size bytes came instead of $3" >&2; exit 1; fi
            dress "$t" || exit 1
            mv -fT -- "$t" "$1" && trap - EXIT
            """;

    /** The exit status that says that the node has no {@code tar}; those of the tools are others. */
    public static final int NO_TAR = 69;

    private static final String NEEDS_TAR =
            "command -v tar >/dev/null || { echo 'tar: not found' >&2; exit " + NO_TAR + "; }\n";

    /** A link that leads nowhere is there too. */
    private static final String THERE = "there() { [ -e \"$1\" ] || [ -L \"$1\" ]; }\n";

    private static final String NOTHING_THERE = """
            if [ -z "$4" ] && there "$1"; then echo "Something is there" >&2; exit 1; fi
            d=${1%/*}
            [ -d "${d:=/}" ] || mkdir -p -- "$d" || exit 1
            umask 077
            """;

    /** What is not gone at the end is removed, also what its own modes protect. */
    private static final String REMOVE = """
            remove() { rm -rf -- "$1" 2>/dev/null || { chmod -R u+rwX "$1"; rm -rf -- "$1"; }; }
            """;

    private static final String REMOVED_AT_THE_END = REMOVE + """
            trap 'cd /; remove "$w"; stop' EXIT
            cd -- "$w" || exit 1
            """;

    /** The top's mode comes last of all: to be moved, a directory must be writable. */
    private static final String MOVE = """
            [ -z "$2" ] || chown -hR -- "$2" tree || exit 1
            trap '' HUP INT TERM PIPE
            if [ -n "$4" ] && there "$1"; then
              mv -T -- "$1" old || exit 1
              mv -T -- tree "$1" || { mv -T -- old "$1"; exit 1; }
            else
              mv -T -- tree "$1" || exit 1
            fi
            [ "$3" = 0700 ] || chmod "$3" "$1"
            """;

    /**
     * What {@code TreeDigest} writes down of a tree here, of one there. Where the tools are missing, it comes to nothing
     * that a tree here could come to.
     */
    private static final String SAME = """
            looks() {
              cd -- "$1" || return
              find . \\( -type l -printf '%P//l//%l\\0' \\) -o -printf '%P//%y%m\\0' | sort -z
              find . -type f -print0 | sort -z | xargs -0 -r sha256sum | sed 's/^\\\\//' | cut -c 1-64
            }
            if [ -n "$5" ] && [ -d "$1" ] && [ ! -L "$1" ] &&
              [ "$( (looks "$1" | sha256sum) 2>/dev/null)" = "$5  -" ]; then
              [ -z "$2" ] || chown -hR -- "$2" "$1" || exit 1
              echo same
              trap - EXIT
              exit 0
            fi
            """;

    /**
     * Arguments: path, owner as chown takes it or nothing, mode of the top directory, {@code replace} or nothing,
     * {@code TreeDigest} or nothing; without {@code replace} it cannot be done twice. With a digest it says {@code same}
     * or {@code send} before it reads. Unpacks into a directory beside the destination, in which the tree is called
     * {@code tree}; {@code end} comes last, since to {@code tar} an archive that breaks off between two files is whole.
     */
    public static final String UNPACK =
            STOP + SAME + THERE + NEEDS_TAR + NOTHING_THERE + """
            w=$(mktemp -d "${d%/}/.cluster-e2e-XXXXXXXXXX") || exit 1
            """ + REMOVED_AT_THE_END + """
            [ -z "$5" ] || echo send
            tar -xpof - && cat >/dev/null || exit 1
            ended=1
            [ -f end ] || { echo "The end is missing" >&2; exit 1; }
            """ + MOVE;

    /**
     * Makes the directory beside the destination for a tree that does not come over {@code tar}. Arguments: path, that
     * directory, nothing, {@code replace} or nothing. May be done twice, but takes nobody else's directory.
     */
    public static final String PREPARE = THERE + NOTHING_THERE + """
            mkdir -- "$2" || { [ -d "$2" ] && [ ! -L "$2" ] && [ -O "$2" ]; } || exit 1
            """;

    /**
     * Moves a tree from there to its destination. Arguments: as of {@link #UNPACK}, and instead of the digest the
     * directory beside it. Cannot be done twice. It gives that directory another name first, as {@link #ABANDON} does, so
     * that only one of the two gets it: what gives way is in it for a moment.
     */
    public static final String PLACE = STOP + THERE + REMOVE + """
            w=$5-placed
            trap 'cd /; remove "$w"; stop' EXIT
            mv -T -- "$5" "$w" && cd -- "$w" || exit 1
            """ + MOVE;

    /** Argument: that directory. Whoever has lost the connection may still write to it a little while. */
    public static final String ABANDON = REMOVE + """
            w=$1-abandoned
            mv -T -- "$1" "$w" 2>/dev/null || [ ! -e "$1" ] || exit 1
            remove "$w" 2>/dev/null || { sleep 1; remove "$w"; }
            """;

    /** Argument: a directory. Finds out why nothing more can be written to it, which SFTP does not tell. */
    public static final String WHY_NOT = "exec dd if=/dev/zero of=\"$1/why-not\" bs=65536 count=1\n";

    /**
     * Argument: path. Says first which it is, and of a file also its mode, time and size: those of the file that is read
     * then, even if another one has taken its name meanwhile. GNU tar ends with 1, and so does no other error of it, when a
     * file has changed or gone while it was read.
     */
    public static final String FETCH = "needs_tar() {\n" + NEEDS_TAR + "}\n" + """
            if [ -d "$1" ]; then
              cd -- "$1" || exit 1
              needs_tar
              echo tree
              tar -cf - .
              s=$?
              [ $s = 1 ] && tar --version 2>/dev/null | grep -q 'GNU tar' && exit 0
              exit $s
            fi
            exec <"$1" || exit 1
            stat -Lc 'file %a %Y %s' /proc/self/fd/0 || exit 1
            exec cat
            """;

    /** Argument: path. */
    public static final String READ =
            "if [ -d \"$1\" ]; then echo 'Is a directory' >&2; exit 1; fi\nexec cat <\"$1\"\n";

    /** Argument: path. A link that leads nowhere exists too. */
    public static final String EXISTS = "if [ -e \"$1\" ] || [ -L \"$1\" ]; then echo yes; fi\n";

    /** Argument: path. */
    public static final String DELETE = "exec rm -rf -- \"$1\"\n";

    /** Argument: path. {@code FileList} reads it. What goes meanwhile is not there. */
    public static final String LIST = """
            cd -- "$1" || exit 1
            exec find . -mindepth 1 -maxdepth 1 -ignore_readdir_race \
            -printf '%f\\0%y\\0%s\\0%m\\0%u\\0%g\\0%T@\\0%l\\0'
            """;

    private FileScripts() {}
}
