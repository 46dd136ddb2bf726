// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.InvalidInputException;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.condition.Answer;
import io.github.clustere2e.installer.condition.Condition;
import io.github.clustere2e.installer.internal.Yaml;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The check that DC/OS itself has of a node: by {@code dcos-check-runner} since 1.12, before by others. */
final class PostStart {

    private static final String SCRIPT = """
            [ -e %s ] || { echo 'DC/OS is not unpacked yet'; exit 1; }
            set -a; . %s; set +a
            if command -v dcos-check-runner >/dev/null; then exec dcos-check-runner check node-poststart; fi
            if command -v dcos-diagnostics >/dev/null; then exec dcos-diagnostics check node-poststart; fi
            if command -v 3dt >/dev/null; then exec 3dt --diag; fi
            echo 'none of dcos-check-runner, dcos-diagnostics and 3dt is there yet'; exit 1
            """.formatted(Places.ENVIRONMENT, Places.ENVIRONMENT);

    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int SHOWN = 600;

    private PostStart() {}

    static Condition condition(Duration limit) {
        return Condition.of("node-poststart succeeds", (node, left) -> ask(node))
                .within(limit);
    }

    private static Answer ask(Node node) {
        CommandResult result = node.asRoot()
                .run(Command.builder("bash", "-c", SCRIPT)
                        .timeout(ANSWER)
                        .anyExitStatus()
                        .idempotent()
                        .build());
        if (result.succeeded()) {
            return Answer.yes();
        }
        return Setup.failure(node)
                .map(Answer::never)
                .orElseGet(() -> Answer.notYet("status " + result.exitStatus() + ", " + failing(result)));
    }

    /** Of the checks that it prints as JSON, those that do not succeed; older ones print text. */
    private static String failing(CommandResult result) {
        String said = (result.stdout() + " " + result.stderr()).strip().replaceAll("\\s+", " ");
        if (checks(result.stdout()) instanceof Map<?, ?> checks) {
            return checks.entrySet().stream()
                    .map(check -> check.getKey() + failure(check.getValue()))
                    .filter(text -> text.contains(": "))
                    .collect(Collectors.joining("; "));
        }
        return said.length() > SHOWN ? said.substring(0, SHOWN) : said;
    }

    private static @Nullable Object checks(String text) {
        try {
            return text.startsWith("{") ? Yaml.map(text, "the checks").get("checks") : null;
        } catch (InvalidInputException e) {
            return null; // it is shown as it is
        }
    }

    private static String failure(Object check) {
        return check instanceof Map<?, ?> map && !Integer.valueOf(0).equals(map.get("status"))
                ? ": " + map.get("output")
                : "";
    }
}
