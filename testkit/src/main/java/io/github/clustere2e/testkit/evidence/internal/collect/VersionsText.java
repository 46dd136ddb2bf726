// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit.evidence.internal.collect;

import io.github.clustere2e.testkit.evidence.internal.NodeFacts;
import io.github.clustere2e.testkit.evidence.internal.Situation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What everything is: ours, this machine, the backend, and the nodes. */
final class VersionsText {

    private static final Pattern PRETTY_NAME = Pattern.compile("PRETTY_NAME=\"?([^\"]*)\"?");
    private static final Pattern SYSTEMD = Pattern.compile("systemd \\d+.*");
    private static final Pattern KERNEL = Pattern.compile("Linux \\S+ (\\S+).*");

    private VersionsText() {}

    static String of(Situation situation, Path root) {
        StringBuilder text = new StringBuilder();
        String ours = Optional.ofNullable(VersionsText.class.getPackage().getImplementationVersion())
                .orElse("development");
        line(text, "Cluster E2E", ours);
        line(text, "Java", property("java.vendor") + " " + property("java.runtime.version"));
        line(text, "system", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        line(
                text,
                "this machine",
                Runtime.getRuntime().availableProcessors() + " processors, "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB for Java at most");
        situation.cluster().ifPresent(cluster -> {
            line(text, "cluster", cluster.name());
            line(text, "backend", cluster.backend());
        });
        situation.nodes().forEach(node -> line(text, node.name(), system(node, root)));
        return text.toString();
    }

    private static String system(NodeFacts node, Path root) {
        Optional<Path> file = node.files().stream()
                .filter(each -> each.name().equals("state/system.txt"))
                .map(each -> root.resolve(each.path()))
                .findFirst();
        try {
            List<String> lines = file.isPresent() ? Reading.lines(file.get()) : List.of();
            List<String> found =
                    List.of(first(lines, PRETTY_NAME, 1), first(lines, KERNEL, 0), first(lines, SYSTEMD, 0));
            String known = String.join(
                    "; ", found.stream().filter(each -> !each.isEmpty()).toList());
            return known.isEmpty() ? "unknown: it did not tell" : known;
        } catch (IOException e) {
            return "unknown: " + e;
        }
    }

    private static String first(List<String> lines, Pattern pattern, int group) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(parts -> parts.group(group))
                .findFirst()
                .orElse("");
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append(what).append(": ").append(value).append('\n');
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
