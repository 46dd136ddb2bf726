// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated.internal.confined;

import io.github.clustere2e.api.BackendUnavailableException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which users and groups of this machine are those of a node.
 *
 * <p>Never this machine's root: to him the kernel lets write what is the whole machine's, such as {@code /proc/sys}. Where
 * this process is root, a node gets a range of numbers that nobody has, beyond those that systemd gives to containers
 * (systemd's UIDS-GIDS.md); else root of the node is this process's user, and there is nobody else.
 *
 * @param users the line for {@code uid_map}
 * @param groups the line for {@code gid_map}
 * @param owner whose the node's files must be; empty for this process's user
 */
record IdMap(String users, String groups, OptionalLong owner) {

    private static final long UNUSED = 0x7000_0000L;
    private static final int COUNT = 65_536;
    private static final long ALL = 4_294_967_295L;

    static IdMap current() {
        try {
            long user = id("unix:uid");
            long group = id("unix:gid");
            String[] outer =
                    Files.readString(Path.of("/proc/self/uid_map")).strip().split("\\s+", -1);
            boolean wholeMachine = Long.parseLong(outer[2]) == ALL;
            if (user != 0 || !wholeMachine) {
                if (user == 0 && Long.parseLong(outer[1]) == 0) {
                    throw new BackendUnavailableException(
                            Trouble.CONFINED_SHELL.explain(
                                    "This process is root of a user namespace in which root is root"
                                            + " of the machine, so that a confined shell would be it too. Run it as another user"));
                }
                return new IdMap("0 " + user + " 1\n", "0 " + group + " 1\n", OptionalLong.empty());
            }
            String range = "0 " + UNUSED + " " + COUNT + "\n";
            return new IdMap(range, range, OptionalLong.of(UNUSED));
        } catch (IOException | UnsupportedOperationException e) {
            throw new BackendUnavailableException(
                    Trouble.CONFINED_SHELL.explain(
                            "A confined shell needs Linux with user namespaces, and /proc/self/uid_map cannot be read ("
                                    + e + "). Use scripted answers, or another backend"),
                    e);
        }
    }

    boolean isRange() {
        return owner.isPresent();
    }

    /**
     * The options of {@code nsenter} with which one becomes root in there. Where there is one user only, this process's, one is
     * root already, and may not ask for it.
     */
    List<String> entering() {
        return isRange() ? List.of("--user") : List.of("--user", "--preserve-credentials");
    }

    /** The node's users must get to its directory, and they are others to everything above it. */
    void checkWay(Path root) throws IOException {
        for (Path above = root.getParent(); isRange() && above != null; above = above.getParent()) {
            if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new BackendUnavailableException(
                        Trouble.CONFINED_SHELL.explain("The directory of a node with a confined shell is in " + above
                                + ", through which its users may not pass. Allow it with 'chmod o+x', or name another directory for"
                                + " temporary files with -Djava.io.tmpdir"));
            }
        }
    }

    private static long id(String attribute) throws IOException {
        return ((Integer) Files.getAttribute(Path.of("/proc/self"), attribute)).longValue();
    }
}
