// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.simulated;

import io.github.clustere2e.api.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a scripted command leaves behind: output, an exit status, and how long it takes.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Answer {

    private static final Answer OK = new Answer(new byte[0], new byte[0], 0, Duration.ZERO);

    private final byte[] stdout;
    private final byte[] stderr;
    private final int exitStatus;
    private final Duration delay;

    private Answer(byte[] stdout, byte[] stderr, int exitStatus, Duration delay) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.exitStatus = exitStatus;
        this.delay = delay;
    }

    /**
     * Succeeds, says nothing, and takes no time.
     *
     * @return the answer
     */
    public static Answer ok() {
        return OK;
    }

    /**
     * Succeeds with an output.
     *
     * @param stdout the standard output, sent as UTF-8 and exactly as it is: end it with a line's end as programs do
     * @return the answer
     */
    public static Answer output(String stdout) {
        return OK.stdout(stdout);
    }

    /**
     * Fails.
     *
     * @param exitStatus 0 to 255
     * @param stderr the standard error, as {@link #output(String)} takes it
     * @return the answer
     * @throws InvalidInputException if that can be no exit status
     */
    public static Answer failure(int exitStatus, String stderr) {
        return OK.exitStatus(exitStatus).stderr(stderr);
    }

    /**
     * Returns the same answer with another standard output.
     *
     * @param text sent as UTF-8
     * @return an answer
     */
    public Answer stdout(String text) {
        return stdout(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the same answer with another standard output.
     *
     * @param bytes what is sent
     * @return an answer
     */
    public Answer stdout(byte[] bytes) {
        return new Answer(bytes.clone(), stderr, exitStatus, delay);
    }

    /**
     * Returns the same answer with another standard error.
     *
     * @param text sent as UTF-8
     * @return an answer
     */
    public Answer stderr(String text) {
        return new Answer(stdout, text.getBytes(StandardCharsets.UTF_8), exitStatus, delay);
    }

    /**
     * Returns the same answer with another exit status.
     *
     * @param status 0 to 255
     * @return an answer
     * @throws InvalidInputException if that can be no exit status
     */
    public Answer exitStatus(int status) {
        if (status < 0 || status > 255) {
            throw new InvalidInputException("An exit status is from 0 to 255, and " + status + " is not");
        }
        return new Answer(stdout, stderr, status, delay);
    }

    /**
     * Returns the same answer after a while: nothing is sent before.
     *
     * @param time not negative
     * @return an answer
     * @throws InvalidInputException if the time is negative
     */
    public Answer after(Duration time) {
        if (time.isNegative()) {
            throw new InvalidInputException("A command cannot take " + time + ": give a time that is not negative");
        }
        return new Answer(stdout, stderr, exitStatus, time);
    }

    /**
     * Returns its standard output.
     *
     * @return a copy
     */
    public byte[] stdout() {
        return stdout.clone();
    }

    /**
     * Returns its standard error.
     *
     * @return a copy
     */
    public byte[] stderr() {
        return stderr.clone();
    }

    /**
     * Returns its exit status.
     *
     * @return 0 to 255
     */
    public int exitStatus() {
        return exitStatus;
    }

    /**
     * Returns how long it takes.
     *
     * @return not negative
     */
    public Duration delay() {
        return delay;
    }

    @Override
    public String toString() {
        return "status " + exitStatus + " with " + stdout.length + " and " + stderr.length + " bytes of output after "
                + delay.toMillis() + " ms";
    }
}
