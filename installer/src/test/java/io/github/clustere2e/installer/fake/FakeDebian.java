// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.fake;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.installer.fake.FakeNode.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Not a distribution: it answers the scripts for Debian packages as a node that lacks all packages, or none. */
public final class FakeDebian implements FakeNode.Answers {

    private final FakeNode node;
    private final String distribution;
    private final String installedDigest;
    private boolean installed;

    private FakeDebian(FakeNode node, String distribution, String installedDigest) {
        this.node = node;
        this.distribution = distribution;
        this.installedDigest = installedDigest;
    }

    public static FakeDebian on(FakeNode node, String distribution, String installedDigest) {
        FakeDebian debian = new FakeDebian(node, distribution, installedDigest);
        node.answering(debian);
        return debian;
    }

    public FakeDebian withAllInstalled() {
        installed = true;
        return this;
    }

    @Override
    public Answer answer(Command command, String script) {
        List<String> arguments = command.arguments();
        if (script.contains("dpkg-query -W")) {
            String missing = installed ? "" : String.join("\n", arguments.subList(3, arguments.size())) + "\n";
            return Answer.of("deb " + distribution + "\n" + installedDigest + "\n" + missing);
        }
        if (script.contains("apt update")) {
            node.files()
                    .write(
                            arguments.get(3) + "/packages.tar",
                            ("packages for " + distribution).getBytes(StandardCharsets.UTF_8),
                            Set.of());
            return Answer.of("");
        }
        if (script.contains("apt-get -q install")) {
            boolean changed = !installed;
            installed = true;
            return Answer.of(changed ? "Setting up etcd-server (3.4.23-4+b4) ..." : "0 newly installed");
        }
        return Answer.of("");
    }
}
