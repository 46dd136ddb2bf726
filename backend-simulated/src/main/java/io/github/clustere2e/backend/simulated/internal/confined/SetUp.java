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
     *
     * <p>It ends the node when its input ends, which this process holds. Nobody on the node reaches it, or can stop it.
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
              sh -c 'read -r go </.go; rm /.go; exec sh -c "$2" sh "$1"' sh "$3" "$4" 3<&- &
            node=$!
            exec 5>/.go
            map= alone=
            while read -r inside outside count; do
              map="$map$inside $inside $count
            "
              [ "$count" != 1 ] || alone=1
            done </proc/self/uid_map
            [ -z "$alone" ] || echo deny >/proc/$node/setgroups
            printf %s "$map" >/proc/$node/uid_map
            printf %s "$map" >/proc/$node/gid_map
            echo go >&5
            exec 5>&-
            { cat <&3 >/dev/null; kill -s KILL $node; } &
            wait $node
            """;

    /** Says that the outer user namespace is there, and keeps it until its users are known and it has others in it. */
    static final String USERS = "echo ready; read -r end";

    /**
     * Runs as the first process of the node, with which the kernel ends all others; argument: the host name. It takes up what
     * other processes leave behind, for which it must wait for one of its own, and begins that anew when somebody kills it.
     */
    static final String INNER = """
            set -e
            mount -n -t proc proc /proc
            mount -n -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts /dev/pts
            hostname "$1"
            ! command -v ip >/dev/null || ip link set lo up
            echo ready
            exec </dev/null >/dev/null 2>&1
            set +e
            while :; do
              sleep 100000 &
              wait $!
            done
            """;

    private SetUp() {}
}
