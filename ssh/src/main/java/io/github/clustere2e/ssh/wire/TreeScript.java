// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh.wire;

/**
 * Finds all processes of a command on the node and signals them.
 *
 * <p>sshd makes each command the leader of a session. To the command belong the processes of that session, whatever
 * process group they are in, and all descendants of these. A daemon that has left both on purpose does not. It works
 * with nothing but a shell and /proc: sshd's own signal request reaches only one process group, and older servers refuse
 * it to root.
 */
public final class TreeScript {

    /**
     * {@code members} adds to {@code found} what there is now, as {@code pid:starttime}, the start time because ids are
     * used again. {@code known} sets {@code alive} to those of them that live, which is quicker than looking at all.
     */
    private static final String MEMBERS = """
            found=" "
            members() {
              more=1
              while [ $more = 1 ]; do
                more=0
                for s in /proc/[0-9]*/stat; do
                  { read -r l <"$s"; } 2>/dev/null || continue
                  p=${l%% *}
                  set -- ${l##*) }
                  [ "$1" = Z ] && continue
                  case "$found" in *" $p:"*) continue;; esac
                  if [ "$4" = "$sid" ]; then found="$found$p:${20} "; more=1; continue; fi
                  case "$found" in *" $2:"*) found="$found$p:${20} "; more=1;; esac
                done
              done
            }
            known() {
              alive=
              for f in $found; do
                { read -r l <"/proc/${f%:*}/stat"; } 2>/dev/null || continue
                set -- ${l##*) }
                [ "$1" = Z ] || [ "${20}" != "${f#*:}" ] || alive="$alive ${f%:*}"
              done
            }
            living() { members; known; }
            """;

    private static final String WITHOUT_SUDO = """
            all=$alive alive=
            for p in $all; do
              { read -r l <"/proc/$p/stat"; } 2>/dev/null || continue
              case "$l" in "$p (sudo) "*) ;; *) alive="$alive $p";; esac
            done
            """;

    private TreeScript() {}

    /**
     * Sends one signal to every member, but not to sudo: that would send it on, and what it runs would get it twice. Only
     * what goes on after a stop needs a sudo that goes on too. A member that has ended meanwhile needs no signal.
     *
     * @param pid the process id that the command has told
     * @param name the signal's name without {@code SIG}
     * @return a script
     */
    public static String signal(long pid, String name) {
        return head(pid) + "living\n" + (name.equals("CONT") ? "" : WITHOUT_SUDO) + """
                status=0
                for p in $alive; do
                  kill -s %s $p || [ ! -e /proc/$p ] || status=1
                done
                exit $status
                """.formatted(name);
    }

    /**
     * Asks every member to end, gives it two seconds, and then makes it. Its status tells whether all are gone.
     *
     * @param pid the process id that the command has told
     * @return a script
     */
    public static String end(long pid) {
        return head(pid) + """
                living
                [ -z "$alive" ] && exit 0
                kill -s TERM $alive 2>/dev/null
                for pause in 0.01 0.02 0.05 0.1 0.1 0.2 0.2 0.3 0.5 0.5; do
                  sleep $pause
                  known
                  [ -z "$alive" ] && living
                  [ -z "$alive" ] && exit 0
                done
                living
                for pause in 0 0.01 0.05 0.1 0.2 0.5 1; do
                  kill -s KILL $alive 2>/dev/null
                  sleep $pause
                  living
                  [ -z "$alive" ] && exit 0
                done
                echo "still there:$alive" >&2
                exit 1
                """;
    }

    private static String head(long pid) {
        return "sid=" + pid + "\n" + MEMBERS;
    }
}
