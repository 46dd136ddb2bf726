// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.Nodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done on several nodes at once. */
@Timeout(60)
class NodesTest {

    @Test
    void aFileIsSentToAllAndTheirAnswersAreFolded(@TempDir Path directory) throws Exception {
        Path local = Files.writeString(directory.resolve("local"), "content\n");
        Path remote = directory.resolve("remote");
        try (RealSshd sshd = RealSshd.start()) {
            List<SshNode> built = IntStream.range(0, 3)
                    .mapToObj(i -> sshd.node().name("node_" + i).build())
                    .toList();
            Nodes nodes = Nodes.of(built).atMost(2);

            nodes.upload(local, remote.toString());

            assertThat(nodes.run(Command.of("cat", remote.toString())).folded()).isEqualTo("""
                            ----------------
                            node_[0-2] (3 nodes)
                            ----------------
                            content""");
            built.forEach(SshNode::close);
        }
    }
}
