// SPDX-License-Identifier: Apache-2.0
package io.github.clustere2e.backend.tck.sabotage;

import io.github.clustere2e.api.Cluster;
import io.github.clustere2e.api.ClusterProvider;
import io.github.clustere2e.api.Command;
import io.github.clustere2e.api.CommandFailedException;
import io.github.clustere2e.api.CommandResult;
import io.github.clustere2e.api.Node;
import io.github.clustere2e.api.NodeFiles;
import io.github.clustere2e.api.RunningCommand;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Where a backend can be broken: its clusters, their nodes, their files, their commands, or the commands' results. */
final class Twists {

    private Twists() {}

    static UnaryOperator<ClusterProvider> clusters(UnaryOperator<Cluster> twist) {
        return provider -> new TwistedProvider(provider) {
            @Override
            Cluster twist(Cluster cluster) {
                return twist.apply(cluster);
            }
        };
    }

    /** Only clusters whose names have that word. */
    static UnaryOperator<Cluster> in(String word, UnaryOperator<Cluster> twist) {
        return cluster -> isOf(word, cluster.name()) ? twist.apply(cluster) : cluster;
    }

    static boolean isOf(String word, String name) {
        return name.startsWith("tck-" + word + "-");
    }

    static UnaryOperator<ClusterProvider> nodes(UnaryOperator<Node> twist) {
        return clusters(cluster -> new TwistedCluster(cluster) {
            @Override
            Node twist(Node node) {
                return twist.apply(node);
            }
        });
    }

    static UnaryOperator<ClusterProvider> files(Function<Node, NodeFiles> twist) {
        return nodes(node -> new TwistedNode(node) {
            @Override
            public NodeFiles files() {
                return twist.apply(node);
            }
        });
    }

    /** What is run instead of a command. */
    static UnaryOperator<ClusterProvider> commands(UnaryOperator<Command> twist) {
        return starts((node, command) -> node.start(twist.apply(command)));
    }

    /** What is started instead of a command. */
    static UnaryOperator<ClusterProvider> starts(BiFunction<Node, Command, RunningCommand> start) {
        return nodes(node -> new TwistedNode(node) {
            @Override
            public RunningCommand start(Command command) {
                return start.apply(node, command);
            }
        });
    }

    static UnaryOperator<ClusterProvider> runs(UnaryOperator<RunningCommand> twist) {
        return starts((node, command) -> twist.apply(node.start(command)));
    }

    /** What comes of a command, also as an error. */
    static UnaryOperator<ClusterProvider> results(UnaryOperator<CommandResult> twist) {
        return runs(running -> new TwistedRun(running) {
            @Override
            public CommandResult await() {
                try {
                    return judged(twist.apply(inner.await()));
                } catch (CommandFailedException e) {
                    return judged(twist.apply(e.result()));
                }
            }

            @Override
            public Optional<CommandResult> await(Duration limit) {
                return inner.await(limit).map(twist);
            }
        });
    }

    /** As every backend judges a result. */
    private static CommandResult judged(CommandResult result) {
        if (!result.succeeded() && !result.command().anyExitStatus()) {
            throw new CommandFailedException(result);
        }
        return result;
    }

    static CommandResult withStatus(CommandResult result, int status) {
        return with(result, status, result.stdoutBytes(), result.stderrBytes());
    }

    static CommandResult with(CommandResult result, int status, byte[] stdout, byte[] stderr) {
        return new CommandResult(
                result.node(),
                result.command(),
                status,
                stdout,
                stderr,
                result.stdoutSize(),
                result.stderrSize(),
                result.duration());
    }

    static boolean has(Command command, String word) {
        return command.arguments().stream().anyMatch(argument -> argument.contains(word));
    }
}
