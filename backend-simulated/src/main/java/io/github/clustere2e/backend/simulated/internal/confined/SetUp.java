// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

/** The scripts that make a node's namespaces. */
final class SetUp {

    /** What a node's programs are looked for in. */
    static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Where the machine's root directory is for a moment. */
    static final String OLD_ROOT = ".old";

    /** What the inner one says when all is made. */
    static final String READY = "ready";

    /**
     * Runs as root of the outer user namespace, with mounts and processes of its own. Arguments: the root directory, the
     * mounts, the host name, and the inner script.
     *
     * <p>It mounts, makes the directory the root, and lets the machine's go. Then it makes another user namespace with the
     * same users: to its root, the kernel locks all mounts of the outer one, so that he can neither write to what is mounted
     * read-only nor take it away (mount_namespaces(7)). A named pipe tells when that namespace is there, since who opens it
     * waits for the other.
     */
    static final String OUTER = """
            set -e
            mkfifo "$1/.go"
            mount -n -a -T "$2"
            cd "$1"
            mount -n -t proc proc proc
            pivot_root . .old
            cd /
            umount -n -l /.old
            rmdir /.old
            exec 3<&0
            unshare --user --mount --pid --net --uts --ipc --cgroup --fork --kill-child \
              sh -c 'read -r go </.go; rm /.go; exec sh -c "$2" sh "$1"' sh "$3" "$4" &
            exec 5>/.go
            map= alone=
            while read -r inside outside count; do
              map="$map$inside $inside $count
            "
              [ "$count" != 1 ] || alone=1
            done </proc/self/uid_map
            [ -z "$alone" ] || echo deny >/proc/$!/setgroups
            printf %s "$map" >/proc/$!/uid_map
            printf %s "$map" >/proc/$!/gid_map
            exec 3<&-
            echo go >&5
            exec 5>&-
            wait $!
            """;

    /** Says that the outer user namespace is there, and keeps it until its users are known and it has others in it. */
    static final String USERS = "echo ready; read -r end";

    /**
     * Runs as the first process of the node; argument: the host name. It ends when its input does, which this process holds:
     * the kernel then ends all others of the node. While it waits it takes up what other processes leave behind. Who waits
     * for the input is begun anew if somebody kills all processes, as the first one of a host would be left over.
     */
    static final String INNER = """
            set -e
            mount -n -t proc proc /proc
            mount -n -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts /dev/pts
            hostname "$1"
            ! command -v ip >/dev/null || ip link set lo up
            echo ready
            exec >/dev/null 2>&1
            set +e
            while :; do
              cat <&3 &
              wait $!
              [ $? -gt 128 ] || exit 0
            done
            """;

    private SetUp() {}
}
