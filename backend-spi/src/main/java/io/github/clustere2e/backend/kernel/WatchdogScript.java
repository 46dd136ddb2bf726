// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.kernel;

/** What the watchdog's shell does. Its arguments: the cluster's directory, the pid file's name, the removing command. */
final class WatchdogScript {

    static final String TEXT = """
            directory=$1; pid_file=$2; shift 2
            cd / || exit 1
            trap '' HUP INT
            echo armed

            until_end=now
            while read -r word argument; do       # ends when the owner does
                case $word in
                    claimed)                      # the directory is ours now
                        echo $$ > "$directory/$pid_file"
                        if true >> "$directory/watchdog.log"; then exec 2>> "$directory/watchdog.log"; fi
                        echo guarding
                        exec >&2 ;;               # the pipe to the owner is closed: nothing of ours holds it up
                    stop) exit 0 ;;
                    standing) until_end=$argument ;;
                esac
            done
            exec < /dev/null

            if [ "$until_end" = for-ever ]; then exit 0; fi
            if [ "$until_end" != now ]; then
                sleeper=
                trap 'kill $sleeper 2>/dev/null; exit 0' TERM
                while left=$((until_end - $(date +%s))); [ "$left" -gt 0 ]; do
                    sleep "$left" & sleeper=$!
                    wait "$sleeper"
                done
                [ -d "$directory" ] || exit 0
            fi
            exec "$@"
            """;

    private WatchdogScript() {}
}
