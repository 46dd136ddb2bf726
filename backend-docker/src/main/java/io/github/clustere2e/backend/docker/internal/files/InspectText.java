// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.io.IOException;
import java.util.Set;

/** All that the engine keeps of a container, as {@code docker inspect} shows it, but for what may be secret. */
final class InspectText {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Variables that every container has, and that tell nothing that is anybody's. */
    private static final Set<String> SHOWN = Set.of("PATH", "container", "LANG", "LC_ALL", "TERM", "HOME", "HOSTNAME");

    private InspectText() {}

    static String of(InspectContainerResponse inspected) throws IOException {
        JsonNode all = MAPPER.valueToTree(inspected.getRawValues());
        hide(all);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    /** Values of environment variables are where passwords are, wherever they are listed. */
    private static void hide(JsonNode node) {
        if (node instanceof ObjectNode object && object.get("Env") instanceof ArrayNode variables) {
            for (int i = 0; i < variables.size(); i++) {
                variables.set(i, TextNode.valueOf(hidden(variables.get(i).asText())));
            }
        }
        node.forEach(InspectText::hide);
    }

    private static String hidden(String variable) {
        int equals = variable.indexOf('=');
        return equals < 0 || SHOWN.contains(variable.substring(0, equals))
                ? variable
                : variable.substring(0, equals) + "=***";
    }
}
