// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal;

import com.github.dockerjava.api.exception.DockerException;
import java.time.Duration;

/** The engine took a request and did not answer in time. An answer of the engine's, to those who explain these. */
final class NoAnswerException extends DockerException {

    private static final long serialVersionUID = 1L;

    private final Duration limit;

    NoAnswerException(Duration limit, Throwable cause) {
        super("", 0, cause);
        this.limit = limit;
    }

    /** Without the status that docker-java puts first: there was none. */
    @Override
    public String getMessage() {
        return "the engine did not answer: timed out after " + limit.toSeconds() + " s";
    }
}
