// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.api.Trouble;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Hosts as OpenSSH's own files know them: {@code ~/.ssh/config}, {@code known_hosts} and the user's keys.
 *
 * <p>Immutable and thread-safe; the files are read anew each time. Of the configuration these are honoured, as
 * ssh_config(5) says: Host with several patterns and negation, Include, HostName, Port, User, IdentityFile, ProxyJump with
 * several hops, HostKeyAlias, UserKnownHostsFile and IdentityAgent; all other keywords are ignored, and Match blocks passed
 * over. Of several identity files the first that can be used is: one that is encrypted if the agent holds its key, and its
 * public key stands beside it in a {@code .pub} file. Without any file, or with {@code IdentityFile none}, the agent's first
 * key is used. Of the known keys of
 * a host one is pinned: Ed25519 before ECDSA before RSA. The files of the whole machine in {@code /etc/ssh} are not read.
 *
 * @since 0.1
 */
public final class OpenSshHosts {

    private static final int MOST_HOPS = 16;

    private final Path home;
    /** By lower-case keyword; they count before those of the files. */
    private final Map<String, List<String>> options;

    private OpenSshHosts(Path home, Map<String, List<String>> options) {
        this.home = home;
        this.options = Map.copyOf(options);
    }

    /**
     * Returns the hosts of the user that runs this.
     *
     * @return by the files in {@code .ssh} of the system property {@code user.home}
     */
    public static OpenSshHosts ofUser() {
        return in(Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * Returns the hosts of whoever has that home directory.
     *
     * @param home what {@code ~} stands for; the files are in its {@code .ssh}, and may be missing
     * @return the hosts
     */
    public static OpenSshHosts in(Path home) {
        return new OpenSshHosts(home.toAbsolutePath(), Map.of());
    }

    /**
     * Returns the same hosts with an option that counts before what the files say, as {@code ssh -o} gives it. As there,
     * it is not for the jump hosts on the way.
     *
     * @param keyword one of those that are honoured, in any case; given again, the later values replace the earlier ones
     * @param values its values, at least one, without quotes
     * @return others; these stay as they are
     */
    public OpenSshHosts with(String keyword, String... values) {
        Map<String, List<String>> more = new HashMap<>(options);
        more.put(keyword.toLowerCase(Locale.ROOT), List.of(values));
        return new OpenSshHosts(home, more);
    }

    /**
     * Looks up where a host is, as whom to log in, and the key to pin, without connecting to anything.
     *
     * @param alias what would be typed after {@code ssh}: {@code [user@]host[:port]}
     * @return what the files say; without a host key if they know none
     * @throws io.github.clustere2e.api.HostKeyMismatchException if the only keys that they know are revoked
     * @throws InvalidInputException if a file cannot be read or understood
     */
    public OpenSshHost find(String alias) {
        Hop hop = Hop.of(alias);
        OpenSshConfig config = config(hop.host());
        String host = host(hop.host(), hop, config);
        int port = port(hop, config);
        String knownAs = KnownHosts.nameOf(config.first("HostKeyAlias").orElse(host), port);
        List<Path> files = knownHostsFiles(config);
        KnownHosts known = KnownHosts.read(files);
        return new OpenSshHost(
                host, port, user(hop, config), KnownHostKeys.pinned(alias, known, knownAs), knownAs, files);
    }

    void apply(String alias, SshNodeBuilder builder) {
        apply(alias, builder, 0);
    }

    private void apply(String alias, SshNodeBuilder builder, int depth) {
        // A user and a port that stand before and after it are not what the patterns of the configuration are about.
        Hop hop = Hop.of(alias);
        OpenSshConfig config = config(hop.host());
        String jump = builder.route == Route.STRAIGHT ? jump(hop.host(), config) : "";
        List<SshNode> jumps = jump.isEmpty() ? List.of() : jumps(hop.host(), jump, builder, depth);
        try {
            apply(hop.host(), config, hop, jumps, builder);
        } catch (RuntimeException | Error e) {
            jumps.forEach(SshNode::close);
            throw e;
        }
    }

    private void apply(String alias, OpenSshConfig config, Hop hop, List<SshNode> jumps, SshNodeBuilder builder) {
        Route route = jumps.isEmpty() ? builder.route : Route.via(jumps.get(0).tunnels());
        SshEndpoint endpoint =
                builder.endpoint == null ? endpoint(alias, config, hop, route, builder) : builder.endpoint;
        String host = endpoint.host();
        int port = endpoint.port();
        String user = endpoint.user();
        builder.endpoint(endpoint).algorithms(SshAlgorithms.compatible());
        Map<Character, String> tokens = new HashMap<>();
        tokens.put('h', host);
        tokens.put('d', home.toString());
        tokens.put('p', Integer.toString(port));
        tokens.put('r', user);
        tokens.put('n', alias);
        tokens.put('u', System.getProperty("user.name", ""));
        if (builder.userKey == null && builder.privateKey == null) {
            builder.userKey = new OpenSshKeys(home, config, tokens).find();
        }
        builder.route = route;
        builder.jumps = jumps;
        builder.name = builder.name == null ? alias : builder.name;
        builder.hostname = builder.hostname == null ? alias : builder.hostname;
        if (jumps.isEmpty() && (builder.publicAddress == null || builder.privateAddress == null)) {
            InetAddress address = address(alias, host);
            builder.publicAddress = builder.publicAddress == null ? address : builder.publicAddress;
            builder.privateAddress = builder.privateAddress == null ? address : builder.privateAddress;
        }
    }

    private SshEndpoint endpoint(String alias, OpenSshConfig config, Hop hop, Route route, SshNodeBuilder builder) {
        String host = host(alias, hop, config);
        int port = port(hop, config);
        String name = KnownHosts.nameOf(config.first("HostKeyAlias").orElse(host), port);
        String hostKey = new KnownHostKeys(alias, KnownHosts.read(knownHostsFiles(config)), route)
                .find(name, host, port, Deadline.in(builder.connectTimeout));
        return new SshEndpoint(host, port, user(hop, config), hostKey);
    }

    private OpenSshConfig config(String alias) {
        return OpenSshConfig.of(home, home.resolve(".ssh/config"), alias, options);
    }

    private static String host(String alias, Hop hop, OpenSshConfig config) {
        return OpenSshPaths.expand(config.first("HostName").orElse("%h"), Map.of('h', hop.host(), 'n', alias));
    }

    private static String user(Hop hop, OpenSshConfig config) {
        return hop.user().isEmpty() ? config.first("User").orElse(System.getProperty("user.name")) : hop.user();
    }

    private static int port(Hop hop, OpenSshConfig config) {
        return hop.port() > 0 ? hop.port() : port(config);
    }

    /** The nodes that the way leads over; the last hop, which is the nearest to the host, first. */
    private List<SshNode> jumps(String alias, String jump, SshNodeBuilder builder, int depth) {
        if (depth > MOST_HOPS) {
            throw new InvalidInputException(
                    "The way to " + alias + " has more than " + MOST_HOPS + " jump hosts: do they lead in a circle?");
        }
        List<SshNode> jumps = new ArrayList<>();
        try {
            for (String text : jump.split(",", -1)) {
                Hop hop = Hop.of(text);
                SshNodeBuilder next = SshNode.builder()
                        .name(hop.host())
                        .role(Role.of("jump"))
                        .connectTimeout(builder.connectTimeout)
                        .longestSilence(builder.longestSilence)
                        // Nobody uses these of a jump host, and only the one before it may know them.
                        .publicAddress(InetAddress.getLoopbackAddress())
                        .privateAddress(InetAddress.getLoopbackAddress());
                OpenSshConfig config = OpenSshConfig.of(home, home.resolve(".ssh/config"), hop.host());
                String own = jump(hop.host(), config);
                if (jumps.isEmpty() && !own.isEmpty()) {
                    jumps.addAll(jumps(hop.host(), own, builder, depth + 1));
                }
                apply(hop.host(), config, hop, jumps.isEmpty() ? List.of() : List.of(jumps.get(0)), next);
                // They are closed by the node at the end of the way, each once.
                next.jumps = List.of();
                jumps.add(0, next.build());
            }
        } catch (RuntimeException | Error e) {
            jumps.forEach(SshNode::close);
            throw e;
        }
        return Collections.unmodifiableList(jumps);
    }

    private List<Path> knownHostsFiles(OpenSshConfig config) {
        List<String> files = config.all("UserKnownHostsFile");
        return (files.isEmpty() ? List.of("~/.ssh/known_hosts", "~/.ssh/known_hosts2") : files)
                .stream().map(file -> OpenSshPaths.absolute(home, file)).toList();
    }

    /** Empty if there is none. A jump host that the pattern of its own ProxyJump matches does not jump to itself. */
    private static String jump(String alias, OpenSshConfig config) {
        return config.first("ProxyJump")
                .filter(value -> !value.equals("none"))
                .filter(value -> value.contains(",") || !Hop.of(value).host().equals(alias))
                .orElse("");
    }

    private static int port(OpenSshConfig config) {
        String port = config.first("Port").orElse("22");
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("'Port " + port + "' is not a port", e);
        }
    }

    private static InetAddress address(String alias, String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).findFirst().orElseThrow();
        } catch (UnknownHostException e) {
            throw new InvalidInputException(
                    Trouble.NO_CONNECTION.explain("The name '" + host + "' of " + alias
                            + " cannot be resolved. Is it spelled right, and does it need a ProxyJump?"),
                    e);
        }
    }
}
