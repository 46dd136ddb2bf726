// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import io.github.clustere2e.api.InvalidInputException;
import java.time.Duration;

/**
 * Something that goes wrong with a node on demand; {@link SimulatedFaults} makes it happen.
 *
 * <p>Some happen to connections and some to commands. Files are sent and fetched by commands too. Bytes of connections are
 * those of SSH, which are encrypted and more than what a command reads or writes.
 *
 * @since 0.1
 */
public sealed interface Fault {

    /**
     * Resets new connections at once, as if nothing listened.
     *
     * @since 0.1
     */
    record RefuseConnections() implements Fault {}

    /**
     * Resets a connection when the node has sent so many bytes over it; those arrive.
     *
     * @param bytes at least 0, from the moment when the fault takes hold of the connection
     * @since 0.1
     */
    record DropAfterOutput(long bytes) implements Fault {

        /**
         * Checks what it is given.
         *
         * @param bytes as the record says
         * @throws InvalidInputException if it is negative
         */
        public DropAfterOutput {
            notNegative(bytes);
        }
    }

    /**
     * Resets a connection when the node has received so many bytes over it.
     *
     * @param bytes at least 0, from the moment when the fault takes hold of the connection
     * @since 0.1
     */
    record DropAfterInput(long bytes) implements Fault {

        /**
         * Checks what it is given.
         *
         * @param bytes as the record says
         * @throws InvalidInputException if it is negative
         */
        public DropAfterInput {
            notNegative(bytes);
        }
    }

    /**
     * Says nothing on a new connection for a while.
     *
     * @param time not negative
     * @since 0.1
     */
    record DelayConnections(Duration time) implements Fault {

        /**
         * Checks what it is given.
         *
         * @param time as the record says
         * @throws InvalidInputException if it is negative
         */
        public DelayConnections {
            notNegative(time.toMillis());
        }
    }

    /**
     * Slows a connection down, in each direction.
     *
     * @param bytesPerSecond at least 1
     * @since 0.1
     */
    record LimitRate(long bytesPerSecond) implements Fault {

        /**
         * Checks what it is given.
         *
         * @param bytesPerSecond as the record says
         * @throws InvalidInputException if it is not positive
         */
        public LimitRate {
            notNegative(bytesPerSecond - 1);
        }
    }

    /**
     * Shows a host key on new connections that is not the node's.
     *
     * @since 0.1
     */
    record WrongHostKey() implements Fault {}

    /**
     * Lets nobody in on new connections.
     *
     * @since 0.1
     */
    record RefuseAuthentication() implements Fault {}

    /**
     * Begins commands after a while.
     *
     * @param time not negative
     * @since 0.1
     */
    record DelayCommands(Duration time) implements Fault {

        /**
         * Checks what it is given.
         *
         * @param time as the record says
         * @throws InvalidInputException if it is negative
         */
        public DelayCommands {
            notNegative(time.toMillis());
        }
    }

    /**
     * Tells an exit status that is not the one of the command, which has run.
     *
     * @param status 0 to 255
     * @since 0.1
     */
    record WrongExitStatus(int status) implements Fault {

        /**
         * Checks what it is given.
         *
         * @param status as the record says
         * @throws InvalidInputException if it can be none
         */
        public WrongExitStatus {
            Answer.ok().exitStatus(status);
        }
    }

    /**
     * Leaves out what a command writes to its standard output beyond so many bytes, and says nothing of it.
     *
     * @param bytes at least 0
     * @since 0.1
     */
    record TruncateOutput(long bytes) implements Fault {

        /**
         * Checks what it is given.
         *
         * @param bytes as the record says
         * @throws InvalidInputException if it is negative
         */
        public TruncateOutput {
            notNegative(bytes);
        }
    }

    private static void notNegative(long value) {
        if (value < 0) {
            throw new InvalidInputException(
                    "A fault was given a number that is too small: sizes and times are at least 0,"
                            + " and a rate is at least one byte per second");
        }
    }
}
