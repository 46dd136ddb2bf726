// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.docker.internal.files;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.TopContainerResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of a container, as the engine's machine sees them. */
final class TopText {

    private TopText() {}

    static String of(DockerClient client, String container) {
        TopContainerResponse top = client.topContainerCmd(container)
                .withPsArgs("-eo pid,ppid,user,stat,pcpu,rss,etime,args")
                .exec();
        String[][] processes = top.getProcesses();
        return Stream.concat(
                        Stream.<String[]>of(top.getTitles()), processes == null ? Stream.empty() : Stream.of(processes))
                .map(row -> String.join("\t", row) + "\n")
                .collect(Collectors.joining());
    }
}
