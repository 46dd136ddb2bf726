// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeException;
import io.github.clustere2e.api.Nodes;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.installer.Done;
import io.github.clustere2e.installer.InstallPlan;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.Tasks;
import io.github.clustere2e.installer.internal.NodeHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The plan that waits until DC/OS is up: the checks of {@link DcosCheck}, one after the other. */
final class Readiness {

    private final InstallPlan.Builder plan;
    private final Cluster cluster;
    private final DcosSettings settings;
    private final Node master;
    private final int masters;
    private final Nodes agents;

    Readiness(InstallPlan.Builder plan, Cluster cluster, DcosSettings settings) {
        DcosRoles.check(cluster);
        this.plan = plan;
        this.cluster = cluster;
        this.settings = settings;
        this.master = cluster.nodes(Role.MASTER).first();
        this.masters = cluster.nodes(Role.MASTER).size();
        this.agents =
                Nodes.of(cluster.nodes().stream().filter(DcosRoles::isAgent).toList());
    }

    static InstallPlan plan(Cluster cluster, DcosSettings settings) {
        InstallPlan.Builder plan = InstallPlan.builder("wait for DC/OS");
        new Readiness(plan, cluster, settings).add(Map.of());
        return plan.build();
    }

    /**
     * A master is asked as soon as its own step is done, if it has one; everything else waits for all.
     *
     * @param after what comes before, by the node's name
     */
    void add(Map<String, ? extends Step<?>> after) {
        List<Step<?>> before = new ArrayList<>(after.values());
        for (Node node : cluster.nodes(Role.MASTER)) {
            Step<?> own = after.get(node.name());
            before.add(plan.add(Step.on(node, DcosCheck.POSTSTART.toString())
                    .describedAs("wait until " + DcosCheck.POSTSTART.meaning())
                    .needs(own == null ? after.values() : List.of(own))
                    .does(Tasks.await(PostStart.condition(settings.limit(DcosCheck.POSTSTART))))));
        }
        if (settings.httpChecks()) {
            addHttpChecks(before);
        }
    }

    private void addHttpChecks(List<Step<?>> before) {
        Step<Session> login = plan.add(Login.step(master, settings, before));
        Step<Done> marathon = check(
                master,
                DcosCheck.MARATHON,
                login,
                List.of(),
                session -> answers200(session.get(Session.Service.MARATHON, "/v2/info")));
        Step<Done> exhibitor = check(master, DcosCheck.EXHIBITOR, login, List.of(marathon), this::serving);
        Step<Done> registered = check(master, DcosCheck.AGENTS, login, List.of(exhibitor), this::agents);
        List<Step<Done>> states = agents.stream()
                .map(agent -> check(
                        agent, DcosCheck.AGENT_STATE, login, List.of(registered), session -> state(session, agent)))
                .toList();
        Step<Done> metronome = check(
                master,
                DcosCheck.METRONOME,
                login,
                states.isEmpty() ? List.of(registered) : states,
                session -> answers200(session.get(Session.Service.METRONOME, "/v1/jobs")));
        check(master, DcosCheck.UNITS, login, List.of(metronome), this::healthy);
    }

    /** The step is about one node; the question goes over the master that the session is with. */
    private Step<Done> check(
            Node about,
            DcosCheck check,
            Step<Session> login,
            List<Step<Done>> before,
            HttpCheck.Question<Session> question) {
        return plan.add(Step.on(about, check.toString())
                .describedAs("wait until " + check.meaning())
                .needs(login)
                .needs(before)
                .does(context -> {
                    Session session = context.valueOf(login);
                    HttpCheck.of(check.meaning(), settings.limit(check), node -> question.ask(session))
                            .await(about, context::note);
                }));
    }

    private static String answers200(NodeHttp.Response response) {
        return response.status() == 200 ? "" : "it answers " + response.status();
    }

    private String serving(Session session) throws IOException {
        List<Map<?, ?>> members =
                Session.items(session.get(Session.Service.EXHIBITOR, "/exhibitor/v1/cluster/status"), "");
        long serving = members.stream()
                .filter(member -> "serving".equals(member.get("description")))
                .count();
        return serving == masters
                ? ""
                : serving + " of " + masters + " serve: "
                        + members.stream()
                                .map(member -> member.get("hostname") + " is " + member.get("description"))
                                .collect(Collectors.joining(", "));
    }

    private String agents(Session session) throws IOException {
        List<String> known = session.agents().stream()
                .map(agent -> String.valueOf(agent.get("hostname")))
                .toList();
        List<Node> missing = agents.stream()
                .filter(agent -> !known.contains(DcosConfig.address(agent)))
                .toList();
        missing.forEach(Readiness::giveUpIfSetupFailed);
        return known.size() >= agents.size()
                ? ""
                : known.size() + " of " + agents.size() + ", without "
                        + missing.stream().map(Node::name).toList();
    }

    private String state(Session session, Node agent) throws IOException {
        String address = DcosConfig.address(agent);
        String id = session.agents().stream()
                .filter(one -> address.equals(one.get("hostname")))
                .map(one -> String.valueOf(one.get("id")))
                .findFirst()
                .orElse("");
        try {
            return answers200(session.agentState(address, id));
        } catch (IOException e) {
            giveUpIfSetupFailed(agent);
            throw e;
        }
    }

    private static void giveUpIfSetupFailed(Node agent) {
        Setup.failure(agent).ifPresent(why -> {
            throw new NodeException(agent.name(), why, null);
        });
    }

    private String healthy(Session session) throws IOException {
        return Session.items(session.get(Session.Service.DIAGNOSTICS, "/system/health/v1/units"), "units").stream()
                .filter(unit -> !Integer.valueOf(0).equals(unit.get("health")))
                .map(unit -> unit.get("id") + " is not healthy")
                .collect(Collectors.joining(", "));
    }
}
