// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.hosts;

import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Some hosts on this machine, and a home and a state directory that are no user's. */
public final class Surroundings implements AutoCloseable {

    private static final String STATE = "clustere2e.state";

    private final Path state;
    private final Path home;
    private final String realHome = System.getProperty("user.home");
    private final List<LocalSshd> hosts = new ArrayList<>();

    public Surroundings(Path directory, int count) throws IOException {
        state = directory.resolve("state");
        home = Files.createDirectories(directory.resolve("home"));
        Files.createDirectory(home.resolve(".ssh"));
        Files.createDirectory(state);
        System.setProperty(STATE, state.toString());
        System.setProperty("user.home", home.toString());
        for (int i = 0; i < count; i++) {
            hosts.add(new LocalSshd(directory));
        }
    }

    public LocalSshd sshd(int index) {
        return hosts.get(index);
    }

    /** A host by its place, called {@code h0}, {@code h1} and so on. */
    public HostBuilder host(int index) {
        return sshd(index).host().name("h" + index);
    }

    public HostsOptions pool() {
        List<Host> pool = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            pool.add(host(i).build());
        }
        return HostsOptions.of(pool);
    }

    public ClusterProvider provider() {
        return Clusters.provider(HostsOptions.BACKEND);
    }

    public ClusterSpec.Builder spec(String name, int agents) {
        return ClusterSpec.builder().name(name).nodes(Role.AGENT, agents).options(pool());
    }

    /** The files by which hosts are claimed. */
    public List<String> claims() {
        try (Stream<Path> files = Files.walk(state)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".claim"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of OpenSSH's, which has no key in it. */
    public Path ssh(String name, String text) throws IOException {
        return Files.writeString(home.resolve(".ssh").resolve(name), text);
    }

    public Path state() {
        return state;
    }

    @Override
    public void close() {
        hosts.forEach(LocalSshd::close);
        System.clearProperty(STATE);
        System.setProperty("user.home", realHome);
    }
}
