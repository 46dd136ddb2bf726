// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.testkit;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What parameters of tests get. */
final class Parameters {

    private static final Set<Class<?>> OURS = Set.of(Cluster.class, Nodes.class, Node.class);

    private Parameters() {}

    static boolean isOurs(ParameterContext parameter) {
        return OURS.contains(parameter.getParameter().getType()) || parameter.isAnnotated(InRole.class);
    }

    static Object resolve(ParameterContext parameter, Cluster cluster) {
        Class<?> type = parameter.getParameter().getType();
        Optional<InRole> wanted = parameter.findAnnotation(InRole.class);
        if (!OURS.contains(type)) {
            return refuse(parameter, "@InRole is for parameters of the types Nodes and Node");
        }
        if (type == Cluster.class) {
            return wanted.isEmpty() ? cluster : refuse(parameter, "a Cluster has nodes of all its roles: take Nodes");
        }
        Nodes nodes =
                wanted.map(role -> inRole(parameter, cluster, role.value())).orElseGet(cluster::nodes);
        if (type == Nodes.class) {
            return nodes;
        }
        if (wanted.isEmpty() && nodes.size() > 1) {
            return refuse(parameter, "the cluster has " + nodes + ": say which with @InRole");
        }
        int index = wanted.map(InRole::index).orElse(0);
        if (index < 0 || index >= nodes.size()) {
            return refuse(parameter, "there is no node " + index + " of that role, only " + nodes);
        }
        return nodes.asList().get(index);
    }

    static ParameterResolutionException noCluster(ParameterContext parameter) {
        return new ParameterResolutionException(parameter.getParameter() + " of "
                + parameter.getDeclaringExecutable()
                + " gets no cluster, since there is none here: one for each test is there in tests, @BeforeEach and"
                + " @AfterEach; one for the class in its constructor, @BeforeAll and @AfterAll too");
    }

    private static Nodes inRole(ParameterContext parameter, Cluster cluster, String role) {
        Nodes nodes = cluster.nodes(Role.of(role));
        if (nodes.isEmpty()) {
            refuse(
                    parameter,
                    "the cluster has no nodes of role '" + role + "'; it has: "
                            + cluster.nodes().stream()
                                    .map(Node::role)
                                    .distinct()
                                    .toList());
        }
        return nodes;
    }

    private static Object refuse(ParameterContext parameter, String why) {
        throw new ParameterResolutionException(
                parameter.getParameter() + " of " + parameter.getDeclaringExecutable() + " cannot be given: " + why);
    }
}
