// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.internal.NodeHttp;
import io.github.clustere2e.installer.internal.Yaml;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the services of DC/OS are asked, over a master's SSH connection. An open DC/OS is asked at the services' own ports on
 * that master, where no login is needed, so that no user has to be made for it; an enterprise one through Admin Router, as
 * its superuser.
 *
 * @param master the way
 * @param http with the token and the authority, if there are
 * @param root Admin Router's address; empty for the services' own ports
 */
record Session(Node master, NodeHttp http, String root) {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** One of the services, at its own port or behind Admin Router. */
    enum Service {
        MARATHON(8080, "/service/marathon"),
        EXHIBITOR(8181, "/exhibitor"),
        MESOS(5050, "/mesos"),
        METRONOME(9000, "/service/metronome"),
        DIAGNOSTICS(1050, "");

        private final int port;
        private final String routed;

        Service(int port, String routed) {
            this.port = port;
            this.routed = routed;
        }
    }

    static Session open(Node master) {
        return new Session(master, NodeHttp.onAnyCertificate(master), "");
    }

    NodeHttp.Response get(Service service, String path) throws IOException {
        String base =
                root.isEmpty() ? "http://" + DcosConfig.address(master) + ":" + service.port : root + service.routed;
        return http.follow(URI.create(base + path), ANSWER);
    }

    /** An agent by itself, or by Admin Router, which knows it by its id. */
    NodeHttp.Response agentState(String address, String id) throws IOException {
        return root.isEmpty()
                ? http.get(URI.create("http://" + address + ":5051/state"), ANSWER)
                : http.get(URI.create(root + "/slave/" + id + "/slave%281%29/state"), ANSWER);
    }

    /** The agents that have registered, as Mesos tells of them. */
    List<Map<?, ?>> agents() throws IOException {
        return items(get(Service.MESOS, "/slaves"), "slaves");
    }

    /** The objects in a list that an answer has under a key; the whole answer is the list if there is no key. */
    static List<Map<?, ?>> items(NodeHttp.Response response, String key) throws IOException {
        if (response.status() != 200) {
            throw new IOException("it answers " + response.status());
        }
        Object value = key.isEmpty()
                ? Yaml.map("{list: " + response.body() + "}", "the answer").get("list")
                : Yaml.map(response.body(), "the answer").get(key);
        Stream<?> items = value instanceof List<?> list ? list.stream() : Stream.empty();
        return items.<Map<?, ?>>mapMulti((item, next) -> {
                    if (item instanceof Map<?, ?> map) {
                        next.accept(map);
                    }
                })
                .toList();
    }
}
