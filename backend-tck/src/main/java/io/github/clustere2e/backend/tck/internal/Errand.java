// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.internal;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Lease;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.OptionValue;
import io.github.clustere2e.api.Role;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What {@link OtherProcess} has done: the errand, the provider's class, the cluster's name, and options by name. */
final class Errand {

    private final ClusterProvider provider;
    private final String name;
    private final List<OptionValue> options;
    /** The standard output, whatever the provider does with {@code System.out}. */
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Errand(ClusterProvider provider, String name, List<OptionValue> options) {
        this.provider = provider;
        this.name = name;
        this.options = options;
    }

    /** Does the errand, and tells of it line by line. */
    public static void main(String[] arguments) throws Exception {
        ClusterProvider provider = Class.forName(arguments[1])
                .asSubclass(ClusterProvider.class)
                .getConstructor()
                .newInstance();
        List<OptionValue> options =
                Arrays.stream(arguments).skip(3).map(OptionValue::parse).toList();
        new Errand(provider, arguments[2], options).run(arguments[0]);
    }

    private void run(String errand) throws IOException {
        switch (errand) {
            case "attach" -> attach();
            case "create-standing" -> provider.create(spec(Lease.standing())).close();
            case "create-owned" -> createAndWait();
            default -> throw new IllegalArgumentException(errand);
        }
    }

    private void attach() {
        try (Cluster cluster = provider.attach(name)) {
            for (Node node : cluster.nodes()) {
                out.println(node.name() + " " + node.run("uname", "-n").stdout() + " "
                        + node.privateAddress().getHostAddress());
            }
        }
    }

    /** The cluster is owned by this process until somebody kills it, or ends its input. */
    private void createAndWait() throws IOException {
        try (Cluster cluster = provider.create(spec(Lease.owned()))) {
            out.println("made");
            int any = System.in.read();
            out.println(cluster.name() + " goes after " + any);
        }
    }

    private ClusterSpec spec(Lease lease) {
        ClusterSpec.Builder spec = ClusterSpec.builder().name(name).lease(lease).nodes(Role.AGENT, 1);
        if (!options.isEmpty()) {
            spec.options(provider.readOptions(options));
        }
        return spec.build();
    }
}
