// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of forwards whose process was killed before it could remove them. */
final class SocketLeftovers {

    /** How the directories of sockets are called. */
    static final String PREFIX = "cluster-e2e-forward-";

    /** How a socket is called there. */
    static final String NAME = "socket";

    /** A socket that nobody listens to yet, because it is just being made, is younger. */
    private static final Duration OLD_ENOUGH = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(SshNode.class);

    private SocketLeftovers() {}

    /** Removes those that lie beside a directory and are its owner's; what fails is left to the next. */
    static void sweep(Path own) {
        Instant newest = Instant.now().minus(OLD_ENOUGH);
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(own.resolveSibling(""), PREFIX + "*")) {
            UserPrincipal owner = Files.getOwner(own);
            for (Path directory : directories) {
                sweep(directory, owner, newest);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("What killed processes may have left beside {} stays", own, e);
        }
    }

    private static void sweep(Path directory, UserPrincipal owner, Instant newest) {
        try {
            boolean old = Files.getLastModifiedTime(directory, NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(newest);
            if (old && Files.getOwner(directory, NOFOLLOW_LINKS).equals(owner)) {
                removeIfDead(directory);
            }
        } catch (IOException e) {
            LOG.debug("{} stays", directory, e);
        }
    }

    /** Whether a process listens the kernel knows, whatever name spaces the two are in. */
    private static void removeIfDead(Path directory) throws IOException {
        Path socket = directory.resolve(NAME);
        if (!Files.exists(socket, NOFOLLOW_LINKS)) {
            Files.delete(directory);
            return;
        }
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            LOG.trace("{} is in use: {}", socket, probe);
        } catch (ConnectException e) {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(directory);
        }
    }
}
