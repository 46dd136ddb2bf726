// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.benchmarks;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterSpec;
import io.github.clustere2e.api.Clusters;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.Role;
import io.github.clustere2e.ssh.SshKeyPair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** A command on a warm connection, against a loop that does nothing but what jsch needs to run it. */
final class CommandBenchmark {

    private static final int WARM_UP = 300;
    private static final int COUNTED = 500;
    private static final String PROGRAM = "exec true";
    private static final String BUILTIN = "true";

    private CommandBenchmark() {}

    static void run(int rounds, Samples samples) throws Exception {
        try (Cluster cluster = Clusters.create(
                ClusterSpec.builder().name("benchmark").nodes(Role.AGENT, 1).build())) {
            Node node = cluster.nodes().first();
            Session session = bareSession(node);
            try {
                for (int i = 0; i < WARM_UP; i++) {
                    node.run("true");
                    bareRun(session, PROGRAM);
                    bareRun(session, BUILTIN);
                }
                for (int round = 0; round < rounds; round++) {
                    double ours = median(() -> node.run("true"));
                    samples.add(
                            "run(\"true\"), against a bare jsch loop for 'exec true', the same program",
                            ours,
                            median(() -> bareRun(session, PROGRAM)));
                    samples.add(
                            "run(\"true\"), against a bare jsch loop for 'true', which the shell answers itself",
                            ours,
                            median(() -> bareRun(session, BUILTIN)));
                }
            } finally {
                session.disconnect();
            }
        }
    }

    /** A user's first loop: the host key is not looked at, because nothing is done that could harm. */
    private static Session bareSession(Node node) throws JSchException {
        SshKeyPair key = SshKeyPair.generate("benchmark");
        node.run("sh", "-c", "echo '" + key.publicKey() + "' >> /root/.ssh/authorized_keys");
        JSch jsch = new JSch();
        jsch.addIdentity("benchmark", key.privateKey(), key.publicKey().getBytes(StandardCharsets.UTF_8), new byte[0]);
        Session session = jsch.getSession("root", node.publicAddress().getHostAddress(), 22);
        session.setConfig("StrictHostKeyChecking", "no");
        session.connect();
        return session;
    }

    private static int bareRun(Session session, String command) throws JSchException, IOException {
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        channel.setCommand(command);
        channel.setInputStream(null);
        InputStream output = channel.getInputStream();
        channel.connect();
        output.readAllBytes();
        while (!channel.isClosed()) {
            Thread.onSpinWait(); // the fastest that a loop can know it
        }
        channel.disconnect();
        return channel.getExitStatus();
    }

    private static double median(Callable<?> command) throws Exception {
        long[] times = new long[COUNTED];
        for (int i = 0; i < COUNTED; i++) {
            long begun = System.nanoTime();
            command.call();
            times[i] = System.nanoTime() - begun;
        }
        Arrays.sort(times);
        return times[COUNTED / 2] / 1e9;
    }
}
