// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts.internal;

import io.github.clustere2e.api.ClusterException;
import io.github.clustere2e.api.Trouble;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which hosts are nodes of which clusters: a file for each, in the user's state, since nothing is put on the hosts
 * themselves. Only the user can read them; each is there whole or not at all. Thread-safe.
 */
final class ClaimBook {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimBook.class);
    private static final String ENDING = ".claim";
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** A file lock keeps other processes out, this other threads of this one. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path directory;

    ClaimBook(Path directory) {
        this.directory = directory;
    }

    /** All claims at this moment; needs no lock. */
    List<Claim> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENDING)) {
            for (Path file : files) {
                read(file, claims);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        return claims;
    }

    /** Does something that depends on which claims there are, and perhaps makes some, while nobody else does. */
    <R> R alone(Supplier<R> work) {
        try {
            Files.createDirectories(directory, PRIVATE);
            synchronized (ONE_AT_A_TIME) {
                try (FileChannel file = FileChannel.open(
                                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = file.lock()) {
                    LOG.trace("holding {}", held);
                    return work.get();
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void write(Claim claim) {
        Properties properties = new Properties();
        properties.putAll(claim.toText());
        StringWriter text = new StringWriter();
        try {
            properties.store(text, "A host that cluster-e2e uses: destroy its cluster to let go of it");
            Path fresh = Files.createTempFile(directory, "new", ""); // readable by its owner alone
            Files.writeString(fresh, text.toString());
            Files.move(fresh, file(claim), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The claim on one host. */
    Optional<Claim> get(String id) {
        List<Claim> found = new ArrayList<>();
        try {
            read(directory.resolve(id + ENDING), found);
        } catch (IOException e) {
            throw unusable(e);
        }
        return found.stream().findFirst();
    }

    /** Lets go of a host, if that node still has it. */
    void release(String id, String clusterId, String node) {
        if (get(id).isPresent()) {
            alone(() -> {
                get(id).filter(claim -> claim.isOf(clusterId, node)).ifPresent(this::delete);
                return node;
            });
        }
    }

    private void delete(Claim claim) {
        try {
            Files.deleteIfExists(file(claim));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path file(Claim claim) {
        return directory.resolve(claim.id() + ENDING);
    }

    private static void read(Path file, List<Claim> claims) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return; // let go of meanwhile
        }
        Map<String, String> text = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> text.put(key, properties.getProperty(key)));
        try {
            claims.add(Claim.of(text));
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} cannot be understood ({}), and is passed over: delete it if its host is free",
                    file,
                    e.getMessage());
        }
    }

    private ClusterException unusable(IOException e) {
        return new ClusterException(
                Trouble.STATE_DIRECTORY.explain("Which hosts are in use cannot be kept in " + directory + " (" + e
                        + "). Make the directory writable, or" + " name another place with CLUSTER_E2E_STATE."),
                e);
    }
}
