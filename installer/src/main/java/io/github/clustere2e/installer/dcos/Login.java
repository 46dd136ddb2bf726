// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.installer.dcos;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.installer.Step;
import io.github.clustere2e.installer.StepContext;
import io.github.clustere2e.installer.internal.NodeHttp;
import io.github.clustere2e.installer.internal.Yaml;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** How waiting comes to a session: Admin Router answers, and in an enterprise DC/OS the superuser logs in over TLS. */
final class Login {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Node master;
    private final DcosSettings settings;
    private final StepContext context;

    private Login(Node master, DcosSettings settings, StepContext context) {
        this.master = master;
        this.settings = settings;
        this.context = context;
    }

    static Step<Session> step(Node master, DcosSettings settings, Collection<? extends Step<?>> before) {
        return Step.on(master, DcosCheck.ADMIN_ROUTER.toString())
                .describedAs("wait until Admin Router answers; enterprise: log in as "
                        + settings.superuser().name())
                .needs(before)
                .yields(context -> new Login(master, settings, context).session());
    }

    private Session session() {
        boolean tls = isTlsEnabled();
        String root = (tls ? "https://" : "http://") + DcosConfig.address(master);
        await(DcosCheck.ADMIN_ROUTER, "Admin Router answers", http -> {
            int status = http.get(URI.create(root + "/"), ANSWER).status();
            return status < 500 ? "" : "it answers " + status;
        });
        DcosVariant variant =
                settings.variant().orElseGet(() -> DcosCluster.buildInfo(master).variant());
        return variant == DcosVariant.OPEN ? Session.open(master) : superuser(root, tls);
    }

    private Session superuser(String root, boolean tls) {
        NodeHttp http = NodeHttp.onAnyCertificate(master);
        NodeHttp trusting = tls ? http.trusting(authority(root)) : http;
        Superuser superuser = settings.superuser();
        String credentials = Yaml.json(Map.of("uid", superuser.name(), "password", superuser.password()));
        AtomicReference<String> token = new AtomicReference<>("");
        await(DcosCheck.LOGIN, superuser + " can log in", any -> {
            NodeHttp.Response response =
                    trusting.post(URI.create(root + "/acs/api/v1/auth/login"), credentials, ANSWER);
            if (response.status() != 200) {
                return "the login as " + superuser + " is answered " + response.status()
                        + (response.status() == 401
                                ? ": say superuser-username and superuser-password as they were when it was installed"
                                : "");
            }
            token.set(String.valueOf(Yaml.map(response.body(), "the answer").get("token")));
            return "";
        });
        return new Session(master, trusting.header("Authorization", "token=" + token.get()), root);
    }

    /** Nothing can be verified before this is there; what comes with it goes to the node that is authenticated by SSH. */
    private byte[] authority(String root) {
        AtomicReference<NodeHttp.Response> pem = new AtomicReference<>();
        await(DcosCheck.CERTIFICATE, "the authority has its certificate", http -> {
            NodeHttp.Response response = http.get(URI.create(root + "/ca/dcos-ca.crt"), ANSWER);
            pem.set(response);
            return response.status() == 200 ? "" : "it answers " + response.status();
        });
        return Objects.requireNonNull(pem.get()).body().getBytes(StandardCharsets.UTF_8);
    }

    private boolean isTlsEnabled() {
        CommandResult file = master.asRoot()
                .run(Command.builder("cat", Places.BOOTSTRAP_CONFIG)
                        .anyExitStatus()
                        .idempotent()
                        .build());
        return file.succeeded()
                && Boolean.parseBoolean(String.valueOf(
                        Yaml.map(file.stdout(), Places.BOOTSTRAP_CONFIG).get("ssl_enabled")));
    }

    private void await(DcosCheck check, String what, HttpCheck.Question<NodeHttp> question) {
        HttpCheck.of(what, settings.limit(check), node -> question.ask(NodeHttp.onAnyCertificate(node)))
                .await(master, context::note);
    }
}
