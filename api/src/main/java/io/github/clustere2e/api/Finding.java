// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.api;

import java.util.Optional;

/**
 * What one check of {@link ClusterProvider#doctor(Examination)} found.
 *
 * @param id the check's stable name, such as {@code docker.engine}; docs/troubleshooting.md lists them all
 * @param level how bad it is
 * @param seen what was seen, in words for people
 * @param cure what helps, with the exact command where there is one; empty if nothing needs to be done
 * @since 0.1
 */
public record Finding(String id, Level level, String seen, Optional<String> cure) {

    /**
     * How bad a finding is, from the best to the worst.
     *
     * @since 0.1
     */
    public enum Level {
        /** All is well. */
        OK,
        /** Worth knowing; nothing needs to be done. Also what could not be looked at. */
        NOTE,
        /** Some clusters, or some of what they can do, will not work, or not for long. */
        WARNING,
        /** No cluster can be made. */
        ERROR
    }

    /**
     * Makes a finding that all is well.
     *
     * @param id as the record says
     * @param seen as the record says
     * @return the finding
     */
    public static Finding ok(String id, String seen) {
        return new Finding(id, Level.OK, seen, Optional.empty());
    }

    /**
     * Makes a finding that is worth knowing.
     *
     * @param id as the record says
     * @param seen as the record says
     * @return the finding
     */
    public static Finding note(String id, String seen) {
        return new Finding(id, Level.NOTE, seen, Optional.empty());
    }

    /**
     * Makes a finding that is worth knowing, with what could be done.
     *
     * @param id as the record says
     * @param seen as the record says
     * @param cure what could be done
     * @return the finding
     */
    public static Finding note(String id, String seen, String cure) {
        return new Finding(id, Level.NOTE, seen, Optional.of(cure));
    }

    /**
     * Makes a warning.
     *
     * @param id as the record says
     * @param seen as the record says
     * @param cure what helps
     * @return the finding
     */
    public static Finding warning(String id, String seen, String cure) {
        return new Finding(id, Level.WARNING, seen, Optional.of(cure));
    }

    /**
     * Makes a finding that no cluster can be made.
     *
     * @param id as the record says
     * @param seen as the record says
     * @param cure what helps
     * @return the finding
     */
    public static Finding error(String id, String seen, String cure) {
        return new Finding(id, Level.ERROR, seen, Optional.of(cure));
    }

    /**
     * Returns whether it is worse than a level.
     *
     * @param other the level
     * @return {@code false} if it is as bad or better
     */
    public boolean isWorseThan(Level other) {
        return level.compareTo(other) > 0;
    }

    /**
     * Says it all in one or two lines.
     *
     * @return the id, the level, what was seen and the cure
     */
    @Override
    public String toString() {
        return level + " " + id + ": " + seen
                + cure.map(help -> "\n  What helps: " + help).orElse("");
    }
}
